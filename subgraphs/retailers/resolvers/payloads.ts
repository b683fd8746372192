import type {
  CancelOrderPayloadResolvers,
  ConfirmOrderPayloadResolvers,
  PlaceOrderPayloadResolvers,
} from '../generated.ts';

const order: NonNullable<PlaceOrderPayloadResolvers['order']> = ({ orderId }, _arguments, { loaders }) =>
  orderId === null ? null : loaders.orderById.load(orderId);

export const PlaceOrderPayload: PlaceOrderPayloadResolvers = { order };
export const ConfirmOrderPayload: ConfirmOrderPayloadResolvers = { order };
export const CancelOrderPayload: CancelOrderPayloadResolvers = { order };
