import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { acceptSettlementQuote } from '../services/accept-settlement-quote.ts';
import { capturePayment } from '../services/capture-payment.ts';
import { refundPayment } from '../services/refund-payment.ts';
import { requestSettlement } from '../services/request-settlement.ts';

const noPayment = (): { readonly paymentId: string | null } => ({ paymentId: null });
const noSettlement = (): { readonly settlementId: string | null } => ({ settlementId: null });

export const Mutation: MutationResolvers = {
  capturePayment: (_root, { input }, context) => payloadOf(() => capturePayment(context, input), noPayment),
  refundPayment: (_root, { input }, context) => payloadOf(() => refundPayment(context, input), noPayment),
  requestSettlement: (_root, { input }, context) =>
    payloadOf(() => requestSettlement(context, input), noSettlement),
  acceptSettlementQuote: (_root, { input }, context) =>
    payloadOf(() => acceptSettlementQuote(context, input), noSettlement),
};
