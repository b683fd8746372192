import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '../../values/money.ts';
import type { Quantity as QuantityValue, Weight as WeightValue } from '../../values/quantity.ts';
import type { Viewer as ViewerValue } from '../../runtime/viewer.ts';
import type { PortMapper, LaneMapper, CarrierMapper, WarehouseMapper, ShippingQuoteMapper, RuleMapper, ShipmentMapper, ShipmentLineMapper, TrackingEventMapper, OrderMapper, ReturnMapper, BookShipmentPayloadMapper, CancelShipmentPayloadMapper, ReportShipmentPayloadMapper } from './mappers.ts';
import type { LogisticsContext } from './context.ts';
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

/** A booking. */
export type BookShipmentInput = {
  /** Weight of all packages: no less than the goods', no more than the offer is for. */
  readonly grossWeight: WeightInput;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What; 1 to 100 lines. */
  readonly lines: ReadonlyArray<ShipmentLineInput>;
  /** Which order; confirmed, and not at its end unless it is for a return. */
  readonly orderId: Scalars['ID']['input'];
  /** Number of packages, 1 to 100,000. */
  readonly packages: Scalars['Int']['input'];
  /** The offer taken: not ended, to the order's destination, by a way that its terms allow. A return takes it the other way. */
  readonly quoteId: Scalars['ID']['input'];
  /** The return that it carries, agreed, whole and under one waybill; null = outbound. */
  readonly returnId?: InputMaybe<Scalars['ID']['input']>;
  /** Overseas warehouse in the destination where the goods are stored; null = to the buyer. */
  readonly toWarehouseId?: InputMaybe<Scalars['ID']['input']>;
};

/** What bookShipment did. */
export type BookShipmentPayload = {
  readonly __typename?: 'BookShipmentPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The shipment; null when refused. */
  readonly shipment?: Maybe<Shipment>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A shipment to give up. */
export type CancelShipmentInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for the other parties; up to 500 characters. */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  /** Which shipment. */
  readonly shipmentId: Scalars['ID']['input'];
};

