import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '../../values/money.ts';
import type { Quantity as QuantityValue, Weight as WeightValue } from '../../values/quantity.ts';
import type { Viewer as ViewerValue } from '../../runtime/viewer.ts';
import type { BeltMapper, BrandMapper, InventoryChangeMapper, PageInfoMapper, PortMapper, ProductMapper, SkuMapper, StockLevelMapper, StockReservationMapper, SupplierMapper, WarehouseMapper, ZoneMapper, PublishInventoryPayloadMapper, PublishSkusPayloadMapper, SkuResultMapper, InventoryResultMapper, RegisterBrandPayloadMapper, RegisterSupplierPayloadMapper } from './mappers.ts';
import type { ManufacturersContext } from './context.ts';
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

/** An industrial belt: one place, one trade. */
export type Belt = Node & {
  readonly __typename?: 'Belt';
  /** Prefecture-level city. */
  readonly city: Scalars['String']['output'];
  /** What it is known for; at most 20. */
  readonly goods: ReadonlyArray<Scalars['String']['output']>;
  /** 4-digit headings of its trade; at most 20. */
  readonly hsHeadings: ReadonlyArray<Scalars['HsCode']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** County, district or town of the trade. */
  readonly place: Scalars['String']['output'];
  /** Usual exits; at most 10. */
  readonly ports?: Maybe<ReadonlyArray<Port>>;
  /** Its products. */
  readonly products: ProductConnection;
  /** ISO 3166-2 province, such as "CN-GD". */
  readonly provinceCode: Scalars['String']['output'];
  /** Its suppliers, by English name. */
  readonly suppliers: SupplierConnection;
  /** Pilot zone of the same city; null = none. */
  readonly zone?: Maybe<Zone>;
};


/** An industrial belt: one place, one trade. */
export type BeltCityArgs = {
  lang?: InputMaybe<Lang>;
};


/** An industrial belt: one place, one trade. */
export type BeltGoodsArgs = {
  lang?: InputMaybe<Lang>;
};


/** An industrial belt: one place, one trade. */
export type BeltNameArgs = {
  lang?: InputMaybe<Lang>;
};


/** An industrial belt: one place, one trade. */
export type BeltPlaceArgs = {
  lang?: InputMaybe<Lang>;
};


/** An industrial belt: one place, one trade. */
export type BeltProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ProductSort>;
};


/** An industrial belt: one place, one trade. */
export type BeltSuppliersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of belts. */
export type BeltConnection = {
  readonly __typename?: 'BeltConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<BeltEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Belt>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type BeltEdge = {
  readonly __typename?: 'BeltEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Belt;
};

/** Which belts; conditions are joined by and. */
export type BeltFilter = {
  /** 4-digit heading. */
  readonly hsHeading?: InputMaybe<Scalars['HsCode']['input']>;
  /** ISO 3166-2 province, such as "CN-GD". */
  readonly provinceCode?: InputMaybe<Scalars['String']['input']>;
  /** Words or beginnings of words of its name, place and goods, English or Chinese; at most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Pilot zone. */
  readonly zoneId?: InputMaybe<Scalars['ID']['input']>;
};

/** Order of belts. */
export type BeltSort =
  /** English name, A to Z. */
  | 'NAME'
  /** English name of the province, then of the belt. */
  | 'PROVINCE';

/** A supplier's trade mark. */
export type Brand = Node & {
  readonly __typename?: 'Brand';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** As registered. */
  readonly name: Scalars['String']['output'];
  /** Where it is registered; at most 100 countries. */
  readonly registeredIn: ReadonlyArray<Scalars['CountryCode']['output']>;
  /** Whose it is. */
  readonly supplier: Supplier;
};

/** Why a stock level changed. */
export type ChangeReason =
  /** The supplier published. */
  | 'PUBLISHED'
  /** A hold ended without a sale. */
  | 'RELEASED'
  /** Held for an order. */
  | 'RESERVED'
  /** Came back in original state. */
  | 'RETURNED'
  /** Left with a shipment. */
  | 'SHIPPED';

/** A hold to keep. */
export type CommitReservationInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Of which order. */
  readonly orderId: Scalars['ID']['input'];
};

