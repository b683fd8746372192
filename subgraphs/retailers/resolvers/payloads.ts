import type {
  CancelOrderPayloadResolvers,
  ConfirmOrderPayloadResolvers,
  DecideReturnPayloadResolvers,
  PlaceOrderPayloadResolvers,
  ReceiveReturnPayloadResolvers,
  RequestReturnPayloadResolvers,
  WithdrawReturnPayloadResolvers,
} from '../generated.ts';

const order: NonNullable<PlaceOrderPayloadResolvers['order']> = ({ orderId }, _arguments, { loaders }) =>
  orderId === null ? null : loaders.orderById.load(orderId);

export const PlaceOrderPayload: PlaceOrderPayloadResolvers = { order };
export const ConfirmOrderPayload: ConfirmOrderPayloadResolvers = { order };
export const CancelOrderPayload: CancelOrderPayloadResolvers = { order };

const returned: NonNullable<RequestReturnPayloadResolvers['return']> = (
  { returnId },
  _arguments,
  { loaders },
) => (returnId === null ? null : loaders.returnById.load(returnId));

export const RequestReturnPayload: RequestReturnPayloadResolvers = { return: returned };
export const DecideReturnPayload: DecideReturnPayloadResolvers = { return: returned };
export const WithdrawReturnPayload: WithdrawReturnPayloadResolvers = { return: returned };
export const ReceiveReturnPayload: ReceiveReturnPayloadResolvers = { return: returned };
