import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '../../values/money.ts';
import type { Quantity as QuantityValue, Weight as WeightValue } from '../../values/quantity.ts';
import type { Viewer as ViewerValue } from '../../runtime/viewer.ts';
import type { AddressMapper, BuyerMapper, ListingMapper, OrderMapper, OrderLineMapper, PageInfoMapper, RetailerMapper, ReturnMapper, ReturnLineMapper, SkuMapper, ZoneMapper, PlaceOrderPayloadMapper, ConfirmOrderPayloadMapper, CancelOrderPayloadMapper, RequestReturnPayloadMapper, DecideReturnPayloadMapper, WithdrawReturnPayloadMapper, ReceiveReturnPayloadMapper } from './mappers.ts';
import type { RetailersContext } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An ISO 3166-1 alpha-2 country, such as "DE". */
  CountryCode: { input: string; output: string; }
  /** An ISO 4217 currency, such as "EUR". */
  CurrencyCode: { input: string; output: string; }
  /** A legal day in China (UTC+8), such as "2026-11-23". Fields of this type end in `On`, `From` or `To`; ranges include both ends. */
  Date: { input: string; output: string; }
  /** An instant in UTC, such as "2026-11-23T14:10:00Z". Fields of this type are named `at` or end in `At`. */
  DateTime: { input: string; output: Date | string; }
  /** An exact decimal number as a string, such as "12.50"; never a float. */
  Decimal: { input: string; output: string; }
  /** A Harmonized System code of 4, 6, 8 or 10 digits without dots, such as "9503". */
  HsCode: { input: string; output: string; }
  /** A calendar month in China (UTC+8), such as "2026-11". */
  Month: { input: string; output: string; }
  /** A UN/ECE Recommendation 20 unit, such as "KGM" (kilogram), "NPR" (pair) or "C62" (piece). */
  UnitCode: { input: string; output: string; }
  _FieldSet: { input: string; output: string; }
};

/** A consignee with an address. */
export type Address = {
  readonly __typename?: 'Address';
  /** City. */
  readonly city: Scalars['String']['output'];
  /** Country. */
  readonly country: Scalars['CountryCode']['output'];
  /** Street lines; 1 to 3. */
  readonly lines: ReadonlyArray<Scalars['String']['output']>;
  /** Person or firm. */
  readonly name: Scalars['String']['output'];
  /** Phone in E.164; null = none. */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** Postal code; null where the country has none. */
  readonly postalCode?: Maybe<Scalars['String']['output']>;
  /** State or province; null = none. */
  readonly region?: Maybe<Scalars['String']['output']>;
};

/** A consignee with an address; personal data, seen by the order's parties alone. */
export type AddressInput = {
  /** City. */
  readonly city: Scalars['String']['input'];
  /** Country. */
  readonly country: Scalars['CountryCode']['input'];
  /** Street lines; 1 to 3. */
  readonly lines: ReadonlyArray<Scalars['String']['input']>;
  /** Person or firm. */
  readonly name: Scalars['String']['input'];
  /** Phone in E.164; null = none. */
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** Postal code; null where the country has none. */
  readonly postalCode?: InputMaybe<Scalars['String']['input']>;
  /** State or province; null = none. */
  readonly region?: InputMaybe<Scalars['String']['input']>;
};