/** What cancelShipment did. */
export type CancelShipmentPayload = {
  readonly __typename?: 'CancelShipmentPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The shipment; null when refused. */
  readonly shipment?: Maybe<Shipment>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who moves goods. */
export type Carrier = Node & {
  readonly __typename?: 'Carrier';
  /** As on waybills: a SCAC, an IATA designator or a short trade name. */
  readonly code: Scalars['String']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** How; at most 5. */
  readonly modes: ReadonlyArray<TransportMode>;
  /** Trade name. */
  readonly name: Scalars['String']['output'];
};


/** Who moves goods. */
export type CarrierNameArgs = {
  lang?: InputMaybe<Lang>;
};

/** A span of whole days. */
export type DayRange = {
  readonly __typename?: 'DayRange';
  /** At most. */
  readonly max: Scalars['Int']['output'];
  /** At least. */
  readonly min: Scalars['Int']['output'];
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

/** A usual way between two groups of ports. */
export type Lane = Node & {
  readonly __typename?: 'Lane';
  /** Usual port-to-port time; ranges, not schedules. */
  readonly days: DayRange;
  /** Starts; at most 20. */
  readonly from: ReadonlyArray<Port>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** How. */
  readonly mode: TransportMode;
  /** Ends; at most 20. */
  readonly to: ReadonlyArray<Port>;
  /** On the way; at most 10. */
  readonly via: ReadonlyArray<Port>;
};

/** Which lanes; conditions are joined by and. */
export type LaneFilter = {
  /** Starts there. */
  readonly fromPortId?: InputMaybe<Scalars['ID']['input']>;
  /** How. */
  readonly mode?: InputMaybe<TransportMode>;
  /** Ends there. */
  readonly toPortId?: InputMaybe<Scalars['ID']['input']>;
};

/** Language of a name. */
export type Lang =
  /** English. */
  | 'EN'
  /** Chinese. */
  | 'ZH';

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
  /** Takes an offer for goods of a confirmed order; the carrier issues the waybill. */
  readonly bookShipment?: Maybe<BookShipmentPayload>;
  /** Gives a shipment up; possible until it is loaded. */
  readonly cancelShipment?: Maybe<CancelShipmentPayload>;
  /** A carrier's event, in any order; LOADED answers NOT_RELEASED until customs releases the goods. */
  readonly reportShipment?: Maybe<ReportShipmentPayload>;
};


export type MutationBookShipmentArgs = {
  input: BookShipmentInput;
};


export type MutationCancelShipmentArgs = {
  input: CancelShipmentInput;
};


export type MutationReportShipmentArgs = {
  input: ReportShipmentInput;
};

/** Anything that can be fetched again with `node(id)`. */
export type Node = {
  /** Global and opaque; the same for ever. */
  readonly id: Scalars['ID']['output'];
};

/** The spine: one order, to which each party's subgraph adds its part. */
export type Order = {
  readonly __typename?: 'Order';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its shipments that the viewer may see, booked first, first; at most 50. Those of returns stand with their return. */
  readonly shipments?: Maybe<ReadonlyArray<Shipment>>;
};

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

/** A port, airport or rail or road hub. */
export type Port = Node & {
  readonly __typename?: 'Port';
  /** UN/LOCODE without the space, such as "CNSHA". */
  readonly code: Scalars['String']['output'];
  /** Country. */
  readonly country: Scalars['CountryCode']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What arrives and leaves there; 1 to 5. */
  readonly kinds: ReadonlyArray<PortKind>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** IANA time zone, such as "Asia/Shanghai". */
  readonly timeZone: Scalars['String']['output'];
};


/** A port, airport or rail or road hub. */
export type PortNameArgs = {
  lang?: InputMaybe<Lang>;
};

/** Which ports; conditions are joined by and. */
export type PortFilter = {
  /** UN/LOCODE without the space, or an alias of it that carriers use. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** Country. */
  readonly country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** One of its kinds. */
  readonly kind?: InputMaybe<PortKind>;
};

/** Kind of port. */
export type PortKind =
  /** Airport. */
  | 'AIR'
  /** Rail hub. */
  | 'RAIL'
  /** River port. */
  | 'RIVER'
  /** Road hub. */
  | 'ROAD'
  /** Seaport. */
  | 'SEA';

/** An exact quantity in one unit. */
export type Quantity = {
  readonly __typename?: 'Quantity';
  /** Its unit. */
  readonly unit: Scalars['UnitCode']['output'];
  /** How many units. */
  readonly value: Scalars['Decimal']['output'];
};

/** An exact quantity in one unit. */
export type QuantityInput = {
  /** Its unit. */
  readonly unit: Scalars['UnitCode']['input'];
  /** How many units, above 0. */
  readonly value: Scalars['Decimal']['input'];
};

/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type Query = {
  readonly __typename?: 'Query';
  /** Carriers, by English name; at most 200. */
  readonly carriers?: Maybe<ReadonlyArray<Carrier>>;
  /** Lanes, shortest first; at most 500. */
  readonly lanes?: Maybe<ReadonlyArray<Lane>>;
  /** Ports, by code; at most 500. */
  readonly ports?: Maybe<ReadonlyArray<Port>>;
  /** A shipment, for the parties of its order, its carrier and the authorities. */
  readonly shipment?: Maybe<Shipment>;
  /** Shipments that the viewer may see. */
  readonly shipments?: Maybe<ShipmentConnection>;
  /** Offers with price and days, cheapest first; at most 20. Empty when no lane goes there or no rate is known for the day. */
  readonly shippingQuotes?: Maybe<ReadonlyArray<ShippingQuote>>;
  /** Who asks, by the token. */
  readonly viewer?: Maybe<Viewer>;
  /** Warehouses, by English name. */
  readonly warehouses?: Maybe<WarehouseConnection>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryCarriersArgs = {
  mode?: InputMaybe<TransportMode>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryLanesArgs = {
  filter?: InputMaybe<LaneFilter>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryPortsArgs = {
  filter?: InputMaybe<PortFilter>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryShipmentArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryShipmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ShipmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ShipmentSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryShippingQuotesArgs = {
  input: ShippingQuoteInput;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryWarehousesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WarehouseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A carrier's event. */
export type ReportShipmentInput = {
  /** When it happened. */
  readonly at: Scalars['DateTime']['input'];
  /** The carrier's own event id, up to 100 characters; applied once, for ever. */
  readonly eventId: Scalars['String']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The carrier's own words; up to 500 characters. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** Where, as the carrier writes it; up to 200 characters. */
  readonly place?: InputMaybe<Scalars['String']['input']>;
  /** Which shipment. */
  readonly shipmentId: Scalars['ID']['input'];
  /** What it says. */
  readonly status: ShipmentStatus;
};

/** What reportShipment did. */
export type ReportShipmentPayload = {
  readonly __typename?: 'ReportShipmentPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The shipment; null when refused. */
  readonly shipment?: Maybe<Shipment>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Return = {
  readonly __typename?: 'Return';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** How the goods come back; null = not booked, or not for the viewer. */
  readonly shipment?: Maybe<Shipment>;
};

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

/** Goods of one order on the way, under one waybill. */
export type Shipment = Node & {
  readonly __typename?: 'Shipment';
  /** When it was booked. */
  readonly bookedAt: Scalars['DateTime']['output'];
  /** Who booked it. */
  readonly bookedBy: PartyRole;
  /** Why it was given up; null = it was not, or no reason was told. */
  readonly cancelReason?: Maybe<Scalars['String']['output']>;
  /** By whom; null = no longer in the data. */
  readonly carrier?: Maybe<Carrier>;
  /** When something was last heard of it. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Country where it goes. */
  readonly destination: Scalars['CountryCode']['output'];
  /** What carriers reported, oldest first; at most 200. */
  readonly events: ReadonlyArray<TrackingEvent>;
  /** Freight on the waybill. */
  readonly freight: Money;
  /** Starts there. */
  readonly from?: Maybe<Port>;
  /** Weight of all packages. */
  readonly grossWeight: Weight;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Insurance on the waybill: the goods' share of the order's. */
  readonly insurance: Money;
  /** What; 1 to 100 lines. */
  readonly lines: ReadonlyArray<ShipmentLine>;
  /** How. */
  readonly mode: TransportMode;
  /** Of which order. */
  readonly order?: Maybe<Order>;
  /** Number of packages. */
  readonly packages: Scalars['Int']['output'];
  /** Where it stands. */
  readonly status: ShipmentStatus;
  /** Ends there: the first port of its lane in the country; null = no longer in the data. */
  readonly to?: Maybe<Port>;
  /** Overseas warehouse where it ends; null = it goes to the buyer. */
  readonly toWarehouse?: Maybe<Warehouse>;
  /** Waybill number; null until issued. */
  readonly waybill?: Maybe<Scalars['String']['output']>;
};

/** A page of shipment items. */
export type ShipmentConnection = {
  readonly __typename?: 'ShipmentConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<ShipmentEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Shipment>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type ShipmentEdge = {
  readonly __typename?: 'ShipmentEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Shipment;
};

/** Which shipments; conditions are joined by and. */
export type ShipmentFilter = {
  /** By whom. */
  readonly carrierId?: InputMaybe<Scalars['ID']['input']>;
  /** Changed at or after. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any of these; at most 14. */
  readonly statuses?: InputMaybe<ReadonlyArray<ShipmentStatus>>;
};

/** Part of an order line in a shipment. */
export type ShipmentLine = {
  readonly __typename?: 'ShipmentLine';
  /** Line of the order, from 1. */
  readonly lineNumber: Scalars['Int']['output'];
  /** Sales units. */
  readonly quantity: Scalars['Int']['output'];
  /** From where; null = no longer in the data. */
  readonly warehouse?: Maybe<Warehouse>;
};

/** Part of an order line to ship. */
export type ShipmentLineInput = {
  /** Line of the order, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
  /** Sales units, above 0; of all live shipments no more than was ordered. */
  readonly quantity: Scalars['Int']['input'];
  /** From where, in China; of a return, where to. */
  readonly warehouseId: Scalars['ID']['input'];
};

/** Order of shipments. */
export type ShipmentSort =
  /** Changed first, first: for following changes. */
  | 'CHANGED'
  /** Booked last, first. */
  | 'NEWEST';

/** Where a shipment stands. */
export type ShipmentStatus =
  /** In the destination country. */
  | 'ARRIVED'
  /** At the place of customs supervision. */
  | 'AT_CUSTOMS_PLACE'
  /** Taken by a carrier. */
  | 'BOOKED'
  /** Given up before loading. */
  | 'CANCELLED'
  /** Opened. */
  | 'CREATED'
  /** With the buyer. */
  | 'DELIVERED'
  /** Left the country. */
  | 'DEPARTED'
  /** In import clearance. */
  | 'IMPORT_CLEARING'
  /** Loaded; only after release. */
  | 'LOADED'
  /** Lost. */
  | 'LOST'
  /** Collected. */
  | 'PICKED_UP'
  /** Back. */
  | 'RETURNED'
  /** On the way back. */
  | 'RETURNING'
  /** In an overseas warehouse. */
  | 'STORED_OVERSEAS';

/** An offer to ship. Its id holds the whole offer under a signature, so it stays readable when rates change. */
export type ShippingQuote = Node & {
  readonly __typename?: 'ShippingQuote';
  /** By whom. */
  readonly carrier: Carrier;
  /** Weight that is paid for: the gross weight, or more for bulky goods and small lots. */
  readonly chargeableWeight: Weight;
  /** Door to door. */
  readonly days: DayRange;
  /** When the offer ends. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** On which lane. */
  readonly lane: Lane;
  /** Day on which the goods are handed over. */
  readonly on: Scalars['Date']['output'];
  /** Freight, door to door. */
  readonly price: Money;
  /** The rate that the price came from, which says whether it is a sample; null = no longer in the data. */
  readonly rule?: Maybe<Rule>;
};

/** What to ship. */
export type ShippingQuoteInput = {
  /** Currency of the bill, such as that of an order; USD by default. BAD_INPUT where no carrier bills in it that day. */
  readonly currency?: InputMaybe<Scalars['CurrencyCode']['input']>;
  /** Where it goes. */
  readonly destination: Scalars['CountryCode']['input'];
  /** Where it starts. */
  readonly fromPortId: Scalars['ID']['input'];
  /** Weight of all packages, above 0, at most 2,000 tonnes. */
  readonly grossWeight: WeightInput;
  /** Only this way; any by default. */
  readonly mode?: InputMaybe<TransportMode>;
  /** Day on which the goods are handed over: its rates apply; today in China by default. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** Volume of all packages in cubic metres (MTQ), at most 2,000; without it weight alone counts. */
  readonly volume?: InputMaybe<QuantityInput>;
};

/** One report of a carrier. */
export type TrackingEvent = {
  readonly __typename?: 'TrackingEvent';
  /** When it happened. */
  readonly at: Scalars['DateTime']['output'];
  /** The carrier's own id of it. */
  readonly eventId: Scalars['String']['output'];
  /** The carrier's own words. */
  readonly note?: Maybe<Scalars['String']['output']>;
  /** Where, as the carrier wrote it. */
  readonly place?: Maybe<Scalars['String']['output']>;
  /** What it says. */
  readonly status: ShipmentStatus;
};

/** How goods travel. */
export type TransportMode =
  /** Plane. */
  | 'AIR'
  /** Mail. */
  | 'POST'
  /** Train. */
  | 'RAIL'
  /** Truck. */
  | 'ROAD'
  /** Ship. */
  | 'SEA';

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
  /** The viewer's carrier; null in another role. */
  readonly carrier?: Maybe<Carrier>;
  /** In which role it acts. */
  readonly party: PartyRole;
  /** What the token allows, such as "inventory:write"; at most 50. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};

/** Where stock lies. */
export type Warehouse = Node & {
  readonly __typename?: 'Warehouse';
  /** City, in English. */
  readonly city: Scalars['String']['output'];
  /** Country. */
  readonly country: Scalars['CountryCode']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Kind. */
  readonly kind: WarehouseKind;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** Nearest port; null = not told. */
  readonly port?: Maybe<Port>;
};


/** Where stock lies. */
export type WarehouseNameArgs = {
  lang?: InputMaybe<Lang>;
};

/** A page of warehouse items. */
export type WarehouseConnection = {
  readonly __typename?: 'WarehouseConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<WarehouseEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Warehouse>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type WarehouseEdge = {
  readonly __typename?: 'WarehouseEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Warehouse;
};

/** Which warehouses; conditions are joined by and. */
export type WarehouseFilter = {
  /** Country. */
  readonly country?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Kind. */
  readonly kind?: InputMaybe<WarehouseKind>;
};

/** Kind of warehouse. */
export type WarehouseKind =
  /** In China, under customs bond. */
  | 'BONDED'
  /** In China, duty paid. */
  | 'DOMESTIC'
  /** At the maker's. */
  | 'FACTORY'
  /** Abroad. */
  | 'OVERSEAS';

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
  Carrier: Carrier;
  Lane: Lane;
  Order: Order;
  Port: Port;
  Return: Return;
  Shipment: Shipment;
  ShippingQuote: ShippingQuote;
  Warehouse: Warehouse;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Carrier:
    ( { __typename: 'Carrier' }
    & GraphQLRecursivePick<FederationTypes['Carrier'], {"id":true}> );
  Lane:
    ( { __typename: 'Lane' }
    & GraphQLRecursivePick<FederationTypes['Lane'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Port:
    ( { __typename: 'Port' }
    & GraphQLRecursivePick<FederationTypes['Port'], {"id":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"id":true}> );
  Shipment:
    ( { __typename: 'Shipment' }
    & GraphQLRecursivePick<FederationTypes['Shipment'], {"id":true}> );
  ShippingQuote:
    ( { __typename: 'ShippingQuote' }
    & GraphQLRecursivePick<FederationTypes['ShippingQuote'], {"id":true}> );
  Warehouse:
    ( { __typename: 'Warehouse' }
    & GraphQLRecursivePick<FederationTypes['Warehouse'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CarrierMapper )
    | ( LaneMapper )
    | ( PortMapper )
    | ( ShipmentMapper )
    | ( ShippingQuoteMapper )
    | ( WarehouseMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  BookShipmentInput: BookShipmentInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  BookShipmentPayload: ResolverTypeWrapper<BookShipmentPayloadMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelShipmentInput: CancelShipmentInput;
  CancelShipmentPayload: ResolverTypeWrapper<CancelShipmentPayloadMapper>;
  Carrier: ResolverTypeWrapper<CarrierMapper>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayRange: ResolverTypeWrapper<DayRange>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  ErrorPolicy: ErrorPolicy;
  HsCode: ResolverTypeWrapper<Scalars['HsCode']['output']>;
  Incoterm: Incoterm;
  Lane: ResolverTypeWrapper<LaneMapper>;
  LaneFilter: LaneFilter;
  Lang: Lang;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<OrderMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartyRole: PartyRole;
  Port: ResolverTypeWrapper<PortMapper>;
  PortFilter: PortFilter;
  PortKind: PortKind;
  Quantity: ResolverTypeWrapper<QuantityValue>;
  QuantityInput: QuantityInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReportShipmentInput: ReportShipmentInput;
  ReportShipmentPayload: ResolverTypeWrapper<ReportShipmentPayloadMapper>;
  Return: ResolverTypeWrapper<ReturnMapper>;
  Rule: ResolverTypeWrapper<RuleMapper>;
  Severity: Severity;
  Shipment: ResolverTypeWrapper<ShipmentMapper>;
  ShipmentConnection: ResolverTypeWrapper<Omit<ShipmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['ShipmentEdge']>, nodes: ReadonlyArray<ResolversTypes['Shipment']> }>;
  ShipmentEdge: ResolverTypeWrapper<Omit<ShipmentEdge, 'node'> & { node: ResolversTypes['Shipment'] }>;
  ShipmentFilter: ShipmentFilter;
  ShipmentLine: ResolverTypeWrapper<ShipmentLineMapper>;
  ShipmentLineInput: ShipmentLineInput;
  ShipmentSort: ShipmentSort;
  ShipmentStatus: ShipmentStatus;
  ShippingQuote: ResolverTypeWrapper<ShippingQuoteMapper>;
  ShippingQuoteInput: ShippingQuoteInput;
  TrackingEvent: ResolverTypeWrapper<TrackingEventMapper>;
  TransportMode: TransportMode;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<ViewerValue>;
  Warehouse: ResolverTypeWrapper<WarehouseMapper>;
  WarehouseConnection: ResolverTypeWrapper<Omit<WarehouseConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WarehouseEdge']>, nodes: ReadonlyArray<ResolversTypes['Warehouse']> }>;
  WarehouseEdge: ResolverTypeWrapper<Omit<WarehouseEdge, 'node'> & { node: ResolversTypes['Warehouse'] }>;
  WarehouseFilter: WarehouseFilter;
  WarehouseKind: WarehouseKind;
  Weight: ResolverTypeWrapper<WeightValue>;
  WeightInput: WeightInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  BookShipmentInput: BookShipmentInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  BookShipmentPayload: BookShipmentPayloadMapper;
  Boolean: Scalars['Boolean']['output'];
  CancelShipmentInput: CancelShipmentInput;
  CancelShipmentPayload: CancelShipmentPayloadMapper;
  Carrier: CarrierMapper;
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DayRange: DayRange;
  Decimal: Scalars['Decimal']['output'];
  HsCode: Scalars['HsCode']['output'];
  Lane: LaneMapper;
  LaneFilter: LaneFilter;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Month: Scalars['Month']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: OrderMapper;
  PageInfo: PageInfo;
  Port: PortMapper;
  PortFilter: PortFilter;
  Quantity: QuantityValue;
  QuantityInput: QuantityInput;
  Query: Record<PropertyKey, never>;
  ReportShipmentInput: ReportShipmentInput;
  ReportShipmentPayload: ReportShipmentPayloadMapper;
  Return: ReturnMapper;
  Rule: RuleMapper;
  Shipment: ShipmentMapper;
  ShipmentConnection: Omit<ShipmentConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['ShipmentEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Shipment']> };
  ShipmentEdge: Omit<ShipmentEdge, 'node'> & { node: ResolversParentTypes['Shipment'] };
  ShipmentFilter: ShipmentFilter;
  ShipmentLine: ShipmentLineMapper;
  ShipmentLineInput: ShipmentLineInput;
  ShippingQuote: ShippingQuoteMapper;
  ShippingQuoteInput: ShippingQuoteInput;
  TrackingEvent: TrackingEventMapper;
  UnitCode: Scalars['UnitCode']['output'];
  UserError: UserError;
  Viewer: ViewerValue;
  Warehouse: WarehouseMapper;
  WarehouseConnection: Omit<WarehouseConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WarehouseEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Warehouse']> };
  WarehouseEdge: Omit<WarehouseEdge, 'node'> & { node: ResolversParentTypes['Warehouse'] };
  WarehouseFilter: WarehouseFilter;
  Weight: WeightValue;
  WeightInput: WeightInput;
};

export type BookShipmentPayloadResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['BookShipmentPayload'] = ResolversParentTypes['BookShipmentPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CancelShipmentPayloadResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['CancelShipmentPayload'] = ResolversParentTypes['CancelShipmentPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CarrierResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Carrier'] = ResolversParentTypes['Carrier'], FederationReferenceType extends FederationReferenceTypes['Carrier'] = FederationReferenceTypes['Carrier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Carrier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  modes?: Resolver<ReadonlyArray<ResolversTypes['TransportMode']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CarrierNameArgs, 'lang'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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

export type DayRangeResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['DayRange'] = ResolversParentTypes['DayRange']> = {
  max?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  min?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface HsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['HsCode'], any> {
  name: 'HsCode';
}

export type LaneResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Lane'] = ResolversParentTypes['Lane'], FederationReferenceType extends FederationReferenceTypes['Lane'] = FederationReferenceTypes['Lane']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Lane']> | FederationReferenceType, FederationReferenceType, ContextType>;
  days?: Resolver<ResolversTypes['DayRange'], ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['Port']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['TransportMode'], ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['Port']>, ParentType, ContextType>;
  via?: Resolver<ReadonlyArray<ResolversTypes['Port']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MutationResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  bookShipment?: Resolver<Maybe<ResolversTypes['BookShipmentPayload']>, ParentType, ContextType, RequireFields<MutationBookShipmentArgs, 'input'>>;
  cancelShipment?: Resolver<Maybe<ResolversTypes['CancelShipmentPayload']>, ParentType, ContextType, RequireFields<MutationCancelShipmentArgs, 'input'>>;
  reportShipment?: Resolver<Maybe<ResolversTypes['ReportShipmentPayload']>, ParentType, ContextType, RequireFields<MutationReportShipmentArgs, 'input'>>;
};

export type NodeResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Carrier' | 'Lane' | 'Port' | 'Shipment' | 'ShippingQuote' | 'Warehouse', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  shipments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Shipment']>>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PortResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Port'] = ResolversParentTypes['Port'], FederationReferenceType extends FederationReferenceTypes['Port'] = FederationReferenceTypes['Port']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Port']> | FederationReferenceType, FederationReferenceType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['PortKind']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PortNameArgs, 'lang'>>;
  timeZone?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  carriers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Carrier']>>, ParentType, ContextType, Partial<QueryCarriersArgs>>;
  lanes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Lane']>>, ParentType, ContextType, Partial<QueryLanesArgs>>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Port']>>, ParentType, ContextType, Partial<QueryPortsArgs>>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType, RequireFields<QueryShipmentArgs, 'id'>>;
  shipments?: Resolver<Maybe<ResolversTypes['ShipmentConnection']>, ParentType, ContextType, RequireFields<QueryShipmentsArgs, 'first' | 'orderBy'>>;
  shippingQuotes?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ShippingQuote']>>, ParentType, ContextType, RequireFields<QueryShippingQuotesArgs, 'input'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  warehouses?: Resolver<Maybe<ResolversTypes['WarehouseConnection']>, ParentType, ContextType, RequireFields<QueryWarehousesArgs, 'first'>>;
};

export type ReportShipmentPayloadResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['ReportShipmentPayload'] = ResolversParentTypes['ReportShipmentPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
};

export type RuleResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment'], FederationReferenceType extends FederationReferenceTypes['Shipment'] = FederationReferenceTypes['Shipment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Shipment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  bookedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  bookedBy?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  cancelReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['Carrier']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  destination?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['TrackingEvent']>, ParentType, ContextType>;
  freight?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['Port']>, ParentType, ContextType>;
  grossWeight?: Resolver<ResolversTypes['Weight'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  insurance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['ShipmentLine']>, ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['TransportMode'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  packages?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ShipmentStatus'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Port']>, ParentType, ContextType>;
  toWarehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
  waybill?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentConnectionResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['ShipmentConnection'] = ResolversParentTypes['ShipmentConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ShipmentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Shipment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ShipmentEdgeResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['ShipmentEdge'] = ResolversParentTypes['ShipmentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Shipment'], ParentType, ContextType>;
};

export type ShipmentLineResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['ShipmentLine'] = ResolversParentTypes['ShipmentLine']> = {
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export type ShippingQuoteResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['ShippingQuote'] = ResolversParentTypes['ShippingQuote'], FederationReferenceType extends FederationReferenceTypes['ShippingQuote'] = FederationReferenceTypes['ShippingQuote']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['ShippingQuote']> | FederationReferenceType, FederationReferenceType, ContextType>;
  carrier?: Resolver<ResolversTypes['Carrier'], ParentType, ContextType>;
  chargeableWeight?: Resolver<ResolversTypes['Weight'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['DayRange'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lane?: Resolver<ResolversTypes['Lane'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrackingEventResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['TrackingEvent'] = ResolversParentTypes['TrackingEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  eventId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ShipmentStatus'], ParentType, ContextType>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UserErrorResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  carrier?: Resolver<Maybe<ResolversTypes['Carrier']>, ParentType, ContextType>;
  party?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse'], FederationReferenceType extends FederationReferenceTypes['Warehouse'] = FederationReferenceTypes['Warehouse']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Warehouse']> | FederationReferenceType, FederationReferenceType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WarehouseKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<WarehouseNameArgs, 'lang'>>;
  port?: Resolver<Maybe<ResolversTypes['Port']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WarehouseConnectionResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['WarehouseConnection'] = ResolversParentTypes['WarehouseConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WarehouseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Warehouse']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WarehouseEdgeResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['WarehouseEdge'] = ResolversParentTypes['WarehouseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Warehouse'], ParentType, ContextType>;
};

export type WeightResolvers<ContextType = LogisticsContext, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kilograms?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type Resolvers<ContextType = LogisticsContext> = {
  BookShipmentPayload?: BookShipmentPayloadResolvers<ContextType>;
  CancelShipmentPayload?: CancelShipmentPayloadResolvers<ContextType>;
  Carrier?: CarrierResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DayRange?: DayRangeResolvers<ContextType>;
  Decimal?: GraphQLScalarType;
  HsCode?: GraphQLScalarType;
  Lane?: LaneResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Port?: PortResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReportShipmentPayload?: ReportShipmentPayloadResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  ShipmentConnection?: ShipmentConnectionResolvers<ContextType>;
  ShipmentEdge?: ShipmentEdgeResolvers<ContextType>;
  ShipmentLine?: ShipmentLineResolvers<ContextType>;
  ShippingQuote?: ShippingQuoteResolvers<ContextType>;
  TrackingEvent?: TrackingEventResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
  WarehouseConnection?: WarehouseConnectionResolvers<ContextType>;
  WarehouseEdge?: WarehouseEdgeResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
};

