/** What the resolvers of a type receive as their parent: `FooMapper` is that of type `Foo`. */
import type { PageInfoValue } from '../../runtime/page.ts';
import type { UserErrorValue } from '../../runtime/payload.ts';
import type { Address } from './domain/address.ts';
import type { OrderLine } from './domain/order.ts';
import type { ReturnLine } from './domain/return.ts';
import type { BuyerRecord } from './models/buyer.ts';
import type { Listing } from './models/listing.ts';
import type { OrderRecord } from './models/order.ts';
import type { RetailerRecord } from './models/retailer.ts';
import type { ReturnRecord } from './models/return.ts';

/** An entity of another subgraph, of which only the id is known here. */
interface Reference {
  readonly id: string;
}

export type AddressMapper = Address;
export type BuyerMapper = BuyerRecord;
export type ListingMapper = Listing;
export type OrderMapper = OrderRecord;
export type OrderLineMapper = OrderLine;
export type PageInfoMapper = PageInfoValue;
export type RetailerMapper = RetailerRecord;
export type ReturnMapper = ReturnRecord;
export type ReturnLineMapper = ReturnLine & { readonly orderId: string };
export type SkuMapper = Reference;
export type ZoneMapper = Reference;

/** Answers are stored for replay, so they hold the id; the order is read when it is asked for. */
interface OrderPayload {
  readonly orderId: string | null;
  readonly replayed: boolean;
  readonly userErrors: readonly UserErrorValue[];
}

export type PlaceOrderPayloadMapper = OrderPayload;
export type ConfirmOrderPayloadMapper = OrderPayload;
export type CancelOrderPayloadMapper = OrderPayload;

/** As with orders. */
interface ReturnPayload {
  readonly returnId: string | null;
  readonly replayed: boolean;
  readonly userErrors: readonly UserErrorValue[];
}

export type RequestReturnPayloadMapper = ReturnPayload;
export type DecideReturnPayloadMapper = ReturnPayload;
export type WithdrawReturnPayloadMapper = ReturnPayload;
export type ReceiveReturnPayloadMapper = ReturnPayload;
