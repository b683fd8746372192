import { partyOf, partyRoleOf, requireScope, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { LogisticsContext } from '../context.ts';
import { bookerOf } from '../domain/booking-right.ts';
import { cancel } from '../domain/shipment.ts';
import { returnBookerOf } from '../domain/return-booking.ts';
import type { CancelShipmentInput } from '../generated.ts';
import { forgetShipment } from '../loaders.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { ShipmentRecord } from '../models/shipment.ts';
import { isCarrierOf } from './is-carrier-of.ts';
import { loadShipment } from './load-shipment.ts';
import { saveShipment } from './save-shipment.ts';

const MAX_REASON = 500;

/** Gives a shipment up that is not loaded: by whoever may book all of it, or by its carrier. */
export async function cancelShipment(
  context: LogisticsContext,
  input: CancelShipmentInput,
): Promise<Answered<{ readonly shipmentId: string }>> {
  const viewer = requireScope(context.viewer, 'shipments:write');
  const { shipmentId } = input;
  const { reason } = readFields([], {
    reason: () => (input.reason == null ? null : parseText(input.reason, MAX_REASON)),
  });
  const answer = await context.write(
    { mutation: 'cancelShipment', party: partyOf(viewer), input },
    async (transaction) => {
      const { session, now } = transaction;
      const before = await loadShipment(context, { shipmentId, session }, (shipment) =>
        mayCancel(context, { viewer, shipment }, session),
      );
      await saveShipment(
        context.models,
        { before, after: cancel(before, reason, now), report: null, by: partyRoleOf(viewer) },
        transaction,
      );
      return { shipmentId };
    },
  );
  forgetShipment(context.loaders, shipmentId);
  return answer;
}

async function mayCancel(
  { models }: LogisticsContext,
  { viewer, shipment }: { readonly viewer: Viewer; readonly shipment: ShipmentRecord },
  session: Transaction['session'],
): Promise<boolean> {
  if (isCarrierOf(viewer, shipment)) return true;
  const order = await models.orderFacts.findById(shipment.orderId).session(session).lean<OrderFactsRecord>();
  const asking = { role: partyRoleOf(viewer), partyId: viewer.partyId };
  if (shipment.returnId !== null) return order !== null && returnBookerOf(order, asking) !== null;
  const booker = order && bookerOf(order, asking);
  if (!booker) return false;
  const isOwn = (lineNumber: number) =>
    order.lines.some(({ number, supplierId }) => number === lineNumber && supplierId === booker.supplierId);
  return booker.supplierId === null || shipment.lines.every(({ lineNumber }) => isOwn(lineNumber));
}