/** What commitReservation did. */
export type CommitReservationPayload = {
  readonly __typename?: 'CommitReservationPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Where it stands then; null when refused. */
  readonly status?: Maybe<ReservationStatus>;
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

/** One change of a stock level. */
export type InventoryChange = {
  readonly __typename?: 'InventoryChange';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Its place in the feed, for `after`. */
  readonly cursor: Scalars['String']['output'];
  /** The level after the change. */
  readonly level: StockLevel;
  /** Change of onHand, in sales units. */
  readonly onHandDelta: Scalars['Int']['output'];
  /** Why. */
  readonly reason: ChangeReason;
  /** Change of reserved, in sales units. */
  readonly reservedDelta: Scalars['Int']['output'];
  /** Change of safety, in sales units. */
  readonly safetyDelta: Scalars['Int']['output'];
  /** What changed. */
  readonly sku: Sku;
};

/** A page of the feed. */
export type InventoryChangeConnection = {
  readonly __typename?: 'InventoryChangeConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<InventoryChangeEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<InventoryChange>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type InventoryChangeEdge = {
  readonly __typename?: 'InventoryChangeEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: InventoryChange;
};

/** Stock of one SKU in one warehouse. */
export type InventoryItemInput = {
  /** When it was counted, at most 5 minutes ahead; older than the level's is STALE; now when not given. */
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  /** Refuse with VERSION_CONFLICT when the level has another version; 0 = must be new. Not for SNAPSHOT. */
  readonly expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Sales units, at most 1,000,000,000; at least 0 unless ADJUST. */
  readonly quantity: Scalars['Int']['input'];
  /** Sales units to keep back; unchanged when not given. */
  readonly safety?: InputMaybe<Scalars['Int']['input']>;
  /** The supplier's own code. */
  readonly skuCode: Scalars['String']['input'];
  /** Where. */
  readonly warehouseId: Scalars['ID']['input'];
};

/** What became of one row. */
export type InventoryResult = {
  readonly __typename?: 'InventoryResult';
  /** onHand before, in sales units; null when refused or kept. */
  readonly before?: Maybe<Scalars['Int']['output']>;
  /** Why it was refused; at most 10. */
  readonly errors: ReadonlyArray<UserError>;
  /** Row number, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The level after the call; null when refused or kept. */
  readonly level?: Maybe<StockLevel>;
  /** What became of it. */
  readonly status: RowStatus;
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

/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Between subgraphs only: keeps an order's hold; ILLEGAL_TRANSITION when it has expired or was released. */
  readonly commitReservation?: Maybe<CommitReservationPayload>;
  /** Sets or adjusts stock: ordered by sequence, compare-and-swap by version, one result per row. */
  readonly publishInventory?: Maybe<PublishInventoryPayload>;
  /** Creates or updates SKUs by (supplier, code). A row is the whole SKU: what it leaves out is cleared. */
  readonly publishSkus?: Maybe<PublishSkusPayload>;
  /** Records a brand and where it is registered. */
  readonly registerBrand?: Maybe<RegisterBrandPayload>;
  /** Registers a manufacturer or trader; for operators. */
  readonly registerSupplier?: Maybe<RegisterSupplierPayload>;
  /** Between subgraphs only: gives back what an order still holds. */
  readonly releaseReservation?: Maybe<ReleaseReservationPayload>;
  /** Between subgraphs only: holds stock for an order, for a limited time. */
  readonly reserveStock?: Maybe<ReserveStockPayload>;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationCommitReservationArgs = {
  input: CommitReservationInput;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationPublishInventoryArgs = {
  input: PublishInventoryInput;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationPublishSkusArgs = {
  input: PublishSkusInput;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationRegisterBrandArgs = {
  input: RegisterBrandInput;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationRegisterSupplierArgs = {
  input: RegisterSupplierInput;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationReleaseReservationArgs = {
  input: ReleaseReservationInput;
};


/** Writes. Each belongs to one subgraph, is atomic, and answers userErrors instead of failing. */
export type MutationReserveStockArgs = {
  input: ReserveStockInput;
};

/** Anything that can be fetched again with `node(id)`. */
export type Node = {
  /** Global and opaque; the same for ever. */
  readonly id: Scalars['ID']['output'];
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

export type Port = {
  readonly __typename?: 'Port';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** A price from a quantity upwards. */
export type PriceTier = {
  readonly __typename?: 'PriceTier';
  /** From this many sales units. */
  readonly minQuantity: Scalars['Int']['output'];
  /** Price of one sales unit. */
  readonly price: Money;
};

/** A price from a quantity upwards. */
export type PriceTierInput = {
  /** From this many sales units. */
  readonly minQuantity: Scalars['Int']['input'];
  /** Price of one sales unit, above 0. */
  readonly price: MoneyInput;
};

/** What is sold, in one or more variants. */
export type Product = Node & {
  readonly __typename?: 'Product';
  /** When it was first published. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its name; the English one where there is no Chinese one. */
  readonly name: Scalars['String']['output'];
  /** Its variants, by code. */
  readonly skus: SkuConnection;
  /** Who supplies it. */
  readonly supplier: Supplier;
};


/** What is sold, in one or more variants. */
export type ProductNameArgs = {
  lang?: InputMaybe<Lang>;
};


/** What is sold, in one or more variants. */
export type ProductSkusArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of products. */
export type ProductConnection = {
  readonly __typename?: 'ProductConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<ProductEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Product>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type ProductEdge = {
  readonly __typename?: 'ProductEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Product;
};

/** Which products; conditions are joined by and. */
export type ProductFilter = {
  /** Belt. */
  readonly beltId?: InputMaybe<Scalars['ID']['input']>;
  /** First 2 to 10 digits of the HS code of some SKU. */
  readonly hsPrefix?: InputMaybe<Scalars['String']['input']>;
  /** true: some SKU is available; false: none is. */
  readonly inStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Words or beginnings of words, English or Chinese; at most 200 characters. */
  readonly search?: InputMaybe<Scalars['String']['input']>;
  /** Supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** Order of products. */
export type ProductSort =
  /** English name, A to Z, whatever its case. */
  | 'NAME'
  /** Newest first. */
  | 'NEWEST'
  /** Matches of whole words first, then of beginnings, each newest first; newest first without a search. */
  | 'RELEVANCE';

/** Stock of one supplier. */
export type PublishInventoryInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 1 to 500 rows; 0 too for a part of a snapshot. A (SKU, warehouse) twice is DUPLICATE. */
  readonly items: ReadonlyArray<InventoryItemInput>;
  /** How quantities are meant. */
  readonly mode: PublishMode;
  /** What to do about bad rows. */
  readonly onError?: InputMaybe<ErrorPolicy>;
  /** Last accepted one plus 1, the first is 1; a gap answers SEQUENCE_GAP, an old one STALE, a SNAPSHOT resets it; null = unordered. */
  readonly sequence?: InputMaybe<Scalars['Int']['input']>;
  /** For SNAPSHOT of more than one call: which part of which snapshot this is. */
  readonly snapshot?: InputMaybe<SnapshotPartInput>;
  /** Whose stock. */
  readonly supplierId: Scalars['ID']['input'];
};

/** What publishInventory did. */
export type PublishInventoryPayload = {
  readonly __typename?: 'PublishInventoryPayload';
  /** Levels changed, those of a snapshot's other parts included. */
  readonly applied: Scalars['Int']['output'];
  /** Cursor of the last change, for inventoryChanges; null when nothing changed. */
  readonly cursor?: Maybe<Scalars['String']['output']>;
  /** What the next call must carry; null when the supplier uses no sequence. */
  readonly expectedSequence?: Maybe<Scalars['Int']['output']>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** One per row, in order, at most 500; empty when everything was refused. */
  readonly results: ReadonlyArray<InventoryResult>;
  /** How far the snapshot is; null without one. */
  readonly snapshot?: Maybe<SnapshotProgress>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** How quantities are meant. */
export type PublishMode =
  /** Added to what is there. */
  | 'ADJUST'
  /** Absolute, for the rows given. */
  | 'SET'
  /** Absolute, and 0 for every SKU of the same warehouses that is not given. */
  | 'SNAPSHOT';

/** SKUs of one supplier. */
export type PublishSkusInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What to do about bad rows. */
  readonly onError?: InputMaybe<ErrorPolicy>;
  /** 1 to 500 rows. */
  readonly skus: ReadonlyArray<SkuInput>;
  /** Whose SKUs. */
  readonly supplierId: Scalars['ID']['input'];
};

/** What publishSkus did. */
export type PublishSkusPayload = {
  readonly __typename?: 'PublishSkusPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** One per row, in order, at most 500; empty when everything was refused. */
  readonly results: ReadonlyArray<SkuResult>;
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
  /** An industrial belt. */
  readonly belt?: Maybe<Belt>;
  /** Belts; the first page has no need of a filter. */
  readonly belts?: Maybe<BeltConnection>;
  /** The feed: every stock change of a supplier after a cursor, in order, none left out. For the supplier only. */
  readonly inventoryChanges?: Maybe<InventoryChangeConnection>;
  /** A product. */
  readonly product?: Maybe<Product>;
  /** Product search. */
  readonly products?: Maybe<ProductConnection>;
  /** A SKU. */
  readonly sku?: Maybe<Sku>;
  /** A supplier. */
  readonly supplier?: Maybe<Supplier>;
  /** Who asks, by the token. */
  readonly viewer?: Maybe<Viewer>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryBeltArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryBeltsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BeltFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<BeltSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryInventoryChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  supplierId: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryProductArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProductFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ProductSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QuerySkuArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QuerySupplierArgs = {
  id: Scalars['ID']['input'];
};

/** A brand. */
export type RegisterBrandInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** As registered, 1 to 100 characters. */
  readonly name: Scalars['String']['input'];
  /** Where; at most 100 countries. */
  readonly registeredIn: ReadonlyArray<Scalars['CountryCode']['input']>;
  /** Whose brand. */
  readonly supplierId: Scalars['ID']['input'];
};

/** What registerBrand did. */
export type RegisterBrandPayload = {
  readonly __typename?: 'RegisterBrandPayload';
  /** The brand; null when refused. */
  readonly brand?: Maybe<Brand>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A supplier. */
export type RegisterSupplierInput = {
  /** Its belt; outside every belt when not given. */
  readonly beltId?: InputMaybe<Scalars['ID']['input']>;
  /** Unified social credit code: 18 characters, the last of them its check character (GB 32100-2015). */
  readonly creditCode: Scalars['String']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Registered name in English, 1 to 200 characters. */
  readonly nameEn: Scalars['String']['input'];
  /** Registered name in Chinese, 1 to 200 characters. */
  readonly nameZh?: InputMaybe<Scalars['String']['input']>;
  /** Decides the refund method. */
  readonly role: SupplierRole;
  /** VAT status. */
  readonly taxpayer: TaxpayerType;
};

/** What registerSupplier did. */
export type RegisterSupplierPayload = {
  readonly __typename?: 'RegisterSupplierPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The supplier; null when refused. */
  readonly supplier?: Maybe<Supplier>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A hold to give back. */
export type ReleaseReservationInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Of which order. */
  readonly orderId: Scalars['ID']['input'];
};

/** What releaseReservation did. */
export type ReleaseReservationPayload = {
  readonly __typename?: 'ReleaseReservationPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Where it stands then; null when refused. */
  readonly status?: Maybe<ReservationStatus>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where a reservation stands. */
export type ReservationStatus =
  /** Until the goods have left. */
  | 'COMMITTED'
  /** Given back because its time was over. */
  | 'EXPIRED'
  /** For a limited time. */
  | 'HELD'
  /** Given back. */
  | 'RELEASED'
  /** The goods have left. */
  | 'SHIPPED';

/** One SKU to hold. */
export type ReserveLineInput = {
  /** Of the order's line; shipments name it. */
  readonly lineNumber: Scalars['Int']['input'];
  /** Sales units, above 0. */
  readonly quantity: Scalars['Int']['input'];
  /** Which. */
  readonly skuId: Scalars['ID']['input'];
};

/** A hold for one order. */
export type ReserveStockInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** 1 to 100; lines of one SKU are one demand. */
  readonly lines: ReadonlyArray<ReserveLineInput>;
  /** For which order; it holds stock once. */
  readonly orderId: Scalars['ID']['input'];
  /** After how many seconds the hold ends by itself; up to 14 days. */
  readonly ttlSeconds: Scalars['Int']['input'];
  /** Refuse with BELOW_MOQ less of a SKU than its minimum order. */
  readonly withMinimums: Scalars['Boolean']['input'];
};

/** What reserveStock did. */
export type ReserveStockPayload = {
  readonly __typename?: 'ReserveStockPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The hold; null when refused. */
  readonly reservation?: Maybe<StockReservation>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What an order keeps of a SKU. */
export type ReservedSku = {
  readonly __typename?: 'ReservedSku';
  /** The supplier's price of a single one. */
  readonly basePrice: Money;
  /** Brand; null = none. */
  readonly brandName?: Maybe<Scalars['String']['output']>;
  /** The supplier's own code. */
  readonly code: Scalars['String']['output'];
  /** Gross weight of one sales unit, in grams. */
  readonly grossGrams: Scalars['Int']['output'];
  /** 10-digit code. */
  readonly hsCode: Scalars['HsCode']['output'];
  /** Legal quantities in one sales unit; one or two. */
  readonly legalQuantities: ReadonlyArray<Quantity>;
  /** Minimum order, in sales units. */
  readonly moq: Scalars['Int']['output'];
  /** English name. */
  readonly nameEn: Scalars['String']['output'];
  /** Chinese name; null = none. */
  readonly nameZh?: Maybe<Scalars['String']['output']>;
  /** Net weight of one sales unit, in grams. */
  readonly netGrams: Scalars['Int']['output'];
  /** Country of origin. */
  readonly origin: Scalars['CountryCode']['output'];
  /** Sales units of all lines. */
  readonly quantity: Scalars['Int']['output'];
  /** Which. */
  readonly skuId: Scalars['ID']['output'];
  /** Whose. */
  readonly supplierId: Scalars['ID']['output'];
  /** The supplier's price of one when this many are bought. */
  readonly tierPrice: Money;
  /** Of the SKU. */
  readonly version: Scalars['Int']['output'];
};

/** What became of a row. */
export type RowStatus =
  /** Written. */
  | 'APPLIED'
  /** Kept until the other parts of the snapshot are there. */
  | 'KEPT'
  /** Refused. */
  | 'REJECTED'
  /** Older than what is known; no effect. */
  | 'STALE'
  /** Already so. */
  | 'UNCHANGED';

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

/** One variant: the unit of stock, price and customs classification. */
export type Sku = Node & {
  readonly __typename?: 'Sku';
  /** Sales units free for sale: sum over warehouses of onHand - reserved - safety, each never below 0. */
  readonly available: Scalars['Int']['output'];
  /** Its brand; null = unbranded. */
  readonly brand?: Maybe<Brand>;
  /** The supplier's own code, unique per supplier. */
  readonly code: Scalars['String']['output'];
  /** Gross weight of one sales unit. */
  readonly grossWeight: Weight;
  /** 10-digit code. */
  readonly hsCode: Scalars['HsCode']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Days from order to hand-over; null = not told. */
  readonly leadDays?: Maybe<Scalars['Int']['output']>;
  /** Legal quantities in one sales unit, as its HS code demands: one or two. */
  readonly legalQuantities: ReadonlyArray<Quantity>;
  /** Minimum order, in sales units. */
  readonly moq: Scalars['Int']['output'];
  /** Variant name; the English one where there is no Chinese one. */
  readonly name: Scalars['String']['output'];
  /** Net weight of one sales unit. */
  readonly netWeight: Weight;
  /** Country of origin. */
  readonly origin: Scalars['CountryCode']['output'];
  /** Price of one sales unit as the viewer is offered it: by quantity with the scope tiers:read, else the list price. */
  readonly price: Money;
  /** All price steps, smallest quantity first; at most 10. For the supplier, retailers and business buyers; else null. */
  readonly priceTiers?: Maybe<ReadonlyArray<PriceTier>>;
  /** Its product. */
  readonly product: Product;
  /** Stock by warehouse; at most 50. For the supplier only; else null. */
  readonly stock?: Maybe<ReadonlyArray<StockLevel>>;
};


/** One variant: the unit of stock, price and customs classification. */
export type SkuNameArgs = {
  lang?: InputMaybe<Lang>;
};


/** One variant: the unit of stock, price and customs classification. */
export type SkuPriceArgs = {
  quantity?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of SKUs. */
export type SkuConnection = {
  readonly __typename?: 'SkuConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<SkuEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Sku>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type SkuEdge = {
  readonly __typename?: 'SkuEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Sku;
};

/** One SKU. */
export type SkuInput = {
  /** Its brand, of the same supplier. */
  readonly brandId?: InputMaybe<Scalars['ID']['input']>;
  /** The supplier's own code, 1 to 64 characters; twice in a call is DUPLICATE. */
  readonly code: Scalars['String']['input'];
  /** Gross weight of one sales unit; not below the net weight. */
  readonly grossWeight: WeightInput;
  /** 10-digit code. */
  readonly hsCode: Scalars['HsCode']['input'];
  /** Days from order to hand-over, 0 to 365. */
  readonly leadDays?: InputMaybe<Scalars['Int']['input']>;
  /** Legal quantities in one sales unit, one or two; one in kilograms is the net weight. */
  readonly legalQuantities: ReadonlyArray<QuantityInput>;
  /** Minimum order, in sales units. */
  readonly moq?: InputMaybe<Scalars['Int']['input']>;
  /** Variant name, 1 to 200 characters. */
  readonly name: Scalars['String']['input'];
  /** Variant name in Chinese, 1 to 200 characters. */
  readonly nameZh?: InputMaybe<Scalars['String']['input']>;
  /** Net weight of one sales unit. */
  readonly netWeight: WeightInput;
  /** Country of origin. */
  readonly origin: Scalars['CountryCode']['input'];
  /** Price steps in one currency, 1 to 10: the first from 1, quantities rising, prices never. */
  readonly priceTiers: ReadonlyArray<PriceTierInput>;
  /** Groups SKUs into a product, 1 to 200 characters; a SKU under another name moves to that product. */
  readonly productName: Scalars['String']['input'];
  /** The product's name in Chinese, 1 to 200 characters; unchanged when not given. */
  readonly productNameZh?: InputMaybe<Scalars['String']['input']>;
};

/** What became of one row. */
export type SkuResult = {
  readonly __typename?: 'SkuResult';
  /** Why it was refused; at most 10. */
  readonly errors: ReadonlyArray<UserError>;
  /** Row number, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The SKU after the call; null when refused. */
  readonly sku?: Maybe<Sku>;
  /** What became of it. */
  readonly status: RowStatus;
};

/** A part of the snapshot of one warehouse. Parts may come in any order; nothing changes before all are there. */
export type SnapshotPartInput = {
  /** The supplier's own name for the snapshot, 1 to 64 characters; never used again. */
  readonly id: Scalars['String']['input'];
  /** No part has a higher number. */
  readonly last: Scalars['Boolean']['input'];
  /** Number of this part, 1 to 100. */
  readonly part: Scalars['Int']['input'];
  /** Of which warehouse. */
  readonly warehouseId: Scalars['ID']['input'];
};

/** How far a snapshot in parts is. */
export type SnapshotProgress = {
  readonly __typename?: 'SnapshotProgress';
  /** All parts are there, and were applied together. */
  readonly applied: Scalars['Boolean']['output'];
  /** Parts that are there. */
  readonly received: Scalars['Int']['output'];
  /** Levels set to 0 because no part names them. */
  readonly zeroed: Scalars['Int']['output'];
};

/** Stock of one SKU in one warehouse, in sales units. */
export type StockLevel = {
  readonly __typename?: 'StockLevel';
  /** How old the knowledge is: what was published with an older time than this is STALE. */
  readonly asOf: Scalars['DateTime']['output'];
  /** onHand - reserved - safety, never below 0. */
  readonly available: Scalars['Int']['output'];
  /** Physically there. */
  readonly onHand: Scalars['Int']['output'];
  /** Held for orders. */
  readonly reserved: Scalars['Int']['output'];
  /** Kept back by the supplier. */
  readonly safety: Scalars['Int']['output'];
  /** reserved - onHand, never below 0: sold but not there. */
  readonly shortage: Scalars['Int']['output'];
  /** Grows by 1 with each change. */
  readonly version: Scalars['Int']['output'];
  /** Where. */
  readonly warehouse?: Maybe<Warehouse>;
};

/** Stock that is promised to one order. */
export type StockReservation = {
  readonly __typename?: 'StockReservation';
  /** When the hold ends by itself. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Its id; no Node. */
  readonly id: Scalars['ID']['output'];
  /** Its SKUs as they were when it was made, each once; at most 100. */
  readonly skus: ReadonlyArray<ReservedSku>;
  /** As it is now, also in a stored answer. */
  readonly status: ReservationStatus;
};

/** A manufacturer, or a trader who sells for manufacturers. */
export type Supplier = Node & {
  readonly __typename?: 'Supplier';
  /** Its belt; null = outside every belt. */
  readonly belt?: Maybe<Belt>;
  /** Registered brands; at most 50. */
  readonly brands: ReadonlyArray<Brand>;
  /** Unified social credit code, 18 characters. */
  readonly creditCode: Scalars['String']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Registered name; the English one where there is no Chinese one. */
  readonly name: Scalars['String']['output'];
  /** Its products. */
  readonly products: ProductConnection;
  /** Decides the refund method. */
  readonly role: SupplierRole;
  /** One of its SKUs by the supplier's own code. */
  readonly sku?: Maybe<Sku>;
  /** VAT status. */
  readonly taxpayer: TaxpayerType;
};


/** A manufacturer, or a trader who sells for manufacturers. */
export type SupplierNameArgs = {
  lang?: InputMaybe<Lang>;
};


/** A manufacturer, or a trader who sells for manufacturers. */
export type SupplierProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ProductSort>;
};


/** A manufacturer, or a trader who sells for manufacturers. */
export type SupplierSkuArgs = {
  code: Scalars['String']['input'];
};

/** A page of suppliers. */
export type SupplierConnection = {
  readonly __typename?: 'SupplierConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<SupplierEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Supplier>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type SupplierEdge = {
  readonly __typename?: 'SupplierEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Supplier;
};

/** What a supplier is. */
export type SupplierRole =
  /** Makes the goods; exempt-credit-refund. */
  | 'MANUFACTURER'
  /** Buys and exports; refund by invoice. */
  | 'TRADER';

/** VAT status. */
export type TaxpayerType =
  /** General taxpayer. */
  | 'GENERAL'
  /** Small-scale taxpayer. */
  | 'SMALL_SCALE';

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
  /** In which role it acts. */
  readonly party: PartyRole;
  /** What the token allows, such as "inventory:write"; at most 50. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
  /** The viewer's supplier; null in another role. */
  readonly supplier?: Maybe<Supplier>;
};

export type Warehouse = {
  readonly __typename?: 'Warehouse';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
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

export type Zone = {
  readonly __typename?: 'Zone';
  /** Its belts, by id; at most 50. */
  readonly belts?: Maybe<ReadonlyArray<Belt>>;
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
  Belt: Belt;
  Brand: Brand;
  Product: Product;
  Sku: Sku;
  Supplier: Supplier;
  Zone: Zone;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Belt:
    ( { __typename: 'Belt' }
    & GraphQLRecursivePick<FederationTypes['Belt'], {"id":true}> );
  Brand:
    ( { __typename: 'Brand' }
    & GraphQLRecursivePick<FederationTypes['Brand'], {"id":true}> );
  Product:
    ( { __typename: 'Product' }
    & GraphQLRecursivePick<FederationTypes['Product'], {"id":true}> );
  Sku:
    ( { __typename: 'Sku' }
    & GraphQLRecursivePick<FederationTypes['Sku'], {"id":true}> );
  Supplier:
    ( { __typename: 'Supplier' }
    & GraphQLRecursivePick<FederationTypes['Supplier'], {"id":true}> );
  Zone:
    ( { __typename: 'Zone' }
    & GraphQLRecursivePick<FederationTypes['Zone'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( BeltMapper )
    | ( BrandMapper )
    | ( ProductMapper )
    | ( SkuMapper )
    | ( SupplierMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Belt: ResolverTypeWrapper<BeltMapper>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  BeltConnection: ResolverTypeWrapper<Omit<BeltConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['BeltEdge']>, nodes: ReadonlyArray<ResolversTypes['Belt']>, pageInfo: ResolversTypes['PageInfo'] }>;
  BeltEdge: ResolverTypeWrapper<Omit<BeltEdge, 'node'> & { node: ResolversTypes['Belt'] }>;
  BeltFilter: BeltFilter;
  BeltSort: BeltSort;
  Brand: ResolverTypeWrapper<BrandMapper>;
  ChangeReason: ChangeReason;
  CommitReservationInput: CommitReservationInput;
  CommitReservationPayload: ResolverTypeWrapper<CommitReservationPayload>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  ErrorPolicy: ErrorPolicy;
  HsCode: ResolverTypeWrapper<Scalars['HsCode']['output']>;
  Incoterm: Incoterm;
  InventoryChange: ResolverTypeWrapper<InventoryChangeMapper>;
  InventoryChangeConnection: ResolverTypeWrapper<Omit<InventoryChangeConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['InventoryChangeEdge']>, nodes: ReadonlyArray<ResolversTypes['InventoryChange']>, pageInfo: ResolversTypes['PageInfo'] }>;
  InventoryChangeEdge: ResolverTypeWrapper<Omit<InventoryChangeEdge, 'node'> & { node: ResolversTypes['InventoryChange'] }>;
  InventoryItemInput: InventoryItemInput;
  InventoryResult: ResolverTypeWrapper<InventoryResultMapper>;
  Lang: Lang;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfoMapper>;
  PartyRole: PartyRole;
  Port: ResolverTypeWrapper<PortMapper>;
  PriceTier: ResolverTypeWrapper<Omit<PriceTier, 'price'> & { price: ResolversTypes['Money'] }>;
  PriceTierInput: PriceTierInput;
  Product: ResolverTypeWrapper<ProductMapper>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversTypes['Product']>, pageInfo: ResolversTypes['PageInfo'] }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFilter: ProductFilter;
  ProductSort: ProductSort;
  PublishInventoryInput: PublishInventoryInput;
  PublishInventoryPayload: ResolverTypeWrapper<PublishInventoryPayloadMapper>;
  PublishMode: PublishMode;
  PublishSkusInput: PublishSkusInput;
  PublishSkusPayload: ResolverTypeWrapper<PublishSkusPayloadMapper>;
  Quantity: ResolverTypeWrapper<QuantityValue>;
  QuantityInput: QuantityInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegisterBrandInput: RegisterBrandInput;
  RegisterBrandPayload: ResolverTypeWrapper<RegisterBrandPayloadMapper>;
  RegisterSupplierInput: RegisterSupplierInput;
  RegisterSupplierPayload: ResolverTypeWrapper<RegisterSupplierPayloadMapper>;
  ReleaseReservationInput: ReleaseReservationInput;
  ReleaseReservationPayload: ResolverTypeWrapper<ReleaseReservationPayload>;
  ReservationStatus: ReservationStatus;
  ReserveLineInput: ReserveLineInput;
  ReserveStockInput: ReserveStockInput;
  ReserveStockPayload: ResolverTypeWrapper<Omit<ReserveStockPayload, 'reservation'> & { reservation?: Maybe<ResolversTypes['StockReservation']> }>;
  ReservedSku: ResolverTypeWrapper<Omit<ReservedSku, 'basePrice' | 'legalQuantities' | 'tierPrice'> & { basePrice: ResolversTypes['Money'], legalQuantities: ReadonlyArray<ResolversTypes['Quantity']>, tierPrice: ResolversTypes['Money'] }>;
  RowStatus: RowStatus;
  Rule: ResolverTypeWrapper<Rule>;
  Severity: Severity;
  Sku: ResolverTypeWrapper<SkuMapper>;
  SkuConnection: ResolverTypeWrapper<Omit<SkuConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['SkuEdge']>, nodes: ReadonlyArray<ResolversTypes['Sku']>, pageInfo: ResolversTypes['PageInfo'] }>;
  SkuEdge: ResolverTypeWrapper<Omit<SkuEdge, 'node'> & { node: ResolversTypes['Sku'] }>;
  SkuInput: SkuInput;
  SkuResult: ResolverTypeWrapper<SkuResultMapper>;
  SnapshotPartInput: SnapshotPartInput;
  SnapshotProgress: ResolverTypeWrapper<SnapshotProgress>;
  StockLevel: ResolverTypeWrapper<StockLevelMapper>;
  StockReservation: ResolverTypeWrapper<StockReservationMapper>;
  Supplier: ResolverTypeWrapper<SupplierMapper>;
  SupplierConnection: ResolverTypeWrapper<Omit<SupplierConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversTypes['Supplier']>, pageInfo: ResolversTypes['PageInfo'] }>;
  SupplierEdge: ResolverTypeWrapper<Omit<SupplierEdge, 'node'> & { node: ResolversTypes['Supplier'] }>;
  SupplierRole: SupplierRole;
  TaxpayerType: TaxpayerType;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<ViewerValue>;
  Warehouse: ResolverTypeWrapper<WarehouseMapper>;
  Weight: ResolverTypeWrapper<WeightValue>;
  WeightInput: WeightInput;
  Zone: ResolverTypeWrapper<ZoneMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Belt: BeltMapper;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  BeltConnection: Omit<BeltConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['BeltEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Belt']>, pageInfo: ResolversParentTypes['PageInfo'] };
  BeltEdge: Omit<BeltEdge, 'node'> & { node: ResolversParentTypes['Belt'] };
  BeltFilter: BeltFilter;
  Brand: BrandMapper;
  CommitReservationInput: CommitReservationInput;
  CommitReservationPayload: CommitReservationPayload;
  Boolean: Scalars['Boolean']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  HsCode: Scalars['HsCode']['output'];
  InventoryChange: InventoryChangeMapper;
  InventoryChangeConnection: Omit<InventoryChangeConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['InventoryChangeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InventoryChange']>, pageInfo: ResolversParentTypes['PageInfo'] };
  InventoryChangeEdge: Omit<InventoryChangeEdge, 'node'> & { node: ResolversParentTypes['InventoryChange'] };
  InventoryItemInput: InventoryItemInput;
  InventoryResult: InventoryResultMapper;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Month: Scalars['Month']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfoMapper;
  Port: PortMapper;
  PriceTier: Omit<PriceTier, 'price'> & { price: ResolversParentTypes['Money'] };
  PriceTierInput: PriceTierInput;
  Product: ProductMapper;
  ProductConnection: Omit<ProductConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['ProductEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Product']>, pageInfo: ResolversParentTypes['PageInfo'] };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFilter: ProductFilter;
  PublishInventoryInput: PublishInventoryInput;
  PublishInventoryPayload: PublishInventoryPayloadMapper;
  PublishSkusInput: PublishSkusInput;
  PublishSkusPayload: PublishSkusPayloadMapper;
  Quantity: QuantityValue;
  QuantityInput: QuantityInput;
  Query: Record<PropertyKey, never>;
  RegisterBrandInput: RegisterBrandInput;
  RegisterBrandPayload: RegisterBrandPayloadMapper;
  RegisterSupplierInput: RegisterSupplierInput;
  RegisterSupplierPayload: RegisterSupplierPayloadMapper;
  ReleaseReservationInput: ReleaseReservationInput;
  ReleaseReservationPayload: ReleaseReservationPayload;
  ReserveLineInput: ReserveLineInput;
  ReserveStockInput: ReserveStockInput;
  ReserveStockPayload: Omit<ReserveStockPayload, 'reservation'> & { reservation?: Maybe<ResolversParentTypes['StockReservation']> };
  ReservedSku: Omit<ReservedSku, 'basePrice' | 'legalQuantities' | 'tierPrice'> & { basePrice: ResolversParentTypes['Money'], legalQuantities: ReadonlyArray<ResolversParentTypes['Quantity']>, tierPrice: ResolversParentTypes['Money'] };
  Rule: Rule;
  Sku: SkuMapper;
  SkuConnection: Omit<SkuConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['SkuEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Sku']>, pageInfo: ResolversParentTypes['PageInfo'] };
  SkuEdge: Omit<SkuEdge, 'node'> & { node: ResolversParentTypes['Sku'] };
  SkuInput: SkuInput;
  SkuResult: SkuResultMapper;
  SnapshotPartInput: SnapshotPartInput;
  SnapshotProgress: SnapshotProgress;
  StockLevel: StockLevelMapper;
  StockReservation: StockReservationMapper;
  Supplier: SupplierMapper;
  SupplierConnection: Omit<SupplierConnection, 'edges' | 'nodes' | 'pageInfo'> & { edges: ReadonlyArray<ResolversParentTypes['SupplierEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Supplier']>, pageInfo: ResolversParentTypes['PageInfo'] };
  SupplierEdge: Omit<SupplierEdge, 'node'> & { node: ResolversParentTypes['Supplier'] };
  UnitCode: Scalars['UnitCode']['output'];
  UserError: UserError;
  Viewer: ViewerValue;
  Warehouse: WarehouseMapper;
  Weight: WeightValue;
  WeightInput: WeightInput;
  Zone: ZoneMapper;
};

export type BeltResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Belt'] = ResolversParentTypes['Belt'], FederationReferenceType extends FederationReferenceTypes['Belt'] = FederationReferenceTypes['Belt']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Belt']> | FederationReferenceType, FederationReferenceType, ContextType>;
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<BeltCityArgs, 'lang'>>;
  goods?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType, RequireFields<BeltGoodsArgs, 'lang'>>;
  hsHeadings?: Resolver<ReadonlyArray<ResolversTypes['HsCode']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<BeltNameArgs, 'lang'>>;
  place?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<BeltPlaceArgs, 'lang'>>;
  ports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Port']>>, ParentType, ContextType>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<BeltProductsArgs, 'first' | 'orderBy'>>;
  provinceCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suppliers?: Resolver<ResolversTypes['SupplierConnection'], ParentType, ContextType, RequireFields<BeltSuppliersArgs, 'first'>>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BeltConnectionResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['BeltConnection'] = ResolversParentTypes['BeltConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BeltEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Belt']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BeltEdgeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['BeltEdge'] = ResolversParentTypes['BeltEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Belt'], ParentType, ContextType>;
};

export type BrandResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand'], FederationReferenceType extends FederationReferenceTypes['Brand'] = FederationReferenceTypes['Brand']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Brand']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  registeredIn?: Resolver<ReadonlyArray<ResolversTypes['CountryCode']>, ParentType, ContextType>;
  supplier?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommitReservationPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['CommitReservationPayload'] = ResolversParentTypes['CommitReservationPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ReservationStatus']>, ParentType, ContextType>;
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

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface HsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['HsCode'], any> {
  name: 'HsCode';
}

export type InventoryChangeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['InventoryChange'] = ResolversParentTypes['InventoryChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['StockLevel'], ParentType, ContextType>;
  onHandDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['ChangeReason'], ParentType, ContextType>;
  reservedDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  safetyDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
};

export type InventoryChangeConnectionResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['InventoryChangeConnection'] = ResolversParentTypes['InventoryChangeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InventoryChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InventoryChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InventoryChangeEdgeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['InventoryChangeEdge'] = ResolversParentTypes['InventoryChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InventoryChange'], ParentType, ContextType>;
};

export type InventoryResultResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['InventoryResult'] = ResolversParentTypes['InventoryResult']> = {
  before?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['StockLevel']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RowStatus'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MutationResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  commitReservation?: Resolver<Maybe<ResolversTypes['CommitReservationPayload']>, ParentType, ContextType, RequireFields<MutationCommitReservationArgs, 'input'>>;
  publishInventory?: Resolver<Maybe<ResolversTypes['PublishInventoryPayload']>, ParentType, ContextType, RequireFields<MutationPublishInventoryArgs, 'input'>>;
  publishSkus?: Resolver<Maybe<ResolversTypes['PublishSkusPayload']>, ParentType, ContextType, RequireFields<MutationPublishSkusArgs, 'input'>>;
  registerBrand?: Resolver<Maybe<ResolversTypes['RegisterBrandPayload']>, ParentType, ContextType, RequireFields<MutationRegisterBrandArgs, 'input'>>;
  registerSupplier?: Resolver<Maybe<ResolversTypes['RegisterSupplierPayload']>, ParentType, ContextType, RequireFields<MutationRegisterSupplierArgs, 'input'>>;
  releaseReservation?: Resolver<Maybe<ResolversTypes['ReleaseReservationPayload']>, ParentType, ContextType, RequireFields<MutationReleaseReservationArgs, 'input'>>;
  reserveStock?: Resolver<Maybe<ResolversTypes['ReserveStockPayload']>, ParentType, ContextType, RequireFields<MutationReserveStockArgs, 'input'>>;
};

export type NodeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Belt' | 'Brand' | 'Product' | 'Sku' | 'Supplier', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PortResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Port'] = ResolversParentTypes['Port']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PriceTierResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['PriceTier'] = ResolversParentTypes['PriceTier']> = {
  minQuantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product'], FederationReferenceType extends FederationReferenceTypes['Product'] = FederationReferenceTypes['Product']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Product']> | FederationReferenceType, FederationReferenceType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ProductNameArgs, 'lang'>>;
  skus?: Resolver<ResolversTypes['SkuConnection'], ParentType, ContextType, RequireFields<ProductSkusArgs, 'first'>>;
  supplier?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type PublishInventoryPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['PublishInventoryPayload'] = ResolversParentTypes['PublishInventoryPayload']> = {
  applied?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedSequence?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['InventoryResult']>, ParentType, ContextType>;
  snapshot?: Resolver<Maybe<ResolversTypes['SnapshotProgress']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type PublishSkusPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['PublishSkusPayload'] = ResolversParentTypes['PublishSkusPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  results?: Resolver<ReadonlyArray<ResolversTypes['SkuResult']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  belt?: Resolver<Maybe<ResolversTypes['Belt']>, ParentType, ContextType, RequireFields<QueryBeltArgs, 'id'>>;
  belts?: Resolver<Maybe<ResolversTypes['BeltConnection']>, ParentType, ContextType, RequireFields<QueryBeltsArgs, 'first' | 'orderBy'>>;
  inventoryChanges?: Resolver<Maybe<ResolversTypes['InventoryChangeConnection']>, ParentType, ContextType, RequireFields<QueryInventoryChangesArgs, 'first' | 'supplierId'>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'id'>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, RequireFields<QueryProductsArgs, 'first' | 'orderBy'>>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType, RequireFields<QuerySkuArgs, 'id'>>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType, RequireFields<QuerySupplierArgs, 'id'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type RegisterBrandPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['RegisterBrandPayload'] = ResolversParentTypes['RegisterBrandPayload']> = {
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RegisterSupplierPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['RegisterSupplierPayload'] = ResolversParentTypes['RegisterSupplierPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReleaseReservationPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['ReleaseReservationPayload'] = ResolversParentTypes['ReleaseReservationPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['ReservationStatus']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReserveStockPayloadResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['ReserveStockPayload'] = ResolversParentTypes['ReserveStockPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reservation?: Resolver<Maybe<ResolversTypes['StockReservation']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReservedSkuResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['ReservedSku'] = ResolversParentTypes['ReservedSku']> = {
  basePrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  brandName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grossGrams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hsCode?: Resolver<ResolversTypes['HsCode'], ParentType, ContextType>;
  legalQuantities?: Resolver<ReadonlyArray<ResolversTypes['Quantity']>, ParentType, ContextType>;
  moq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nameEn?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nameZh?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  netGrams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  skuId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  supplierId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  tierPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RuleResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SkuResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku'], FederationReferenceType extends FederationReferenceTypes['Sku'] = FederationReferenceTypes['Sku']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sku']> | FederationReferenceType, FederationReferenceType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  brand?: Resolver<Maybe<ResolversTypes['Brand']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  grossWeight?: Resolver<ResolversTypes['Weight'], ParentType, ContextType>;
  hsCode?: Resolver<ResolversTypes['HsCode'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  leadDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  legalQuantities?: Resolver<ReadonlyArray<ResolversTypes['Quantity']>, ParentType, ContextType>;
  moq?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SkuNameArgs, 'lang'>>;
  netWeight?: Resolver<ResolversTypes['Weight'], ParentType, ContextType>;
  origin?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType, RequireFields<SkuPriceArgs, 'quantity'>>;
  priceTiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PriceTier']>>, ParentType, ContextType>;
  product?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
  stock?: Resolver<Maybe<ReadonlyArray<ResolversTypes['StockLevel']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkuConnectionResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['SkuConnection'] = ResolversParentTypes['SkuConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SkuEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Sku']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SkuEdgeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['SkuEdge'] = ResolversParentTypes['SkuEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Sku'], ParentType, ContextType>;
};

export type SkuResultResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['SkuResult'] = ResolversParentTypes['SkuResult']> = {
  errors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RowStatus'], ParentType, ContextType>;
};

export type SnapshotProgressResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['SnapshotProgress'] = ResolversParentTypes['SnapshotProgress']> = {
  applied?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  zeroed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockLevelResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['StockLevel'] = ResolversParentTypes['StockLevel']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  safety?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shortage?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warehouse?: Resolver<Maybe<ResolversTypes['Warehouse']>, ParentType, ContextType>;
};

export type StockReservationResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['StockReservation'] = ResolversParentTypes['StockReservation']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  skus?: Resolver<ReadonlyArray<ResolversTypes['ReservedSku']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReservationStatus'], ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier'], FederationReferenceType extends FederationReferenceTypes['Supplier'] = FederationReferenceTypes['Supplier']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Supplier']> | FederationReferenceType, FederationReferenceType, ContextType>;
  belt?: Resolver<Maybe<ResolversTypes['Belt']>, ParentType, ContextType>;
  brands?: Resolver<ReadonlyArray<ResolversTypes['Brand']>, ParentType, ContextType>;
  creditCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SupplierNameArgs, 'lang'>>;
  products?: Resolver<ResolversTypes['ProductConnection'], ParentType, ContextType, RequireFields<SupplierProductsArgs, 'first' | 'orderBy'>>;
  role?: Resolver<ResolversTypes['SupplierRole'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType, RequireFields<SupplierSkuArgs, 'code'>>;
  taxpayer?: Resolver<ResolversTypes['TaxpayerType'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SupplierConnectionResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['SupplierConnection'] = ResolversParentTypes['SupplierConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SupplierEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Supplier']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SupplierEdgeResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['SupplierEdge'] = ResolversParentTypes['SupplierEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Supplier'], ParentType, ContextType>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UserErrorResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  party?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
};

export type WarehouseResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Warehouse'] = ResolversParentTypes['Warehouse']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type WeightResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kilograms?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ZoneResolvers<ContextType = ManufacturersContext, ParentType extends ResolversParentTypes['Zone'] = ResolversParentTypes['Zone'], FederationReferenceType extends FederationReferenceTypes['Zone'] = FederationReferenceTypes['Zone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Zone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  belts?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Belt']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type Resolvers<ContextType = ManufacturersContext> = {
  Belt?: BeltResolvers<ContextType>;
  BeltConnection?: BeltConnectionResolvers<ContextType>;
  BeltEdge?: BeltEdgeResolvers<ContextType>;
  Brand?: BrandResolvers<ContextType>;
  CommitReservationPayload?: CommitReservationPayloadResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  HsCode?: GraphQLScalarType;
  InventoryChange?: InventoryChangeResolvers<ContextType>;
  InventoryChangeConnection?: InventoryChangeConnectionResolvers<ContextType>;
  InventoryChangeEdge?: InventoryChangeEdgeResolvers<ContextType>;
  InventoryResult?: InventoryResultResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Port?: PortResolvers<ContextType>;
  PriceTier?: PriceTierResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  PublishInventoryPayload?: PublishInventoryPayloadResolvers<ContextType>;
  PublishSkusPayload?: PublishSkusPayloadResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RegisterBrandPayload?: RegisterBrandPayloadResolvers<ContextType>;
  RegisterSupplierPayload?: RegisterSupplierPayloadResolvers<ContextType>;
  ReleaseReservationPayload?: ReleaseReservationPayloadResolvers<ContextType>;
  ReserveStockPayload?: ReserveStockPayloadResolvers<ContextType>;
  ReservedSku?: ReservedSkuResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  SkuConnection?: SkuConnectionResolvers<ContextType>;
  SkuEdge?: SkuEdgeResolvers<ContextType>;
  SkuResult?: SkuResultResolvers<ContextType>;
  SnapshotProgress?: SnapshotProgressResolvers<ContextType>;
  StockLevel?: StockLevelResolvers<ContextType>;
  StockReservation?: StockReservationResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  SupplierConnection?: SupplierConnectionResolvers<ContextType>;
  SupplierEdge?: SupplierEdgeResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Warehouse?: WarehouseResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
  Zone?: ZoneResolvers<ContextType>;
};

