import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '../../values/money.ts';
import type { Quantity as QuantityValue, Weight as WeightValue } from '../../values/quantity.ts';
import type { Viewer as ViewerValue } from '../../runtime/viewer.ts';
import type { ZoneMapper, IndicatorSetMapper, IpSituationMapper, IpRightMapper, IpCheckMapper, SkuMapper } from './mappers.ts';
import type { SupervisionContext } from './context.ts';
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

export type Brand = {
  readonly __typename?: 'Brand';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
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

/** One measure of a zone. */
export type Indicator = {
  readonly __typename?: 'Indicator';
  /** Stable, such as "OWN_BRAND_SHARE". */
  readonly code: Scalars['String']['output'];
  /** True when less is better. */
  readonly lowerIsBetter: Scalars['Boolean']['output'];
  /** What it measures. */
  readonly name: Scalars['String']['output'];
  /** Unit of its values, such as "CNY", "%" or "h". */
  readonly unit: Scalars['String']['output'];
  /** Share of the total. */
  readonly weight: Scalars['Decimal']['output'];
};

/** Measures by which zones are compared; dated, because indicators are adjusted as the trade changes. */
export type IndicatorSet = Node & {
  readonly __typename?: 'IndicatorSet';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its indicators, as the set orders them; at most 50; weights sum to 1. */
  readonly indicators: ReadonlyArray<Indicator>;
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** True for sample weights that an operator has to replace. */
  readonly sample: Scalars['Boolean']['output'];
  /** First day. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day; null = open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** A SKU against the rights of a market. */
export type IpCheck = {
  readonly __typename?: 'IpCheck';
  /** Rights that caused it; at most 10. */
  readonly hits: ReadonlyArray<IpRight>;
  /** For which day. */
  readonly on: Scalars['Date']['output'];
  /** True as long as sample rights are among the market's data. */
  readonly sample: Scalars['Boolean']['output'];
  /** Day of the newest data of the market; null = no data. */
  readonly updatedOn?: Maybe<Scalars['Date']['output']>;
  /** Verdict. */
  readonly verdict: IpVerdict;
};

/** Kind of right. */
export type IpKind =
  /** Copyright. */
  | 'COPYRIGHT'
  /** Design. */
  | 'DESIGN'
  /** Patent. */
  | 'PATENT'
  /** Trade mark. */
  | 'TRADEMARK';

/** A right in a market. */
export type IpRight = {
  readonly __typename?: 'IpRight';
  /** Nice, Locarno or IPC classes; at most 45. */
  readonly classes: ReadonlyArray<Scalars['String']['output']>;
  /** What right. */
  readonly kind: IpKind;
  /** Registration number. */
  readonly number: Scalars['String']['output'];
  /** Who owns it. */
  readonly owner: Scalars['String']['output'];
  /** True for sample data. */
  readonly sample: Scalars['Boolean']['output'];
  /** Where it holds: a country, or EU for the whole European Union. */
  readonly territory: Scalars['CountryCode']['output'];
  /** Word, name or title. */
  readonly title: Scalars['String']['output'];
  /** First day. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day; null = open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** A page of rights. */
export type IpRightConnection = {
  readonly __typename?: 'IpRightConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<IpRightEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<IpRight>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type IpRightEdge = {
  readonly __typename?: 'IpRightEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: IpRight;
};

/** What is known of the rights in a market. */
export type IpSituation = {
  readonly __typename?: 'IpSituation';
  /** Advice for sellers, Markdown; null = none. */
  readonly guide?: Maybe<Scalars['String']['output']>;
  /** Which market. */
  readonly market: Scalars['CountryCode']['output'];
  /** For which day. */
  readonly on: Scalars['Date']['output'];
  /** Rights in force on the day, by territory, kind and number; of a member of the European Union also the Union's. */
  readonly rights: IpRightConnection;
  /** How risky the market is as a whole; null = not assessed for that day. */
  readonly riskLevel?: Maybe<Severity>;
  /** True as long as sample rights are among the data. */
  readonly sample: Scalars['Boolean']['output'];
  /** Day of the newest data. */
  readonly updatedOn: Scalars['Date']['output'];
};


/** What is known of the rights in a market. */
export type IpSituationRightsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Verdict on a SKU in a market. */
export type IpVerdict =
  /** Must not be listed: the brand is another's mark or protected name for such goods. */
  | 'BLOCKED'
  /** No hit in the data of that day; never a promise. */
  | 'CLEAR'
  /** No data. */
  | 'UNKNOWN'
  /** Something near: nearly a mark or with a mark in it, a mark for other goods, or a design or patent for such goods. */
  | 'WATCH';

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
  /** Indicator sets in force on a day, newest first; at most 20. */
  readonly indicatorSets?: Maybe<ReadonlyArray<IndicatorSet>>;
  /** The IP situation of a market; null = no data for that day. */
  readonly ipSituation?: Maybe<IpSituation>;
  /** Who asks, by the token. */
  readonly viewer?: Maybe<Viewer>;
  /** A pilot zone, also one that was withdrawn. */
  readonly zone?: Maybe<Zone>;
  /** Zones that existed on a day, by batch and name; at most 300. 165 on 2022-12-31. */
  readonly zones?: Maybe<ReadonlyArray<Zone>>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryIndicatorSetsArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryIpSituationArgs = {
  hsHeading?: InputMaybe<Scalars['HsCode']['input']>;
  market: Scalars['CountryCode']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryZoneArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryZonesArgs = {
  filter?: InputMaybe<ZoneFilter>;
  on?: InputMaybe<Scalars['Date']['input']>;
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

export type Sku = {
  readonly __typename?: 'Sku';
  readonly brand?: Maybe<Brand>;
  readonly hsCode: Scalars['HsCode']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** May it be sold in this market, by the rights that are known there? */
  readonly ip?: Maybe<IpCheck>;
};


export type SkuIpArgs = {
  market: Scalars['CountryCode']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
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

/** A cross-border e-commerce comprehensive pilot zone. */
export type Zone = Node & {
  readonly __typename?: 'Zone';
  /** First day as a zone. */
  readonly approvedOn: Scalars['Date']['output'];
  /** Batch of approval, from 1. */
  readonly batch: Scalars['Int']['output'];
  /** The State Council's reply that set it up; null = not recorded. */
  readonly document?: Maybe<Scalars['String']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its name. */
  readonly name: Scalars['String']['output'];
  /** ISO 3166-2 province, such as "CN-GD". */
  readonly provinceCode: Scalars['String']['output'];
  /** First day on which it was none any more; null = still a zone. */
  readonly revokedOn?: Maybe<Scalars['Date']['output']>;
};


/** A cross-border e-commerce comprehensive pilot zone. */
export type ZoneNameArgs = {
  lang?: InputMaybe<Lang>;
};

/** Which zones; conditions are joined by and. */
export type ZoneFilter = {
  /** Batch, from 1. */
  readonly batch?: InputMaybe<Scalars['Int']['input']>;
  /** ISO 3166-2 province, such as "CN-GD". */
  readonly provinceCode?: InputMaybe<Scalars['String']['input']>;
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
  IndicatorSet: IndicatorSet;
  Sku: Sku;
  Zone: Zone;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  IndicatorSet:
    ( { __typename: 'IndicatorSet' }
    & GraphQLRecursivePick<FederationTypes['IndicatorSet'], {"id":true}> );
  Sku:
    ( { __typename: 'Sku' }
    & GraphQLRecursivePick<FederationTypes['Sku'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Sku'], {"hsCode":true,"brand":{"name":true}}> ) );
  Zone:
    ( { __typename: 'Zone' }
    & GraphQLRecursivePick<FederationTypes['Zone'], {"id":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( IndicatorSetMapper )
    | ( ZoneMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Brand: ResolverTypeWrapper<Brand>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  ErrorPolicy: ErrorPolicy;
  HsCode: ResolverTypeWrapper<Scalars['HsCode']['output']>;
  Incoterm: Incoterm;
  Indicator: ResolverTypeWrapper<Indicator>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  IndicatorSet: ResolverTypeWrapper<IndicatorSetMapper>;
  IpCheck: ResolverTypeWrapper<IpCheckMapper>;
  IpKind: IpKind;
  IpRight: ResolverTypeWrapper<IpRightMapper>;
  IpRightConnection: ResolverTypeWrapper<Omit<IpRightConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IpRightEdge']>, nodes: ReadonlyArray<ResolversTypes['IpRight']> }>;
  IpRightEdge: ResolverTypeWrapper<Omit<IpRightEdge, 'node'> & { node: ResolversTypes['IpRight'] }>;
  IpSituation: ResolverTypeWrapper<IpSituationMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  IpVerdict: IpVerdict;
  Lang: Lang;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartyRole: PartyRole;
  Quantity: ResolverTypeWrapper<QuantityValue>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Rule: ResolverTypeWrapper<Rule>;
  Severity: Severity;
  Sku: ResolverTypeWrapper<SkuMapper>;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  Viewer: ResolverTypeWrapper<ViewerValue>;
  Weight: ResolverTypeWrapper<WeightValue>;
  WeightInput: WeightInput;
  Zone: ResolverTypeWrapper<ZoneMapper>;
  ZoneFilter: ZoneFilter;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Brand: Brand;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  HsCode: Scalars['HsCode']['output'];
  Indicator: Indicator;
  Boolean: Scalars['Boolean']['output'];
  IndicatorSet: IndicatorSetMapper;
  IpCheck: IpCheckMapper;
  IpRight: IpRightMapper;
  IpRightConnection: Omit<IpRightConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IpRightEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IpRight']> };
  IpRightEdge: Omit<IpRightEdge, 'node'> & { node: ResolversParentTypes['IpRight'] };
  IpSituation: IpSituationMapper;
  Int: Scalars['Int']['output'];
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Month: Scalars['Month']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  Quantity: QuantityValue;
  Query: Record<PropertyKey, never>;
  Rule: Rule;
  Sku: SkuMapper;
  UnitCode: Scalars['UnitCode']['output'];
  UserError: UserError;
  Viewer: ViewerValue;
  Weight: WeightValue;
  WeightInput: WeightInput;
  Zone: ZoneMapper;
  ZoneFilter: ZoneFilter;
};

export type BrandResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type IndicatorResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Indicator'] = ResolversParentTypes['Indicator']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lowerIsBetter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type IndicatorSetResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IndicatorSet'] = ResolversParentTypes['IndicatorSet'], FederationReferenceType extends FederationReferenceTypes['IndicatorSet'] = FederationReferenceTypes['IndicatorSet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IndicatorSet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indicators?: Resolver<ReadonlyArray<ResolversTypes['Indicator']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IpCheckResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IpCheck'] = ResolversParentTypes['IpCheck']> = {
  hits?: Resolver<ReadonlyArray<ResolversTypes['IpRight']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['IpVerdict'], ParentType, ContextType>;
};

export type IpRightResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IpRight'] = ResolversParentTypes['IpRight']> = {
  classes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['IpKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  territory?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type IpRightConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IpRightConnection'] = ResolversParentTypes['IpRightConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['IpRightEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['IpRight']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type IpRightEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IpRightEdge'] = ResolversParentTypes['IpRightEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['IpRight'], ParentType, ContextType>;
};

export type IpSituationResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IpSituation'] = ResolversParentTypes['IpSituation']> = {
  guide?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  market?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  rights?: Resolver<ResolversTypes['IpRightConnection'], ParentType, ContextType, RequireFields<IpSituationRightsArgs, 'first'>>;
  riskLevel?: Resolver<Maybe<ResolversTypes['Severity']>, ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type NodeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'IndicatorSet' | 'Zone', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  indicatorSets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IndicatorSet']>>, ParentType, ContextType, Partial<QueryIndicatorSetsArgs>>;
  ipSituation?: Resolver<Maybe<ResolversTypes['IpSituation']>, ParentType, ContextType, RequireFields<QueryIpSituationArgs, 'market'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType, RequireFields<QueryZoneArgs, 'id'>>;
  zones?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Zone']>>, ParentType, ContextType, Partial<QueryZonesArgs>>;
};

export type RuleResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SkuResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku'], FederationReferenceType extends FederationReferenceTypes['Sku'] = FederationReferenceTypes['Sku']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sku']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['IpCheck']>, ParentType, ContextType, RequireFields<SkuIpArgs, 'market'>>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UserErrorResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  party?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WeightResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kilograms?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type ZoneResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Zone'] = ResolversParentTypes['Zone'], FederationReferenceType extends FederationReferenceTypes['Zone'] = FederationReferenceTypes['Zone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Zone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  approvedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  batch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ZoneNameArgs, 'lang'>>;
  provinceCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = SupervisionContext> = {
  Brand?: BrandResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  HsCode?: GraphQLScalarType;
  Indicator?: IndicatorResolvers<ContextType>;
  IndicatorSet?: IndicatorSetResolvers<ContextType>;
  IpCheck?: IpCheckResolvers<ContextType>;
  IpRight?: IpRightResolvers<ContextType>;
  IpRightConnection?: IpRightConnectionResolvers<ContextType>;
  IpRightEdge?: IpRightEdgeResolvers<ContextType>;
  IpSituation?: IpSituationResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
  Zone?: ZoneResolvers<ContextType>;
};

