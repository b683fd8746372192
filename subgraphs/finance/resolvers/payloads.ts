import type {
  AcceptSettlementQuotePayloadResolvers,
  CapturePaymentPayloadResolvers,
  LiftPayoutStopPayloadResolvers,
  RefundPaymentPayloadResolvers,
  RequestSettlementPayloadResolvers,
  StopPayoutPayloadResolvers,
} from '../generated.ts';
import { paymentFor, settlementFor } from '../services/order-money-views.ts';

export const CapturePaymentPayload: CapturePaymentPayloadResolvers = {
  payment: ({ paymentId }, _arguments, context) =>
    paymentId === null ? null : paymentFor(context, paymentId),
};

export const RefundPaymentPayload: RefundPaymentPayloadResolvers = {
  payment: ({ paymentId }, _arguments, context) =>
    paymentId === null ? null : paymentFor(context, paymentId),
};

export const RequestSettlementPayload: RequestSettlementPayloadResolvers = {
  settlement: ({ settlementId }, _arguments, context) =>
    settlementId === null ? null : settlementFor(context, settlementId),
};

export const AcceptSettlementQuotePayload: AcceptSettlementQuotePayloadResolvers = {
  settlement: ({ settlementId }, _arguments, context) =>
    settlementId === null ? null : settlementFor(context, settlementId),
};

export const StopPayoutPayload: StopPayoutPayloadResolvers = {
  order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
};

export const LiftPayoutStopPayload: LiftPayoutStopPayloadResolvers = {
  order: ({ orderId }) => (orderId === null ? null : { id: orderId }),
};
