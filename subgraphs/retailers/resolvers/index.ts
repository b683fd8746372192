import { Buyer } from './buyer.ts';
import { Listing } from './listing.ts';
import { Mutation } from './mutation.ts';
import { Order, OrderLine } from './order.ts';
import {
  CancelOrderPayload,
  ConfirmOrderPayload,
  DecideReturnPayload,
  PlaceOrderPayload,
  ReceiveReturnPayload,
  RequestReturnPayload,
  WithdrawReturnPayload,
} from './payloads.ts';
import { Query } from './query.ts';
import { Retailer } from './retailer.ts';
import { Return, ReturnLine } from './return.ts';
import { Sku } from './sku.ts';
import { Viewer } from './viewer.ts';

export const resolvers = {
  Buyer,
  CancelOrderPayload,
  ConfirmOrderPayload,
  DecideReturnPayload,
  Listing,
  Mutation,
  Order,
  OrderLine,
  PlaceOrderPayload,
  Query,
  ReceiveReturnPayload,
  RequestReturnPayload,
  Retailer,
  Return,
  ReturnLine,
  Sku,
  Viewer,
  WithdrawReturnPayload,
};