/** Who buys; there for the buyer itself, for whoever reads one of its orders, and for the platform's operator. */
export type Buyer = Node & {
  readonly __typename?: 'Buyer';
  /** Country. */
  readonly country: Scalars['CountryCode']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What the buyer is. */
  readonly kind: BuyerKind;
  /** Name; for the buyer and the parties of its orders alone, null once it was erased. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** What a buyer is. */
export type BuyerKind =
  /** A company. */
  | 'BUSINESS'
  /** A person. */
  | 'CONSUMER';

/** An order to give up. */
export type CancelOrderInput = {
  /** Refuse with VERSION_CONFLICT when it has another version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** Why, for the other parties. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
};

/** What cancelOrder did. */
export type CancelOrderPayload = {
  readonly __typename?: 'CancelOrderPayload';
  /** The order; null when refused. */
  readonly order?: Maybe<Order>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** To whom. */
export type Channel =
  /** Businesses. */
  | 'B2B'
  /** Consumers. */
  | 'B2C';

/** An order to confirm. */
export type ConfirmOrderInput = {
  /** Refuse with VERSION_CONFLICT when it has another version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
};

/** What confirmOrder did. */
export type ConfirmOrderPayload = {
  readonly __typename?: 'ConfirmOrderPayload';
  /** The order; null when refused. */
  readonly order?: Maybe<Order>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An answer to a return. */
export type DecideReturnInput = {
  /** True agrees, false refuses. */
  readonly approve: Scalars['Boolean']['input'];
  /** Refuse with VERSION_CONFLICT when it has another version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for the buyer. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Which return. */
  readonly returnId: Scalars['ID']['input'];
};

/** What decideReturn did. */
export type DecideReturnPayload = {
  readonly __typename?: 'DecideReturnPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The return; null when refused. */
  readonly return?: Maybe<Return>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A buyer to forget. */
export type EraseBuyerInput = {
  /** Which buyer. */
  readonly buyerId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** What eraseBuyer did. */
export type EraseBuyerPayload = {
  readonly __typename?: 'EraseBuyerPayload';
  /** The buyer, without personal data; null when refused. */
  readonly buyer?: Maybe<Buyer>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What happens to the good rows of a call when others are bad. */
export type ErrorPolicy =
  /** Write nothing. */
  | 'REJECT_ALL'
  /** Write the good rows. */
  | 'REJECT_FAILED';

/** Delivery terms, Incoterms 2020. */
export type Incoterm =
  /** Cost and freight; sea only. */
  | 'CFR'
  /** Cost, insurance and freight; sea only. */
  | 'CIF'
  /** Carriage and insurance paid to. */
  | 'CIP'
  /** Carriage paid to. */
  | 'CPT'
  /** Delivered at place. */
  | 'DAP'
  /** Delivered duty paid. */
  | 'DDP'
  /** Delivered at place unloaded. */
  | 'DPU'
  /** Ex works. */
  | 'EXW'
  /** Free alongside ship; sea only. */
  | 'FAS'
  /** Free carrier. */
  | 'FCA'
  /** Free on board; sea only. */
  | 'FOB';

/** Language of a name. */
export type Lang =
  /** English. */
  | 'EN'
  /** Chinese. */
  | 'ZH';

/** A SKU offered in a market. What is not for sale is there for its retailer alone. */
export type Listing = Node & {
  readonly __typename?: 'Listing';
  /** To whom. */
  readonly channel: Channel;
  /** When it was first published. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Where. */
  readonly market: Scalars['CountryCode']['output'];
  /** Price of one sales unit, without import taxes. */
  readonly price: Money;
  /** Who offers it. */
  readonly retailer: Retailer;
  /** What is offered. */
  readonly sku?: Maybe<Sku>;
  /** Whether it can be bought. */
  readonly status: ListingStatus;
  /** In the market's language. */
  readonly title: Scalars['String']['output'];
  /** When its retailer last changed it. */
  readonly updatedAt: Scalars['DateTime']['output'];
};

/** A page of listings. */
export type ListingConnection = {
  readonly __typename?: 'ListingConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<ListingEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Listing>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type ListingEdge = {
  readonly __typename?: 'ListingEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Listing;
};

/** Which listings; conditions are joined by and. */
export type ListingFilter = {
  /** To whom. */
  readonly channel?: InputMaybe<Channel>;
  /** Where it is sold. */
  readonly market?: InputMaybe<Scalars['CountryCode']['input']>;
  /** By whom. */
  readonly retailerId?: InputMaybe<Scalars['ID']['input']>;
  /** Words or beginnings of words of the title; at most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** What. */
  readonly skuId?: InputMaybe<Scalars['ID']['input']>;
};

/** One listing. */
export type ListingInput = {
  /** To whom. */
  readonly channel: Channel;
  /** False takes it off sale. */
  readonly forSale?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where; IP_BLOCKED when a right forbids it there today, by the day in China. */
  readonly market: Scalars['CountryCode']['input'];
  /** Price of one sales unit, above 0. */
  readonly price: MoneyInput;
  /** What; NOT_FOUND when no supplier has published it. */
  readonly skuId: Scalars['ID']['input'];
  /** In the market's language; 1 to 200 characters. */
  readonly title: Scalars['String']['input'];
};

/** What became of one row. */
export type ListingResult = {
  readonly __typename?: 'ListingResult';
  /** Why it was refused; at most 10. */
  readonly errors: ReadonlyArray<UserError>;
  /** Row number, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The listing after the call; null when refused. */
  readonly listing?: Maybe<Listing>;
};

/** Order of listings. */
export type ListingSort =
  /** Newest first. */
  | 'NEWEST'
  /** Matches of whole words first, then of beginnings, each newest first; newest first without a search. */
  | 'RELEVANCE';

/** Whether a listing can be bought. */
export type ListingStatus =
  /** It can. */
  | 'FOR_SALE'
  /** A right in the market forbids it since; it is for sale again by itself when the right ends. */
  | 'IP_BLOCKED'
  /** Its retailer took it off sale. */
  | 'WITHDRAWN';

/** An exact amount in one currency. */
export type Money = {
  readonly __typename?: 'Money';
  /** In major units, such as "12.50" euro. */
  readonly amount: Scalars['Decimal']['output'];
  /** Its currency. */
  readonly currency: Scalars['CurrencyCode']['output'];
};

/** An exact amount in one currency. */
export type MoneyInput = {
  /** In major units, with at most the currency's number of decimals. */
  readonly amount: Scalars['Decimal']['input'];
  /** Its currency. */
  readonly currency: Scalars['CurrencyCode']['input'];
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Gives an order up; possible until goods are loaded. Of a confirmed order stock and money are given back once logistics says that nothing was loaded meanwhile. */
  readonly cancelOrder?: Maybe<CancelOrderPayload>;
  /** The supplier agrees; holds become commitments. */
  readonly confirmOrder?: Maybe<ConfirmOrderPayload>;
  /** Agrees to a return or refuses it. */
  readonly decideReturn?: Maybe<DecideReturnPayload>;
  /** Erases a buyer's personal data for good; the buyer stays, without a name. For the buyer itself and the operator. */
  readonly eraseBuyer?: Maybe<EraseBuyerPayload>;
  /** Checks listing, price, MOQ and IP, holds the stock, opens the order: one call for the buyer. */
  readonly placeOrder?: Maybe<PlaceOrderPayload>;
  /** Creates or updates listings by (retailer, SKU, market, channel). */
  readonly publishListings?: Maybe<PublishListingsPayload>;
  /** Counts what came back. */
  readonly receiveReturn?: Maybe<ReceiveReturnPayload>;
  /** Opens a buyer's account. For the platform's operator. */
  readonly registerBuyer?: Maybe<RegisterBuyerPayload>;
  /** Opens a retailer's account. For the platform's operator. */
  readonly registerRetailer?: Maybe<RegisterRetailerPayload>;
  /** Asks to send goods back. */
  readonly requestReturn?: Maybe<RequestReturnPayload>;
  /** Takes a return back, by who asked for it; possible until its goods are loaded. What was booked for it is given up. */
  readonly withdrawReturn?: Maybe<WithdrawReturnPayload>;
};


export type MutationCancelOrderArgs = {
  input: CancelOrderInput;
};


export type MutationConfirmOrderArgs = {
  input: ConfirmOrderInput;
};


export type MutationDecideReturnArgs = {
  input: DecideReturnInput;
};


export type MutationEraseBuyerArgs = {
  input: EraseBuyerInput;
};


export type MutationPlaceOrderArgs = {
  input: PlaceOrderInput;
};


export type MutationPublishListingsArgs = {
  input: PublishListingsInput;
};


export type MutationReceiveReturnArgs = {
  input: ReceiveReturnInput;
};


export type MutationRegisterBuyerArgs = {
  input: RegisterBuyerInput;
};


export type MutationRegisterRetailerArgs = {
  input: RegisterRetailerInput;
};


export type MutationRequestReturnArgs = {
  input: RequestReturnInput;
};


export type MutationWithdrawReturnArgs = {
  input: WithdrawReturnInput;
};

/** Anything that can be fetched again with `node(id)`. */
export type Node = {
  /** Global and opaque; the same for ever. */
  readonly id: Scalars['ID']['output'];
};

/** The spine: one order, to which each party's subgraph adds its part. */
export type Order = Node & {
  readonly __typename?: 'Order';
  /** Who buys. */
  readonly buyer: Buyer;
  /** Why a party gave it up, in its words; personal data, null once erased. */
  readonly cancelReason?: Maybe<Scalars['String']['output']>;
  /** When it last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** To whom. */
  readonly channel: Channel;
  /** To whom and where; personal data, for the order's parties alone, null once erased. */
  readonly deliverTo?: Maybe<Address>;
  /** To be paid in advance; null = none. */
  readonly deposit?: Maybe<Money>;
  /** Country where the goods go. */
  readonly destination: Scalars['CountryCode']['output'];
  /** Taken off. */
  readonly discount: Money;
  /** Freight that the buyer pays. */
  readonly freight: Money;
  /** Sum of the lines. */
  readonly goods: Money;
  /** When the stock hold ends by itself; null = no hold, or confirmed. */
  readonly holdExpiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Delivery terms. */
  readonly incoterm: Incoterm;
  /** Insurance that the buyer pays. */
  readonly insurance: Money;
  /** What; 1 to 100 lines. A supplier reads its own alone, and amounts of the order as if there were no others. */
  readonly lines: ReadonlyArray<OrderLine>;
  /** Place of the delivery terms; the country where a consumer's was erased, or is not the viewer's to know. */
  readonly namedPlace: Scalars['String']['output'];
  /** The retailer's own number, as on documents; no other order of the platform has it. */
  readonly number: Scalars['String']['output'];
  /** When it was placed. */
  readonly placedAt: Scalars['DateTime']['output'];
  /** Who sells. */
  readonly retailer: Retailer;
  /** Goods that come back, oldest first; at most 20. */
  readonly returns: ReadonlyArray<Return>;
  /** Where it stands. */
  readonly status: OrderStatus;
  /** When the buyer pays. */
  readonly terms: PaymentTerms;
  /** goods + freight + insurance - discount. */
  readonly total: Money;
  /** Grows by 1 with each change. */
  readonly version: Scalars['Int']['output'];
};

/** A page of order items. */
export type OrderConnection = {
  readonly __typename?: 'OrderConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<OrderEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Order>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type OrderEdge = {
  readonly __typename?: 'OrderEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Order;
};

/** Which orders; conditions are joined by and. */
export type OrderFilter = {
  /** Bought by. */
  readonly buyerId?: InputMaybe<Scalars['ID']['input']>;
  /** Changed at or after; the pull twin of orderChanged. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** To whom. */
  readonly channel?: InputMaybe<Channel>;
  /** Any of these; at most 5. */
  readonly statuses?: InputMaybe<ReadonlyArray<OrderStatus>>;
};

/** One SKU of an order. */
export type OrderLine = {
  readonly __typename?: 'OrderLine';
  /** quantity x unitPrice. */
  readonly amount: Money;
  /** From 1. */
  readonly number: Scalars['Int']['output'];
  /** Sales units. */
  readonly quantity: Scalars['Int']['output'];
  /** What. */
  readonly sku?: Maybe<Sku>;
  /** Price of one sales unit. */
  readonly unitPrice: Money;
};

/** One line to order. */
export type OrderLineInput = {
  /** Which listing. */
  readonly listingId: Scalars['ID']['input'];
  /** Sales units, above 0. */
  readonly quantity: Scalars['Int']['input'];
};

/** Order of orders. */
export type OrderSort =
  /** Changed first, first: for following changes. */
  | 'CHANGED'
  /** Placed last, first. */
  | 'NEWEST'
  /** Placed first, first. */
  | 'OLDEST';

/** Where an order stands. */
export type OrderStatus =
  /** Given up before loading; FULFILLING again where goods were loaded before their carrier had heard of it. */
  | 'CANCELLED'
  /** Delivered, and the ledger is closed. */
  | 'COMPLETED'
  /** The supplier agreed. */
  | 'CONFIRMED'
  /** A shipment is booked. */
  | 'FULFILLING'
  /** Stock is held. */
  | 'PLACED';

/** Where a page ends. Pages run forward only. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /** Cursor of the last item, for `after`; null on an empty page. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** More items follow. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** This page was asked for with a cursor. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** A party to the trade. */
export type PartyRole =
  /** Customs, tax, foreign exchange, commerce, IP; reads and blocks, never edits. */
  | 'AUTHORITY'
  /** Buys them. */
  | 'BUYER'
  /** Moves them. */
  | 'CARRIER'
  /** Declares them to customs. */
  | 'DECLARANT'
  /** Pays, settles, refunds, insures. */
  | 'FINANCE'
  /** This platform. */
  | 'PLATFORM'
  /** Sells them abroad. */
  | 'RETAILER'
  /** Makes or supplies the goods. */
  | 'SUPPLIER';

/** When the buyer pays. */
export type PaymentTerms =
  /** 30 % before, 70 % against documents. */
  | 'DEPOSIT_30_70'
  /** By letter of credit. */
  | 'DOCUMENTARY_CREDIT'
  /** After delivery. */
  | 'OPEN_ACCOUNT'
  /** All before shipping. */
  | 'PREPAID';

/** An order. */
export type PlaceOrderInput = {
  /** Who buys. */
  readonly buyerId: Scalars['ID']['input'];
  /** To whom and where the goods go. */
  readonly deliverTo: AddressInput;
  /** Refuse with PRICE_CHANGED when the total differs. */
  readonly expectedTotal?: InputMaybe<MoneyInput>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Delivery terms. */
  readonly incoterm: Incoterm;
  /** What, from one retailer; 1 to 100 lines. */
  readonly lines: ReadonlyArray<OrderLineInput>;
  /** Place of the delivery terms. */
  readonly namedPlace: Scalars['String']['input'];
  /** The shipping quote that gives the freight; null = freight 0. */
  readonly shippingQuoteId?: InputMaybe<Scalars['ID']['input']>;
  /** When the buyer pays. */
  readonly terms: PaymentTerms;
};

/** What placeOrder did. */
export type PlaceOrderPayload = {
  readonly __typename?: 'PlaceOrderPayload';
  /** The order; null when refused. */
  readonly order?: Maybe<Order>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Listings of one retailer. */
export type PublishListingsInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 1 to 500 rows; a (SKU, market, channel) twice is DUPLICATE. */
  readonly listings: ReadonlyArray<ListingInput>;
  /** What to do about bad rows. */
  readonly onError?: InputMaybe<ErrorPolicy>;
  /** Whose listings. */
  readonly retailerId: Scalars['ID']['input'];
};

/** What publishListings did. */
export type PublishListingsPayload = {
  readonly __typename?: 'PublishListingsPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** One per row, in order, at most 500; empty when everything was refused. */
  readonly results: ReadonlyArray<ListingResult>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An exact quantity in one unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** Its unit. */
  readonly unit: Scalars['UnitCode']['output'];
  /** How many units. */
  readonly value: Scalars['Decimal']['output'];
};

/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type Query = {
  readonly __typename?: 'Query';
  /** A listing. */
  readonly listing?: Maybe<Listing>;
  /** Storefront search: what is for sale. */
  readonly listings?: Maybe<ListingConnection>;
  /** An order, for its parties. */
  readonly order?: Maybe<Order>;
  /** Orders to which the viewer is a party; authorities read across parties. */
  readonly orders?: Maybe<OrderConnection>;
  /** A retailer. */
  readonly retailer?: Maybe<Retailer>;
  /** Who asks, by the token. */
  readonly viewer?: Maybe<Viewer>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryListingArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ListingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ListingSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryOrderArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<OrderFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<OrderSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryRetailerArgs = {
  id: Scalars['ID']['input'];
};

/** What came back. */
export type ReceiveReturnInput = {
  /** Refuse with VERSION_CONFLICT when it has another version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What was counted, by line; at most 100 lines. A line that is not named did not come back. */
  readonly lines: ReadonlyArray<ReceivedLineInput>;
  /** Which return. */
  readonly returnId: Scalars['ID']['input'];
};

/** What receiveReturn did. */
export type ReceiveReturnPayload = {
  readonly __typename?: 'ReceiveReturnPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The return; null when refused. */
  readonly return?: Maybe<Return>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What came back of one line. */
export type ReceivedLineInput = {
  /** Sales units that came back otherwise, from 0. */
  readonly damaged?: InputMaybe<Scalars['Int']['input']>;
  /** Line of the order, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
  /** Sales units in original state, from 0; these go back into stock. */
  readonly quantity: Scalars['Int']['input'];
};

/** A buyer. */
export type RegisterBuyerInput = {
  /** Country. */
  readonly country: Scalars['CountryCode']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What the buyer is. */
  readonly kind: BuyerKind;
  /** Name of the person or company, 1 to 200 characters; personal data. */
  readonly name: Scalars['String']['input'];
};

/** What registerBuyer did. */
export type RegisterBuyerPayload = {
  readonly __typename?: 'RegisterBuyerPayload';
  /** The buyer; null when refused. */
  readonly buyer?: Maybe<Buyer>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A retailer. */
export type RegisterRetailerInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Trade name; 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Its pilot zone; null = none. */
  readonly zoneId?: InputMaybe<Scalars['ID']['input']>;
};

/** What registerRetailer did. */
export type RegisterRetailerPayload = {
  readonly __typename?: 'RegisterRetailerPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The retailer; null when refused. */
  readonly retailer?: Maybe<Retailer>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Goods to send back. */
export type RequestReturnInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What; 1 to 100 lines. */
  readonly lines: ReadonlyArray<ReturnLineInput>;
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** Why. */
  readonly reason: ReturnReason;
};

/** What requestReturn did. */
export type RequestReturnPayload = {
  readonly __typename?: 'RequestReturnPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The return; null when refused. */
  readonly return?: Maybe<Return>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A shop or trading company that sells to the world. */
export type Retailer = Node & {
  readonly __typename?: 'Retailer';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What it sells; to the retailer itself also what is not for sale now. */
  readonly listings: ListingConnection;
  /** Trade name. */
  readonly name: Scalars['String']['output'];
  /** Its pilot zone; null = none. */
  readonly zone?: Maybe<Zone>;
};


/** A shop or trading company that sells to the world. */
export type RetailerListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ListingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ListingSort>;
};

/** Goods that come back. */
export type Return = Node & {
  readonly __typename?: 'Return';
  /** When it last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The seller's words when it agreed or refused; null = none. */
  readonly decisionReason?: Maybe<Scalars['String']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What; at most 100 lines. */
  readonly lines: ReadonlyArray<ReturnLine>;
  /** Of which order. */
  readonly order: Order;
  /** Why. */
  readonly reason: ReturnReason;
  /** What the buyer is owed for what came back; null until received. A supplier reads that of its own goods. */
  readonly refundDue?: Maybe<Money>;
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** By whom it was asked for. */
  readonly requestedBy: PartyRole;
  /** Where it stands. */
  readonly status: ReturnStatus;
  /** Grows by 1 with each change. */
  readonly version: Scalars['Int']['output'];
};

/** One line that comes back. */
export type ReturnLine = {
  readonly __typename?: 'ReturnLine';
  /** Sales units that came back otherwise; null until received. */
  readonly damaged?: Maybe<Scalars['Int']['output']>;
  /** Line of the order. */
  readonly line: OrderLine;
  /** Sales units asked for. */
  readonly quantity: Scalars['Int']['output'];
  /** Sales units that came back in original state; null until received. */
  readonly received?: Maybe<Scalars['Int']['output']>;
};

/** One line of a return. */
export type ReturnLineInput = {
  /** Line of the order, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
  /** Sales units, above 0. */
  readonly quantity: Scalars['Int']['input'];
};

/** Why goods come back. */
export type ReturnReason =
  /** Broken. */
  | 'DAMAGED'
  /** Not as described. */
  | 'NOT_AS_DESCRIBED'
  /** Never delivered. */
  | 'UNDELIVERABLE'
  /** Unsold in an overseas warehouse. */
  | 'UNSOLD'
  /** Not wanted any more. */
  | 'UNWANTED';

/** Where a return stands. */
export type ReturnStatus =
  /** Agreed. */
  | 'APPROVED'
  /** At customs; a refund already paid is repaid first. */
  | 'AT_CUSTOMS'
  /** Money and stock are settled; or the carrier lost the goods, or took them back to the buyer. */
  | 'CLOSED'
  /** On the way. */
  | 'IN_TRANSIT'
  /** Back. */
  | 'RECEIVED'
  /** Not agreed. */
  | 'REFUSED'
  /** Asked for. */
  | 'REQUESTED'
  /** Taken back by who asked for it; goods that were loaded before their carrier heard of it are IN_TRANSIT after it. */
  | 'WITHDRAWN';

/** A dated rule that an answer used. */
export type Rule = {
  readonly __typename?: 'Rule';
  /** Its row in the reference data. */
  readonly key: Scalars['String']['output'];
  /** True for sample data that an operator has to replace. */
  readonly sample: Scalars['Boolean']['output'];
  /** The law or notice behind it. */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** What it says, in one sentence. */
  readonly text: Scalars['String']['output'];
  /** First day on which it holds. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day on which it holds; null = open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** How grave it is. */
export type Severity =
  /** To act on. */
  | 'HIGH'
  /** To know. */
  | 'LOW'
  /** To look at. */
  | 'MEDIUM';

export type Sku = {
  readonly __typename?: 'Sku';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Where it is for sale. */
  readonly listings?: Maybe<ListingConnection>;
};


export type SkuListingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ListingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ListingSort>;
};

/** Why a write was refused, in whole or for one row. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** Stable, for programs. */
  readonly code: UserErrorCode;
  /** Path in the input, such as ["items", "3", "quantity"]; null when it is about the whole. */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** For people, in English. */
  readonly message: Scalars['String']['output'];
};

/** Every reason for which a write is refused. Clients must expect new ones. */
export type UserErrorCode =
  /** The declaration line is in another live claim. */
  | 'ALREADY_CLAIMED'
  /** Under the minimum order quantity. */
  | 'BELOW_MOQ'
  /** Amounts in different currencies. */
  | 'CURRENCY_MISMATCH'
  /** The same thing is already there, or twice in one call. */
  | 'DUPLICATE'
  /** This idempotency key was used with another input. */
  | 'IDEMPOTENCY_MISMATCH'
  /** Not possible in the present status. */
  | 'ILLEGAL_TRANSITION'
  /** A value breaks a rule that the message names. */
  | 'INVALID'
  /** The first call with this key still runs; repeat later. */
  | 'IN_PROGRESS'
  /** A right in the target market forbids it. */
  | 'IP_BLOCKED'
  /** Over a limit of credit, cover or size. */
  | 'LIMIT_EXCEEDED'
  /** Documents and declaration differ; see Order.match. */
  | 'MATCH_FAILED'
  /** Customs mode not allowed for this channel, zone or date. */
  | 'MODE_NOT_ALLOWED'
  /** No such object, or none that the viewer may see. */
  | 'NOT_FOUND'
  /** Customs has not released the goods. */
  | 'NOT_RELEASED'
  /** Not enough stock. */
  | 'OUT_OF_STOCK'
  /** The total differs from expectedTotal. */
  | 'PRICE_CHANGED'
  /** Proceeds not received, and no payout instead. */
  | 'PROCEEDS_MISSING'
  /** No refund rate for this heading and date. */
  | 'RATE_UNKNOWN'
  /** A tax refund on the goods has to be repaid first. */
  | 'REFUND_TO_REPAY'
  /** No rule for this date. */
  | 'RULE_UNKNOWN'
  /** A call before this one is missing; see expectedSequence. */
  | 'SEQUENCE_GAP'
  /** Older than what is already known. */
  | 'STALE'
  /** The legal date has passed. */
  | 'TOO_LATE'
  /** Somebody changed it in between; read it again. */
  | 'VERSION_CONFLICT';

/** The account that asks; each subgraph adds the viewer's own objects. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The account, as the token names it. */
  readonly account: Scalars['String']['output'];
  /** The viewer as a buyer; null in another role. */
  readonly buyer?: Maybe<Buyer>;
  /** In which role it acts. */
  readonly party: PartyRole;
  /** The viewer's retailer; null in another role. */
  readonly retailer?: Maybe<Retailer>;
  /** What the token allows, such as "inventory:write"; at most 50. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};

/** A weight. */
export type Weight = {
  readonly __typename?: 'Weight';
  /** In whole grams. */
  readonly grams: Scalars['Int']['output'];
  /** The same in kilograms, as customs documents write it. */
  readonly kilograms: Scalars['Decimal']['output'];
};

/** A weight. */
export type WeightInput = {
  /** In whole grams, above 0. */
  readonly grams: Scalars['Int']['input'];
};

/** Which return is not sent after all. */
export type WithdrawReturnInput = {
  /** Refuse with VERSION_CONFLICT when it has another version. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which return. */
  readonly returnId: Scalars['ID']['input'];
};

/** What withdrawReturn did. */
export type WithdrawReturnPayload = {
  readonly __typename?: 'WithdrawReturnPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The return; null when refused. */
  readonly return?: Maybe<Return>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Zone = {
  readonly __typename?: 'Zone';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Buyer: Buyer;
  Listing: Listing;
  Order: Order;
  Retailer: Retailer;
  Return: Return;
  Sku: Sku;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Buyer:
    ( { __typename: 'Buyer' }
    & GraphQLRecursivePick<FederationTypes['Buyer'], {"id":true}> );
  Listing:
    ( { __typename: 'Listing' }
    & GraphQLRecursivePick<FederationTypes['Listing'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Retailer:
    ( { __typename: 'Retailer' }
    & GraphQLRecursivePick<FederationTypes['Retailer'], {"id":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"id":true}> );
  Sku:
    ( { __typename: 'Sku' }
    & GraphQLRecursivePick<FederationTypes['Sku'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( BuyerMapper )
    | ( ListingMapper )
    | ( OrderMapper )
    | ( RetailerMapper )
    | ( ReturnMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Address: ResolverTypeWrapper<AddressMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AddressInput: AddressInput;
  Buyer: ResolverTypeWrapper<BuyerMapper>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  BuyerKind: BuyerKind;
  CancelOrderInput: CancelOrderInput;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CancelOrderPayload: ResolverTypeWrapper<CancelOrderPayloadMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Channel: Channel;
  ConfirmOrderInput: ConfirmOrderInput;
  ConfirmOrderPayload: ResolverTypeWrapper<ConfirmOrderPayloadMapper>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DecideReturnInput: DecideReturnInput;
  DecideReturnPayload: ResolverTypeWrapper<DecideReturnPayloadMapper>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  EraseBuyerInput: EraseBuyerInput;
  EraseBuyerPayload: ResolverTypeWrapper<Omit<EraseBuyerPayload, 'buyer'> & { buyer?: Maybe<ResolversTypes['Buyer']> }>;
  ErrorPolicy: ErrorPolicy;
  HsCode: ResolverTypeWrapper<Scalars['HsCode']['output']>;
  Incoterm: Incoterm;
  Lang: Lang;
  Listing: ResolverTypeWrapper<ListingMapper>;
  ListingConnection: ResolverTypeWrapper<Omit<ListingConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['ListingEdge']>, nodes: ReadonlyArray<ResolversTypes['Listing']>, pageInfo: ResolversTypes['PageInfo'] }>;
  ListingEdge: ResolverTypeWrapper<Omit<ListingEdge, 'node'> & { node: ResolversTypes['Listing'] }>;
  ListingFilter: ListingFilter;
  ListingInput: ListingInput;
  ListingResult: ResolverTypeWrapper<Omit<ListingResult, 'listing'> & { listing?: Maybe<ResolversTypes['Listing']> }>;
  ListingSort: ListingSort;
  ListingStatus: ListingStatus;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<OrderMapper>;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversTypes['Order']>, pageInfo: ResolversTypes['PageInfo'] }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderFilter: OrderFilter;
  OrderLine: ResolverTypeWrapper<OrderLineMapper>;
  OrderLineInput: OrderLineInput;
  OrderSort: OrderSort;
  OrderStatus: OrderStatus;
  PageInfo: ResolverTypeWrapper<PageInfoMapper>;
  PartyRole: PartyRole;
  PaymentTerms: PaymentTerms;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderPayload: ResolverTypeWrapper<PlaceOrderPayloadMapper>;
  PublishListingsInput: PublishListingsInput;
  PublishListingsPayload: ResolverTypeWrapper<Omit<PublishListingsPayload, 'results'> & { results: ReadonlyArray<ResolversTypes['ListingResult']> }>;
  Quantity: ResolverTypeWrapper<QuantityValue>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReceiveReturnInput: ReceiveReturnInput;
  ReceiveReturnPayload: ResolverTypeWrapper<ReceiveReturnPayloadMapper>;
  ReceivedLineInput: ReceivedLineInput;
  RegisterBuyerInput: RegisterBuyerInput;
  RegisterBuyerPayload: ResolverTypeWrapper<Omit<RegisterBuyerPayload, 'buyer'> & { buyer?: Maybe<ResolversTypes['Buyer']> }>;
  RegisterRetailerInput: RegisterRetailerInput;
  RegisterRetailerPayload: ResolverTypeWrapper<Omit<RegisterRetailerPayload, 'retailer'> & { retailer?: Maybe<ResolversTypes['Retailer']> }>;
  RequestReturnInput: RequestReturnInput;
  RequestReturnPayload: ResolverTypeWrapper<RequestReturnPayloadMapper>;
  Retailer: ResolverTypeWrapper<RetailerMapper>;
  Return: ResolverTypeWrapper<ReturnMapper>;
  ReturnLine: ResolverTypeWrapper<ReturnLineMapper>;
  ReturnLineInput: ReturnLineInput;
  ReturnReason: ReturnReason;
  ReturnStatus: ReturnStatus;
  Rule: ResolverTypeWrapper<Rule>;
  Severity: Severity;
  Sku: ResolverTypeWrapper<SkuMapper>;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<ViewerValue>;
  Weight: ResolverTypeWrapper<WeightValue>;
  WeightInput: WeightInput;
  WithdrawReturnInput: WithdrawReturnInput;
  WithdrawReturnPayload: ResolverTypeWrapper<WithdrawReturnPayloadMapper>;
  Zone: ResolverTypeWrapper<ZoneMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Address: AddressMapper;
  String: Scalars['String']['output'];
  AddressInput: AddressInput;
  Buyer: BuyerMapper;
  ID: Scalars['ID']['output'];
  CancelOrderInput: CancelOrderInput;
  Int: Scalars['Int']['output'];
  CancelOrderPayload: CancelOrderPayloadMapper;
  Boolean: Scalars['Boolean']['output'];
  ConfirmOrderInput: ConfirmOrderInput;
  ConfirmOrderPayload: ConfirmOrderPayloadMapper;
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DecideReturnInput: DecideReturnInput;
  DecideReturnPayload: DecideReturnPayloadMapper;
  Decimal: Scalars['Decimal']['output'];
  EraseBuyerInput: EraseBuyerInput;
  EraseBuyerPayload: Omit<EraseBuyerPayload, 'buyer'> & { buyer?: Maybe<ResolversParentTypes['Buyer']> };
  HsCode: Scalars['HsCode']['output'];
  Listing: ListingMapper;
  ListingConnection: Omit<ListingConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['ListingEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Listing']>, pageInfo: ResolversParentTypes['PageInfo'] };
  ListingEdge: Omit<ListingEdge, 'node'> & { node: ResolversParentTypes['Listing'] };
  ListingFilter: ListingFilter;
  ListingInput: ListingInput;
  ListingResult: Omit<ListingResult, 'listing'> & { listing?: Maybe<ResolversParentTypes['Listing']> };
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Month: Scalars['Month']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: OrderMapper;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['OrderEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Order']>, pageInfo: ResolversParentTypes['PageInfo'] };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderFilter: OrderFilter;
  OrderLine: OrderLineMapper;
  OrderLineInput: OrderLineInput;
  PageInfo: PageInfoMapper;
  PlaceOrderInput: PlaceOrderInput;
  PlaceOrderPayload: PlaceOrderPayloadMapper;
  PublishListingsInput: PublishListingsInput;
  PublishListingsPayload: Omit<PublishListingsPayload, 'results'> & { results: ReadonlyArray<ResolversParentTypes['ListingResult']> };
  Quantity: QuantityValue;
  Query: Record<PropertyKey, never>;
  ReceiveReturnInput: ReceiveReturnInput;
  ReceiveReturnPayload: ReceiveReturnPayloadMapper;
  ReceivedLineInput: ReceivedLineInput;
  RegisterBuyerInput: RegisterBuyerInput;
  RegisterBuyerPayload: Omit<RegisterBuyerPayload, 'buyer'> & { buyer?: Maybe<ResolversParentTypes['Buyer']> };
  RegisterRetailerInput: RegisterRetailerInput;
  RegisterRetailerPayload: Omit<RegisterRetailerPayload, 'retailer'> & { retailer?: Maybe<ResolversParentTypes['Retailer']> };
  RequestReturnInput: RequestReturnInput;
  RequestReturnPayload: RequestReturnPayloadMapper;
  Retailer: RetailerMapper;
  Return: ReturnMapper;
  ReturnLine: ReturnLineMapper;
  ReturnLineInput: ReturnLineInput;
  Rule: Rule;
  Sku: SkuMapper;
  UnitCode: Scalars['UnitCode']['output'];
  UserError: UserError;
  Viewer: ViewerValue;
  Weight: WeightValue;
  WeightInput: WeightInput;
  WithdrawReturnInput: WithdrawReturnInput;
  WithdrawReturnPayload: WithdrawReturnPayloadMapper;
  Zone: ZoneMapper;
};

export type AddressResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Address'] = ResolversParentTypes['Address']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type BuyerResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Buyer'] = ResolversParentTypes['Buyer'], FederationReferenceType extends FederationReferenceTypes['Buyer'] = FederationReferenceTypes['Buyer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Buyer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['BuyerKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CancelOrderPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['CancelOrderPayload'] = ResolversParentTypes['CancelOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ConfirmOrderPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['ConfirmOrderPayload'] = ResolversParentTypes['ConfirmOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DecideReturnPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['DecideReturnPayload'] = ResolversParentTypes['DecideReturnPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EraseBuyerPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['EraseBuyerPayload'] = ResolversParentTypes['EraseBuyerPayload']> = {
  buyer?: Resolver<Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface HsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['HsCode'], any> {
  name: 'HsCode';
}

export type ListingResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Listing'] = ResolversParentTypes['Listing'], FederationReferenceType extends FederationReferenceTypes['Listing'] = FederationReferenceTypes['Listing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Listing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  market?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  retailer?: Resolver<ResolversTypes['Retailer'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ListingStatus'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ListingConnectionResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['ListingConnection'] = ResolversParentTypes['ListingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ListingEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Listing']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ListingEdgeResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['ListingEdge'] = ResolversParentTypes['ListingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Listing'], ParentType, ContextType>;
};

export type ListingResultResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['ListingResult'] = ResolversParentTypes['ListingResult']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  listing?: Resolver<Maybe<ResolversTypes['Listing']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MutationResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  cancelOrder?: Resolver<Maybe<ResolversTypes['CancelOrderPayload']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'input'>>;
  confirmOrder?: Resolver<Maybe<ResolversTypes['ConfirmOrderPayload']>, ParentType, ContextType, RequireFields<MutationConfirmOrderArgs, 'input'>>;
  decideReturn?: Resolver<Maybe<ResolversTypes['DecideReturnPayload']>, ParentType, ContextType, RequireFields<MutationDecideReturnArgs, 'input'>>;
  eraseBuyer?: Resolver<Maybe<ResolversTypes['EraseBuyerPayload']>, ParentType, ContextType, RequireFields<MutationEraseBuyerArgs, 'input'>>;
  placeOrder?: Resolver<Maybe<ResolversTypes['PlaceOrderPayload']>, ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'input'>>;
  publishListings?: Resolver<Maybe<ResolversTypes['PublishListingsPayload']>, ParentType, ContextType, RequireFields<MutationPublishListingsArgs, 'input'>>;
  receiveReturn?: Resolver<Maybe<ResolversTypes['ReceiveReturnPayload']>, ParentType, ContextType, RequireFields<MutationReceiveReturnArgs, 'input'>>;
  registerBuyer?: Resolver<Maybe<ResolversTypes['RegisterBuyerPayload']>, ParentType, ContextType, RequireFields<MutationRegisterBuyerArgs, 'input'>>;
  registerRetailer?: Resolver<Maybe<ResolversTypes['RegisterRetailerPayload']>, ParentType, ContextType, RequireFields<MutationRegisterRetailerArgs, 'input'>>;
  requestReturn?: Resolver<Maybe<ResolversTypes['RequestReturnPayload']>, ParentType, ContextType, RequireFields<MutationRequestReturnArgs, 'input'>>;
  withdrawReturn?: Resolver<Maybe<ResolversTypes['WithdrawReturnPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawReturnArgs, 'input'>>;
};

export type NodeResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Buyer' | 'Listing' | 'Order' | 'Retailer' | 'Return', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  buyer?: Resolver<ResolversTypes['Buyer'], ParentType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['Channel'], ParentType, ContextType>;
  deliverTo?: Resolver<Maybe<ResolversTypes['Address']>, ParentType, ContextType>;
  deposit?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  destination?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  freight?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  goods?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  holdExpiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  incoterm?: Resolver<ResolversTypes['Incoterm'], ParentType, ContextType>;
  insurance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  namedPlace?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  retailer?: Resolver<ResolversTypes['Retailer'], ParentType, ContextType>;
  returns?: Resolver<ReadonlyArray<ResolversTypes['Return']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  terms?: Resolver<ResolversTypes['PaymentTerms'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PlaceOrderPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['PlaceOrderPayload'] = ResolversParentTypes['PlaceOrderPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PublishListingsPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['PublishListingsPayload'] = ResolversParentTypes['PublishListingsPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['ListingResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  listing?: Resolver<Maybe<ResolversTypes['Listing']>, ParentType, ContextType, RequireFields<QueryListingArgs, 'id'>>;
  listings?: Resolver<Maybe<ResolversTypes['ListingConnection']>, ParentType, ContextType, RequireFields<QueryListingsArgs, 'first' | 'orderBy'>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'id'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, RequireFields<QueryOrdersArgs, 'first' | 'orderBy'>>;
  retailer?: Resolver<Maybe<ResolversTypes['Retailer']>, ParentType, ContextType, RequireFields<QueryRetailerArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ReceiveReturnPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['ReceiveReturnPayload'] = ResolversParentTypes['ReceiveReturnPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RegisterBuyerPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['RegisterBuyerPayload'] = ResolversParentTypes['RegisterBuyerPayload']> = {
  buyer?: Resolver<Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RegisterRetailerPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['RegisterRetailerPayload'] = ResolversParentTypes['RegisterRetailerPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  retailer?: Resolver<Maybe<ResolversTypes['Retailer']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestReturnPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['RequestReturnPayload'] = ResolversParentTypes['RequestReturnPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RetailerResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Retailer'] = ResolversParentTypes['Retailer'], FederationReferenceType extends FederationReferenceTypes['Retailer'] = FederationReferenceTypes['Retailer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Retailer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listings?: Resolver<ResolversTypes['ListingConnection'], ParentType, ContextType, RequireFields<RetailerListingsArgs, 'first' | 'orderBy'>>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  decisionReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ReturnLine']>, ParentType, ContextType>;
  order?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ReturnReason'], ParentType, ContextType>;
  refundDue?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReturnStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReturnLineResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['ReturnLine'] = ResolversParentTypes['ReturnLine']> = {
  damaged?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  line?: Resolver<ResolversTypes['OrderLine'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  received?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type RuleResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SkuResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku'], FederationReferenceType extends FederationReferenceTypes['Sku'] = FederationReferenceTypes['Sku']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sku']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  listings?: Resolver<Maybe<ResolversTypes['ListingConnection']>, ParentType, ContextType, RequireFields<SkuListingsArgs, 'first' | 'orderBy'>>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UserErrorResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  buyer?: Resolver<Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  party?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  retailer?: Resolver<Maybe<ResolversTypes['Retailer']>, ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WeightResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kilograms?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type WithdrawReturnPayloadResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['WithdrawReturnPayload'] = ResolversParentTypes['WithdrawReturnPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  return?: Resolver<Maybe<ResolversTypes['Return']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ZoneResolvers<ContextType = RetailersContext, ParentType extends ResolversParentTypes['Zone'] = ResolversParentTypes['Zone']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = RetailersContext> = {
  Address?: AddressResolvers<ContextType>;
  Buyer?: BuyerResolvers<ContextType>;
  CancelOrderPayload?: CancelOrderPayloadResolvers<ContextType>;
  ConfirmOrderPayload?: ConfirmOrderPayloadResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DecideReturnPayload?: DecideReturnPayloadResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  EraseBuyerPayload?: EraseBuyerPayloadResolvers<ContextType>;
  HsCode?: GraphQLScalarType;
  Listing?: ListingResolvers<ContextType>;
  ListingConnection?: ListingConnectionResolvers<ContextType>;
  ListingEdge?: ListingEdgeResolvers<ContextType>;
  ListingResult?: ListingResultResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  PlaceOrderPayload?: PlaceOrderPayloadResolvers<ContextType>;
  PublishListingsPayload?: PublishListingsPayloadResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReceiveReturnPayload?: ReceiveReturnPayloadResolvers<ContextType>;
  RegisterBuyerPayload?: RegisterBuyerPayloadResolvers<ContextType>;
  RegisterRetailerPayload?: RegisterRetailerPayloadResolvers<ContextType>;
  RequestReturnPayload?: RequestReturnPayloadResolvers<ContextType>;
  Retailer?: RetailerResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  ReturnLine?: ReturnLineResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
  WithdrawReturnPayload?: WithdrawReturnPayloadResolvers<ContextType>;
  Zone?: ZoneResolvers<ContextType>;
};

