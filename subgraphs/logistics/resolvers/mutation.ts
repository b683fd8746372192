import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { bookShipment } from '../services/book-shipment.ts';
import { cancelShipment } from '../services/cancel-shipment.ts';
import { reportShipment } from '../services/report-shipment.ts';

type Written = { readonly shipmentId: string | null };

const refused = (): Written => ({ shipmentId: null });

export const Mutation: MutationResolvers = {
  bookShipment: (_root, { input }, context) =>
    payloadOf<Written>(() => bookShipment(context, input), refused),
  cancelShipment: (_root, { input }, context) =>
    payloadOf<Written>(() => cancelShipment(context, input), refused),
  reportShipment: (_root, { input }, context) =>
    payloadOf<Written>(() => reportShipment(context, input), refused),
};
