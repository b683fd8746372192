import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '../../values/money.ts';
import type { Quantity as QuantityValue, Weight as WeightValue } from '../../values/quantity.ts';
import type { Viewer as ViewerValue } from '../../runtime/viewer.ts';
import type { ZoneMapper, IndicatorSetMapper, IpSituationMapper, IpRightMapper, IpCheckMapper, SkuMapper, DeclarationMapper, DeclarationLineMapper, DocumentMatchMapper, ReKeyedFieldsMapper, StepMapper, TimelineEventMapper, OrderMapper, ShipmentMapper, PaymentMapper, RefundClaimMapper, ReturnMapper, ReturnClearanceMapper, SettlementMapper, SummaryDeclarationMapper, SummaryLineMapper, AlertMapper, AlertRuleMapper, AlertEvidenceMapper, AlertReplayMapper, ReplayedAlertMapper, PracticeMapper, ZoneScoreMapper, IndicatorValueMapper } from './mappers.ts';
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

/** An alert to look at. */
export type AcknowledgeAlertInput = {
  /** Which alert. */
  readonly alertId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** What acknowledgeAlert did. */
export type AcknowledgeAlertPayload = {
  readonly __typename?: 'AcknowledgeAlertPayload';
  /** The alert; null when refused. */
  readonly alert?: Maybe<Alert>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Something to look at, found by a rule. */
export type Alert = Node & {
  readonly __typename?: 'Alert';
  /** The account that looks at it; null until then. */
  readonly acknowledgedBy?: Maybe<Scalars['String']['output']>;
  /** When it last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The account that closed it; null until then. */
  readonly closedBy?: Maybe<Scalars['String']['output']>;
  /** Why it was closed; null until then. */
  readonly closedReason?: Maybe<Scalars['String']['output']>;
  /** What it rests on; 1 to 20. */
  readonly evidence: ReadonlyArray<AlertEvidence>;
  /** Why, in one sentence. */
  readonly explanation: Scalars['String']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What was measured, in the rule's unit. */
  readonly measure: Scalars['Decimal']['output'];
  /** When it was raised. */
  readonly raisedAt: Scalars['DateTime']['output'];
  /** The rule that raised it, as of the day of what happened. */
  readonly rule: AlertRule;
  /** How grave. */
  readonly severity: Severity;
  /** Where it stands. */
  readonly status: AlertStatus;
  /** Grows by 1 with each change. */
  readonly version: Scalars['Int']['output'];
  /** Where; null = outside every zone. */
  readonly zone?: Maybe<Zone>;
};

/** A page of alerts. */
export type AlertConnection = {
  readonly __typename?: 'AlertConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<AlertEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Alert>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type AlertEdge = {
  readonly __typename?: 'AlertEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Alert;
};

/** One thing that an alert rests on. */
export type AlertEvidence = {
  readonly __typename?: 'AlertEvidence';
  /** Expected; null = not a number. */
  readonly expected?: Maybe<Scalars['Decimal']['output']>;
  /** What was measured. */
  readonly measure: Scalars['String']['output'];
  /** Measured; null = not a number. */
  readonly observed?: Maybe<Scalars['Decimal']['output']>;
  /** The document or object; null = not the viewer's to read. */
  readonly subject?: Maybe<Subject>;
  /** Unit of both; null = none. */
  readonly unit?: Maybe<Scalars['String']['output']>;
};

/** Which alerts; conditions are joined by and. */
export type AlertFilter = {
  /** Changed at or after. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** This or graver. */
  readonly minSeverity?: InputMaybe<Severity>;
  /** Rule. */
  readonly rule?: InputMaybe<AlertRuleCode>;
  /** Any of these; at most 3. */
  readonly statuses?: InputMaybe<ReadonlyArray<AlertStatus>>;
  /** Zone. */
  readonly zoneId?: InputMaybe<Scalars['ID']['input']>;
};

/** What another threshold would have changed. */
export type AlertReplay = {
  readonly __typename?: 'AlertReplay';
  /** Alerts that were raised, with the threshold of each day. */
  readonly actual: Scalars['Int']['output'];
  /** Would be new, gravest first; at most 100. */
  readonly added: ReadonlyArray<ReplayedAlert>;
  /** Number of those that would be new. */
  readonly addedCount: Scalars['Int']['output'];
  /** True when everything in the time was looked at; else ask again after endCursor: the counts add up. */
  readonly complete: Scalars['Boolean']['output'];
  /** Where it goes on; null = it is complete. */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** Would not be there, gravest first; at most 100. */
  readonly removed: ReadonlyArray<Alert>;
  /** Number of those that would not be there. */
  readonly removedCount: Scalars['Int']['output'];
  /** Alerts that there would be with the other threshold. */
  readonly replayed: Scalars['Int']['output'];
  /** Time of the last that was looked at; null = nothing was. */
  readonly replayedTo?: Maybe<Scalars['DateTime']['output']>;
};

/** What is looked for, in the row of one day. */
export type AlertRule = {
  readonly __typename?: 'AlertRule';
  /** Which. */
  readonly code: AlertRuleCode;
  /** The dated row. */
  readonly rule: Rule;
  /** How grave what it finds is. */
  readonly severity: Severity;
  /** Value from which it raises. */
  readonly threshold: Scalars['Decimal']['output'];
  /** Unit of the threshold, such as "%" or "per h". */
  readonly unit: Scalars['String']['output'];
};

/** What is looked for. Clients must expect new ones. */
export type AlertRuleCode =
  /** One order cut up under a limit. */
  | 'ORDER_SPLITTING'
  /** A price for the kilogram far from its peers in heading, belt and channel. */
  | 'PRICE_OUTLIER'
  /** A refund claim without a matching export. */
  | 'REFUND_WITHOUT_EXPORT'
  /** One waybill for several orders. */
  | 'SHARED_WAYBILL'
  /** Stock published under what is promised. */
  | 'STOCK_SHORTAGE'
  /** A price far from the SKU's own history. */
  | 'VALUE_DRIFT'
  /** Too many orders of one buyer in a short time. */
  | 'VELOCITY'
  /** The waybill's weight and that of the goods do not fit. */
  | 'WEIGHT_MISMATCH';

/** Order of alerts. */
export type AlertSort =
  /** Changed first, first: for following changes. */
  | 'CHANGED'
  /** Raised last, first. */
  | 'NEWEST'
  /** Gravest first, then newest. */
  | 'SEVERITY';

/** Where an alert stands. */
export type AlertStatus =
  /** Somebody looks at it. */
  | 'ACKNOWLEDGED'
  /** Done with, for a reason. */
  | 'CLOSED'
  /** New. */
  | 'OPEN';

export type Brand = {
  readonly __typename?: 'Brand';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  readonly name: Scalars['String']['output'];
};

/** An alert to close. */
export type CloseAlertInput = {
  /** Which alert. */
  readonly alertId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What was found, 1 to 500 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What closeAlert did. */
export type CloseAlertPayload = {
  readonly __typename?: 'CloseAlertPayload';
  /** The alert; null when refused. */
  readonly alert?: Maybe<Alert>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Customs supervision mode. */
export type CustomsMode =
  /** General trade. */
  | 'M0110'
  /** Market procurement. */
  | 'M1039'
  /** Bonded. */
  | 'M1210'
  /** Bonded A, import only. */
  | 'M1239'
  /** Retail parcel. */
  | 'M9610'
  /** B2B direct. */
  | 'M9710'
  /** B2B to an overseas warehouse. */
  | 'M9810';

/** One answer of customs. */
export type CustomsReceipt = {
  readonly __typename?: 'CustomsReceipt';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Customs' code, such as "800" (released); negative = processing error. */
  readonly code: Scalars['String']['output'];
  /** Customs' message: CEB604 is about the declaration, others are about its documents. */
  readonly message: Scalars['String']['output'];
  /** Customs' text. */
  readonly text: Scalars['String']['output'];
};

/** An export declaration: a list or a full form. A supplier reads what concerns its own goods, and values of them alone. */
export type Declaration = Node & {
  readonly __typename?: 'Declaration';
  /** How often it was sent: after a rejection it is sent again, corrected. */
  readonly attempt: Scalars['Int']['output'];
  /** When it last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The enterprise's own number of it, the same in every sending. */
  readonly copNo: Scalars['String']['output'];
  /** Declared value of the goods. */
  readonly declared: Money;
  /** Day of export in China, by the earliest report that the goods have left; a late one corrects it. Null until departed. */
  readonly exportedOn?: Maybe<Scalars['Date']['output']>;
  /** Every field as it was last sent, with where it came from: 48 of the head and 19 of each line. */
  readonly fields: ReadonlyArray<DeclaredField>;
  /** FOB value, base of statistics and refund. */
  readonly fob: Money;
  /** List or form. */
  readonly form: DeclarationForm;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Customs' own number; null until given. */
  readonly invtNo?: Maybe<Scalars['String']['output']>;
  /** What; at most 100 lines. */
  readonly lines: ReadonlyArray<DeclarationLine>;
  /** Verdict when it was last sent. */
  readonly match: DocumentMatch;
  /** Mode. */
  readonly mode: CustomsMode;
  /** For which order. */
  readonly order?: Maybe<Order>;
  /** Fields that a person typed again; 0 is the aim. */
  readonly reKeyedFields: Scalars['Int']['output'];
  /** What customs said, oldest first; at most 50. */
  readonly receipts: ReadonlyArray<CustomsReceipt>;
  /** For which shipment. */
  readonly shipment?: Maybe<Shipment>;
  /** Released by list with summary statistics: four digits of the HS code, no summary, no refund. */
  readonly statisticsOnly: Scalars['Boolean']['output'];
  /** Where it stands. */
  readonly status: DeclarationStatus;
  /** Its monthly summary; null = not yet, none needed, or not the viewer's to read. */
  readonly summary?: Maybe<SummaryDeclaration>;
  /** Grows by 1 with each change. */
  readonly version: Scalars['Int']['output'];
  /** Where it is declared; null = outside every zone. */
  readonly zone?: Maybe<Zone>;
};

/** A page of declaration items. */
export type DeclarationConnection = {
  readonly __typename?: 'DeclarationConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<DeclarationEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Declaration>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type DeclarationEdge = {
  readonly __typename?: 'DeclarationEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Declaration;
};

/** Which declarations; conditions are joined by and. */
export type DeclarationFilter = {
  /** Changed at or after. */
  readonly changedSince?: InputMaybe<Scalars['DateTime']['input']>;
  /** Mode. */
  readonly mode?: InputMaybe<CustomsMode>;
  /** Any of these; at most 13. */
  readonly statuses?: InputMaybe<ReadonlyArray<DeclarationStatus>>;
  /** Zone. */
  readonly zoneId?: InputMaybe<Scalars['ID']['input']>;
};

/** Kind of declaration. */
export type DeclarationForm =
  /** Full form. */
  | 'FORM'
  /** E-commerce list. */
  | 'LIST';

/** One line of a declaration. */
export type DeclarationLine = {
  readonly __typename?: 'DeclarationLine';
  /** Code as declared. */
  readonly hsCode: Scalars['HsCode']['output'];
  /** Legal quantities; one or two. */
  readonly legalQuantities: ReadonlyArray<Quantity>;
  /** Net weight. */
  readonly netWeight: Weight;
  /** From 1. */
  readonly number: Scalars['Int']['output'];
  /** Price of one sales unit. */
  readonly price: Money;
  /** Sales quantity. */
  readonly quantity: Quantity;
  /** What. */
  readonly sku?: Maybe<Sku>;
  /** quantity x price. */
  readonly total: Money;
};

/** Order of declarations. */
export type DeclarationSort =
  /** Changed first, first: for following changes. */
  | 'CHANGED'
  /** Opened last, first. */
  | 'NEWEST';

/** Where a declaration stands. */
export type DeclarationStatus =
  /** Closed. */
  | 'CLOSED'
  /** Goods left. */
  | 'DEPARTED'
  /** Held. */
  | 'DETAINED'
  /** Not sent. */
  | 'DRAFT'
  /** Goods are opened. */
  | 'INSPECTION'
  /** Documents matched. */
  | 'MATCHED'
  /** Examined and passed. */
  | 'PASSED'
  /** Refused. */
  | 'REJECTED'
  /** Goods may leave. */
  | 'RELEASED'
  /** Sent back. */
  | 'RETURNED'
  /** Read by a person. */
  | 'REVIEW'
  /** Sent. */
  | 'SUBMITTED'
  /** Taken back. */
  | 'WITHDRAWN';

/** A month to sum up. */
export type DeclareSummaryInput = {
  /** The party that declared the lists. */
  readonly declarantId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which month; it is over. */
  readonly month: Scalars['Month']['input'];
};

/** What declareSummary did. */
export type DeclareSummaryPayload = {
  readonly __typename?: 'DeclareSummaryPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Filed by this call, at most 100 and of at most 5,000 lists: what is left waits for the next call. Empty when nothing waited. */
  readonly summaries: ReadonlyArray<SummaryDeclaration>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** One field of a declaration. */
export type DeclaredField = {
  readonly __typename?: 'DeclaredField';
  /** Field of the document. */
  readonly documentField: Scalars['String']['output'];
  /** The document; null where no document of the order is behind it. */
  readonly documentId?: Maybe<Scalars['ID']['output']>;
  /** Name in customs' message, such as "grossWeight". */
  readonly field: Scalars['String']['output'];
  /** Line of the declaration, from 1; null = the head. */
  readonly lineNumber?: Maybe<Scalars['Int']['output']>;
  /** Where it was taken from. */
  readonly source: FieldSource;
  /** As declared, in customs' codes; null = empty. */
  readonly value?: Maybe<Scalars['String']['output']>;
};

/** The documents side by side with the declaration. */
export type DocumentMatch = {
  readonly __typename?: 'DocumentMatch';
  /** Field by field; at most 500. */
  readonly checks: ReadonlyArray<MatchCheck>;
  /** Form chosen by rule. */
  readonly form: DeclarationForm;
  /** Mode chosen by rule. */
  readonly mode: CustomsMode;
  /** For which day. */
  readonly on: Scalars['Date']['output'];
  /** The order. */
  readonly order: DocumentState;
  /** No check failed, none waits. */
  readonly passed: Scalars['Boolean']['output'];
  /** The payment or receipt. */
  readonly payment: DocumentState;
  /** Why this mode and form. */
  readonly rule: Rule;
  /** The waybill. */
  readonly waybill: DocumentState;
};

/** Where a document stands. */
export type DocumentState =
  /** Accepted by customs. */
  | 'ACCEPTED'
  /** Not there yet. */
  | 'MISSING'
  /** Not demanded on that day. */
  | 'NOT_REQUIRED'
  /** There. */
  | 'RECEIVED';

/** What happens to the good rows of a call when others are bad. */
export type ErrorPolicy =
  /** Write nothing. */
  | 'REJECT_ALL'
  /** Write the good rows. */
  | 'REJECT_FAILED';

/** A field that the declarant writes by hand. */
export type FieldOverrideInput = {
  /** Name in customs' message, such as "gmodel". */
  readonly field: Scalars['String']['input'];
  /** Line of the declaration, from 1; null = the head. */
  readonly lineNumber?: InputMaybe<Scalars['Int']['input']>;
  /** In customs' codes; null = leave it empty. */
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

/** Where a declared field comes from. */
export type FieldSource =
  /** A document's value in customs' codes. */
  | 'CODES'
  /** Given by customs. */
  | 'CUSTOMS'
  /** Typed by a person. */
  | 'MANUAL'
  /** The order. */
  | 'ORDER'
  /** Written by this platform when it is sent. */
  | 'PLATFORM'
  /** Follows from a rule. */
  | 'RULE'
  /** The waybill. */
  | 'SHIPMENT';

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
  /** Value that gives all 100 points; between the two they are on a straight line. */
  readonly fullAt: Scalars['Decimal']['output'];
  /** True when less is better. */
  readonly lowerIsBetter: Scalars['Boolean']['output'];
  /** What it measures. */
  readonly name: Scalars['String']['output'];
  /** Unit of its values, such as "CNY", "%" or "h". */
  readonly unit: Scalars['String']['output'];
  /** Share of the total. */
  readonly weight: Scalars['Decimal']['output'];
  /** Value that gives no points. */
  readonly zeroAt: Scalars['Decimal']['output'];
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
  /** Where it comes from: "SAMPLE", or what its operator said with its import. */
  readonly source: Scalars['String']['output'];
  /** First day. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day; null = open. */
  readonly validTo?: Maybe<Scalars['Date']['output']>;
};

/** One measure of one zone in one month. */
export type IndicatorValue = {
  readonly __typename?: 'IndicatorValue';
  /** Which. */
  readonly indicator: Indicator;
  /** Median of the peers that have data, itself included, in the indicator's unit; null = no data. */
  readonly peerMedian?: Maybe<Scalars['Decimal']['output']>;
  /** 0 to 100, before weighting; null = no data. */
  readonly points?: Maybe<Scalars['Decimal']['output']>;
  /** In the indicator's unit; null = no data. */
  readonly value?: Maybe<Scalars['Decimal']['output']>;
};

/** Order of indicator values. */
export type IndicatorValueSort =
  /** As in the set. */
  | 'SET'
  /** Fewest points first; those without data last. */
  | 'WEAKEST';

export type InsuranceClaim = {
  readonly __typename?: 'InsuranceClaim';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
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

/** One field compared. */
export type MatchCheck = {
  readonly __typename?: 'MatchCheck';
  /** By which rule. */
  readonly code: MatchCode;
  /** As declared; null = empty. */
  readonly declared?: Maybe<Scalars['String']['output']>;
  /** As in the document; null = empty. */
  readonly documented?: Maybe<Scalars['String']['output']>;
  /** Field of the declaration, such as "grossWeight". */
  readonly field: Scalars['String']['output'];
  /** Line of the declaration, from 1; null = the head. */
  readonly lineNumber?: Maybe<Scalars['Int']['output']>;
  /** Outcome. */
  readonly result: MatchResult;
  /** Difference allowed, in the field's unit; null = none. */
  readonly tolerance?: Maybe<Scalars['String']['output']>;
};

/** Rules of document matching. */
export type MatchCode =
  /** Order number, platform, enterprise and declarant. */
  | 'M1'
  /** Carrier, waybill number and way of transport. */
  | 'M2'
  /** Lines and quantities: as many as the shipment carries, and over all declarations no more than was ordered. */
  | 'M3'
  /** Prices and totals. */
  | 'M4'
  /** Value of a whole order, and the currency of every line. */
  | 'M5'
  /** Freight and insurance, as totals. */
  | 'M6'
  /** Packages and weights. */
  | 'M7'
  /** Receipts, where the day's policy demands them. */
  | 'M8'
  /** Import only: payer, payment and limits. */
  | 'M9'
  /** HS code and legal units. */
  | 'M10'
  /** Destination and origin. */
  | 'M11'
  /** Zone active, mode allowed. */
  | 'M12';

/** Outcome of a check. */
export type MatchResult =
  /** Different. */
  | 'FAILED'
  /** Does not apply. */
  | 'NOT_APPLICABLE'
  /** Equal. */
  | 'PASSED'
  /** The document is not there yet. */
  | 'WAITING';

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
  /** Says that somebody looks at it. */
  readonly acknowledgeAlert?: Maybe<AcknowledgeAlertPayload>;
  /** Closes it with a reason. */
  readonly closeAlert?: Maybe<CloseAlertPayload>;
  /** Files the summaries of a month that is over, of all closed retail lists that are in none; and again those that customs refused. */
  readonly declareSummary?: Maybe<DeclareSummaryPayload>;
  /** Customs' side, of a declaration or of a monthly summary; applied once and never backwards. */
  readonly recordCustomsReceipt?: Maybe<RecordCustomsReceiptPayload>;
  /**
   * Builds the declaration from the documents already held; nobody types twice. After a rejection it sends a new version. For
   * the order's retailer, or for the supplier of all goods of the shipment.
   */
  readonly submitDeclaration?: Maybe<SubmitDeclarationPayload>;
  /** Takes a declaration back; possible until it has passed. One whose shipment is cancelled is taken back by itself. */
  readonly withdrawDeclaration?: Maybe<WithdrawDeclarationPayload>;
};


export type MutationAcknowledgeAlertArgs = {
  input: AcknowledgeAlertInput;
};


export type MutationCloseAlertArgs = {
  input: CloseAlertInput;
};


export type MutationDeclareSummaryArgs = {
  input: DeclareSummaryInput;
};


export type MutationRecordCustomsReceiptArgs = {
  input: RecordCustomsReceiptInput;
};


export type MutationSubmitDeclarationArgs = {
  input: SubmitDeclarationInput;
};


export type MutationWithdrawDeclarationArgs = {
  input: WithdrawDeclarationInput;
};

/** Anything that can be fetched again with `node(id)`. */
export type Node = {
  /** Global and opaque; the same for ever. */
  readonly id: Scalars['ID']['output'];
};

export type Order = {
  readonly __typename?: 'Order';
  /** Its declarations, oldest first; at most 50. */
  readonly declarations?: Maybe<ReadonlyArray<Declaration>>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Field by field, before anything is sent: would its documents pass on this day? Of its next shipment to declare; before one is booked, of the whole order. */
  readonly match?: Maybe<DocumentMatch>;
  /** What is still to be done, by whom, by when, soonest first: the errands not yet taken over; at most 20, the soonest of each action among them. A party's own are all in myWork. */
  readonly nextSteps?: Maybe<ReadonlyArray<Step>>;
  /** Everything that happened, from all parties, by time, as far as the viewer may see it. */
  readonly timeline?: Maybe<TimelineEventConnection>;
};


export type OrderMatchArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


export type OrderTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

export type Payment = {
  readonly __typename?: 'Payment';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** With whom a zone is compared. */
export type PeerGroup =
  /** All zones. */
  | 'ALL'
  /** Zones of the same batch. */
  | 'BATCH'
  /** Zones of the same province. */
  | 'PROVINCE';

/** Something that worked in a zone. */
export type Practice = Node & {
  readonly __typename?: 'Practice';
  /** Who took it over; at most 300. */
  readonly adoptedBy: ReadonlyArray<Zone>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** When it was published. */
  readonly publishedOn: Scalars['Date']['output'];
  /** True for sample data that an operator has to replace. */
  readonly sample: Scalars['Boolean']['output'];
  /** Where that is written. */
  readonly source: Scalars['String']['output'];
  /** In one sentence. */
  readonly summary: Scalars['String']['output'];
  /** Its name. */
  readonly title: Scalars['String']['output'];
  /** Where it began. */
  readonly zone: Zone;
};

/** A page of practices. */
export type PracticeConnection = {
  readonly __typename?: 'PracticeConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<PracticeEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Practice>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type PracticeEdge = {
  readonly __typename?: 'PracticeEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Practice;
};

/** Which practices. */
export type PracticeFilter = {
  /** Of the zone where it began or that took it over. */
  readonly zoneId?: InputMaybe<Scalars['ID']['input']>;
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
  /** What if: what a rule measured in the past, against another threshold; at most 400 days, 50,000 measures a call. In the viewer's area; writes nothing. */
  readonly alertReplay?: Maybe<AlertReplay>;
  /** Rules that look at the trade on a day, by name; at most 20. */
  readonly alertRules?: Maybe<ReadonlyArray<AlertRule>>;
  /** Alerts in the viewer's area: a zone's own, all for customs and the operator. */
  readonly alerts?: Maybe<AlertConnection>;
  /** A declaration, for the parties of its order. */
  readonly declaration?: Maybe<Declaration>;
  /** Declarations that the viewer may see. */
  readonly declarations?: Maybe<DeclarationConnection>;
  /** Indicator sets in force on a day, newest first; at most 20. */
  readonly indicatorSets?: Maybe<ReadonlyArray<IndicatorSet>>;
  /** The IP situation of a market; null = no data for that day. */
  readonly ipSituation?: Maybe<IpSituation>;
  /** Open steps of the viewer's party over all its orders; for customs, those that wait for it. */
  readonly myWork?: Maybe<StepConnection>;
  /** Practices that zones share, newest first. */
  readonly practices?: Maybe<PracticeConnection>;
  /** A monthly summary, for its declarant, its seller and authorities. */
  readonly summaryDeclaration?: Maybe<SummaryDeclaration>;
  /** Monthly summaries that the viewer may see, newest first. */
  readonly summaryDeclarations?: Maybe<SummaryDeclarationConnection>;
  /** Who asks, by the token. */
  readonly viewer?: Maybe<Viewer>;
  /** A pilot zone, also one that was withdrawn. */
  readonly zone?: Maybe<Zone>;
  /** Zones that existed on a day, by batch and name; at most 300. 165 on 2022-12-31. */
  readonly zones?: Maybe<ReadonlyArray<Zone>>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryAlertReplayArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  from: Scalars['Date']['input'];
  rule: AlertRuleCode;
  threshold: Scalars['Decimal']['input'];
  to: Scalars['Date']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryAlertRulesArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryAlertsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AlertFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<AlertSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryDeclarationArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryDeclarationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DeclarationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DeclarationSort>;
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
export type QueryMyWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WorkFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<WorkSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryPracticesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PracticeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QuerySummaryDeclarationArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QuerySummaryDeclarationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<SummaryFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
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

/** What was typed again although the graph knew it: the errands that are left. Counted by the month in which a declaration was first sent, some seconds after it. */
export type ReKeyedFields = {
  readonly __typename?: 'ReKeyedFields';
  /** Orders first declared in these months without any field typed again. */
  readonly cleanOrders: Scalars['Int']['output'];
  /** Declarations counted. */
  readonly declarations: Scalars['Int']['output'];
  /** Fields typed again. */
  readonly fields: Scalars['Int']['output'];
};

/** An answer of customs. */
export type RecordCustomsReceiptInput = {
  /** When it was said; at most 5 minutes ahead. */
  readonly at: Scalars['DateTime']['input'];
  /** Customs' code, such as "800". */
  readonly code: Scalars['String']['input'];
  /** Which declaration; or which summary, by its id. */
  readonly declarationId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Customs' own number of the declaration or summary, where this answer gives it. */
  readonly invtNo?: InputMaybe<Scalars['String']['input']>;
  /** Customs' own id; applied once, for ever. */
  readonly receiptId: Scalars['String']['input'];
  /** Customs' text. */
  readonly text: Scalars['String']['input'];
};

/** What recordCustomsReceipt did. */
export type RecordCustomsReceiptPayload = {
  readonly __typename?: 'RecordCustomsReceiptPayload';
  /** The declaration; null when refused, and where the answer is about a summary. */
  readonly declaration?: Maybe<Declaration>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The summary; null when refused, and where the answer is about a declaration. */
  readonly summary?: Maybe<SummaryDeclaration>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type RefundClaim = {
  readonly __typename?: 'RefundClaim';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** An alert that there would be. */
export type ReplayedAlert = {
  readonly __typename?: 'ReplayedAlert';
  /** When what was measured happened. */
  readonly at: Scalars['DateTime']['output'];
  /** What it rests on; 1 to 20. */
  readonly evidence: ReadonlyArray<AlertEvidence>;
  /** Why, in one sentence. */
  readonly explanation: Scalars['String']['output'];
  /** What was measured, in the rule's unit. */
  readonly measure: Scalars['Decimal']['output'];
  /** How grave, by the rule's row of that day. */
  readonly severity: Severity;
  /** Where; null = outside every zone. */
  readonly zone?: Maybe<Zone>;
};

export type Return = {
  readonly __typename?: 'Return';
  /** Its way back through customs; null = not there yet. */
  readonly clearance?: Maybe<ReturnClearance>;
  /** Last day for coming back free of duty; null = not eligible. */
  readonly dutyFreeTo?: Maybe<Scalars['Date']['output']>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** How goods that come back pass customs. */
export type ReturnClearance = {
  readonly __typename?: 'ReturnClearance';
  /** The tax office's proof that no VAT on them stays refunded; null = not presented yet. */
  readonly certificate?: Maybe<VatCertificate>;
  /** Why they owe duty and taxes as any import; null = they do not, as far as is known. */
  readonly dutyReason?: Maybe<ReturnDutyReason>;
  /** The export declarations that they can have left under, oldest first, as far as the viewer may see them; at most 50. */
  readonly exports?: Maybe<ReadonlyArray<Declaration>>;
  /** Let in free of duty and taxes; null = not let in yet. */
  readonly isDutyFree?: Maybe<Scalars['Boolean']['output']>;
  /** When the goods came before customs; null = not yet. */
  readonly presentedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When they were let in; null = not yet. */
  readonly releasedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The announcement by which they come in free of duty; null = none. */
  readonly ruleSource?: Maybe<Scalars['String']['output']>;
  /** Where it stands. */
  readonly status: ReturnClearanceStatus;
};

/** Where goods that come back stand with customs. */
export type ReturnClearanceStatus =
  /** A tax refund on them is repaid first. */
  | 'HELD'
  /** Let in. */
  | 'RELEASED';

/** Why goods that come back owe duty. */
export type ReturnDutyReason =
  /** Goods that the rule leaves out, such as food. */
  | 'EXCLUDED_GOODS'
  /** They came after the last day. */
  | 'LATE'
  /** No export of them is known. */
  | 'NOT_EXPORTED'
  /** They are not in the state in which they left. */
  | 'NOT_ORIGINAL_STATE'
  /** No rule covers the day on which they left. */
  | 'NO_RULE'
  /** They left under a mode that the rule does not name. */
  | 'OTHER_MODE';

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

export type Settlement = {
  readonly __typename?: 'Settlement';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** How grave it is. */
export type Severity =
  /** To act on. */
  | 'HIGH'
  /** To know. */
  | 'LOW'
  /** To look at. */
  | 'MEDIUM';

export type Shipment = {
  readonly __typename?: 'Shipment';
  /** Its declaration that stands; null = none. */
  readonly clearance?: Maybe<Declaration>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

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

/** Something that a party must still do. */
export type Step = {
  readonly __typename?: 'Step';
  /** What. */
  readonly action: StepAction;
  /** What must be done first; at most 5. */
  readonly blockedBy: ReadonlyArray<StepAction>;
  /** Others wait for it. */
  readonly blocking: Scalars['Boolean']['output'];
  /** By whom. */
  readonly by: PartyRole;
  /** By when; null = no date. */
  readonly dueAt?: Maybe<Scalars['DateTime']['output']>;
  /** Since when it is open. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** On which order. */
  readonly order?: Maybe<Order>;
  /** With what; null = the order itself. */
  readonly subject?: Maybe<Subject>;
};

/** What a party can have to do. Names never change; clients must expect new ones. */
export type StepAction =
  /** Accept or let go a rate. */
  | 'ACCEPT_SETTLEMENT_QUOTE'
  /** Answer the tax office. */
  | 'ANSWER_REFUND_QUERY'
  /** Book a carrier. */
  | 'BOOK_SHIPMENT'
  /** Agree to the order. */
  | 'CONFIRM_ORDER'
  /** Correct and declare again. */
  | 'CORRECT_DECLARATION'
  /** Decide on release. */
  | 'DECIDE_RELEASE'
  /** Agree to a return or refuse it. */
  | 'DECIDE_RETURN'
  /** File the monthly summary, once the month is over. */
  | 'DECLARE_SUMMARY'
  /** Deliver. */
  | 'DELIVER'
  /** Claim on the insurer. */
  | 'FILE_INSURANCE_CLAIM'
  /** Claim the export VAT on goods that have left. */
  | 'FILE_REFUND_CLAIM'
  /** Hand the goods over. */
  | 'HAND_OVER_GOODS'
  /** Load. */
  | 'LOAD'
  /** Tell the insurer that the buyer has not paid. */
  | 'NOTIFY_LOSS'
  /** Pay, or pay the deposit. */
  | 'PAY'
  /** Pay the rest. */
  | 'PAY_BALANCE'
  /** Show the goods. */
  | 'PRESENT_FOR_INSPECTION'
  /** Count what came back. */
  | 'RECEIVE_RETURN'
  /** Tell what of goods refunded ahead is sold and what is not. */
  | 'RECONCILE_PRE_REFUND'
  /** Give money back. */
  | 'REFUND_BUYER'
  /** Repay the refund. */
  | 'REPAY_REFUND'
  /** Ask for the money. */
  | 'REQUEST_SETTLEMENT'
  /** Send the goods back. */
  | 'SEND_RETURN'
  /** Declare. */
  | 'SUBMIT_DECLARATION'
  /** Take back a claim that came to nothing for want of an invoice, and claim with the invoice. */
  | 'SUPPLY_INVOICE';

/** A page of steps. */
export type StepConnection = {
  readonly __typename?: 'StepConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<StepEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<Step>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type StepEdge = {
  readonly __typename?: 'StepEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: Step;
};

/** A document that something is about. More kinds come with later parts of the trade. */
export type Subject = Declaration | InsuranceClaim | Order | Payment | RefundClaim | Return | Settlement | Shipment | Sku | SummaryDeclaration;

/** A declaration to send. */
export type SubmitDeclarationInput = {
  /** Null = chosen by rule. */
  readonly form?: InputMaybe<DeclarationForm>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Null = chosen by rule. Another one must fit the goods' way: 9810 into an overseas warehouse, 1210 out of a bonded one. */
  readonly mode?: InputMaybe<CustomsMode>;
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** What the declarant writes instead of what the documents say; at most 100. Each counts in reKeyedFields. */
  readonly overrides?: InputMaybe<ReadonlyArray<FieldOverrideInput>>;
  /** Which shipment. */
  readonly shipmentId: Scalars['ID']['input'];
  /** A small retail list in a pilot zone, released with summary statistics: four digits of the HS code, no summary, no refund. */
  readonly statisticsOnly?: InputMaybe<Scalars['Boolean']['input']>;
  /** A small list of business goods in a pilot zone: six digits of the HS code, and no refund. Null = false. */
  readonly withoutRefund?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What submitDeclaration did; with MATCH_FAILED nothing was sent. */
export type SubmitDeclarationPayload = {
  readonly __typename?: 'SubmitDeclarationPayload';
  /** The declaration; null when refused. */
  readonly declaration?: Maybe<Declaration>;
  /** Field by field; null when it was not reached. */
  readonly match?: Maybe<DocumentMatch>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A month's closed lists, merged by eight sames: declarant, selling unit, transport, destination and customs of exit; of a line final destination, HS code and currency. */
export type SummaryDeclaration = Node & {
  readonly __typename?: 'SummaryDeclaration';
  /** When customs accepted it; null until then. */
  readonly acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How often it was sent: after a refusal it is sent again. */
  readonly attempt: Scalars['Int']['output'];
  /** When it last changed. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** The enterprise's own number of it, the same in every sending. */
  readonly copNo: Scalars['String']['output'];
  /** The party that declares and consigns. */
  readonly declarantId: Scalars['ID']['output'];
  /** The lists in it, oldest first. */
  readonly declarations: DeclarationConnection;
  /** Where the goods go. */
  readonly destination: Scalars['CountryCode']['output'];
  /** First working day in China from the 15th of the next month. */
  readonly dueOn: Scalars['Date']['output'];
  /** Customs of exit, in customs' code. */
  readonly exitCustomsCode: Scalars['String']['output'];
  /** When it was first sent. */
  readonly filedAt: Scalars['DateTime']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Sent after the day on which it was due. */
  readonly late: Scalars['Boolean']['output'];
  /** Merged lines; at most 100. */
  readonly lines: ReadonlyArray<SummaryLine>;
  /** How many lists are in it; at most 1,000. */
  readonly listCount: Scalars['Int']['output'];
  /** In which customs closed the lists. */
  readonly month: Scalars['Month']['output'];
  /** Producing or selling unit, as declared. */
  readonly ownerCode: Scalars['String']['output'];
  /** What customs said, oldest first; at most 50. */
  readonly receipts: ReadonlyArray<CustomsReceipt>;
  /** Where it stands. */
  readonly status: SummaryStatus;
  /** Customs' own number; null until given. */
  readonly sumNo?: Maybe<Scalars['String']['output']>;
  /** Sum of the lists. */
  readonly total: Money;
  /** Transport, in customs' code. */
  readonly transportCode: Scalars['String']['output'];
  /** Grows by 1 with each change. */
  readonly version: Scalars['Int']['output'];
};


/** A month's closed lists, merged by eight sames: declarant, selling unit, transport, destination and customs of exit; of a line final destination, HS code and currency. */
export type SummaryDeclarationDeclarationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of summaries. */
export type SummaryDeclarationConnection = {
  readonly __typename?: 'SummaryDeclarationConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<SummaryDeclarationEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<SummaryDeclaration>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type SummaryDeclarationEdge = {
  readonly __typename?: 'SummaryDeclarationEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: SummaryDeclaration;
};

/** Which summaries; conditions are joined by and. */
export type SummaryFilter = {
  /** Of this month. */
  readonly month?: InputMaybe<Scalars['Month']['input']>;
  /** Any of these; at most 3. */
  readonly statuses?: InputMaybe<ReadonlyArray<SummaryStatus>>;
};

/** One merged line; goods that are counted in different units stay apart. */
export type SummaryLine = {
  readonly __typename?: 'SummaryLine';
  /** Final destination. */
  readonly destination: Scalars['CountryCode']['output'];
  /** 10-digit code. */
  readonly hsCode: Scalars['HsCode']['output'];
  /** Sum of net weights. */
  readonly netWeight: Weight;
  /** From 1. */
  readonly number: Scalars['Int']['output'];
  /** Sum of quantities. */
  readonly quantity: Quantity;
  /** Sum of values. */
  readonly total: Money;
};

/** Where a summary stands. */
export type SummaryStatus =
  /** Accepted. */
  | 'ACCEPTED'
  /** Sent. */
  | 'FILED'
  /** Refused by customs, to be sent again. */
  | 'OPEN';

/** Something that happened to an order. */
export type TimelineEvent = {
  readonly __typename?: 'TimelineEvent';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** By whom. */
  readonly by: PartyRole;
  /** What. */
  readonly kind: TimelineKind;
  /** About what. */
  readonly subject?: Maybe<Subject>;
  /** For people, in English. */
  readonly text: Scalars['String']['output'];
};

/** A page of timeline event items. */
export type TimelineEventConnection = {
  readonly __typename?: 'TimelineEventConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<TimelineEventEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<TimelineEvent>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type TimelineEventEdge = {
  readonly __typename?: 'TimelineEventEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: TimelineEvent;
};

/** What can happen to an order. Clients must expect new ones. */
export type TimelineKind =
  /** Credit insurance changed: declared, overdue, a loss told, a claim filed, assessed, refused or closed, money recovered, ended. */
  | 'COVER_CHANGED'
  /** Customs answered. */
  | 'CUSTOMS_RECEIPT'
  /** Closed by customs. */
  | 'DECLARATION_CLOSED'
  /** Refused by customs. */
  | 'DECLARATION_REJECTED'
  /** Released. */
  | 'DECLARATION_RELEASED'
  /** Sent to customs. */
  | 'DECLARATION_SUBMITTED'
  /** Taken back by its declarant. */
  | 'DECLARATION_WITHDRAWN'
  /** Given up. */
  | 'ORDER_CANCELLED'
  /** Done. */
  | 'ORDER_COMPLETED'
  /** Agreed. */
  | 'ORDER_CONFIRMED'
  /** Placed. */
  | 'ORDER_PLACED'
  /** Goes on after it was given up: goods were loaded before their carrier had heard of it. */
  | 'ORDER_RESUMED'
  /** Money came. */
  | 'PAYMENT_CAPTURED'
  /** Taken back by the provider. */
  | 'PAYMENT_CHARGED_BACK'
  /** The buyer objects. */
  | 'PAYMENT_DISPUTED'
  /** The buyer objected in vain: the money stays. */
  | 'PAYMENT_DISPUTE_WON'
  /** Money went back. */
  | 'PAYMENT_REFUNDED'
  /** The insurer paid. */
  | 'PAYOUT_MADE'
  /** A claim for export VAT is asked about, answered, agreed, refused, taken back or reconciled. */
  | 'REFUND_CHANGED'
  /** Export VAT claimed. */
  | 'REFUND_FILED'
  /** Export VAT came back. */
  | 'REFUND_PAID'
  /** Export VAT given back. */
  | 'REFUND_REPAID'
  /** Customs let the goods in. */
  | 'RETURN_CLEARED'
  /** Money and stock of a return are settled, or its goods are lost. */
  | 'RETURN_CLOSED'
  /** Return agreed or refused. */
  | 'RETURN_DECIDED'
  /** Goods are back. */
  | 'RETURN_RECEIVED'
  /** Return asked for. */
  | 'RETURN_REQUESTED'
  /** Return taken back by who asked for it. */
  | 'RETURN_WITHDRAWN'
  /** Payment to the seller stopped, or reversed after it was paid. */
  | 'SETTLEMENT_CHANGED'
  /** Paid to the seller. */
  | 'SETTLEMENT_PAID'
  /** Shipment given up. */
  | 'SHIPMENT_CANCELLED'
  /** Goods moved, as reported; a report that comes late stands where it belongs. */
  | 'SHIPMENT_MOVED'
  /** In a monthly summary that was sent. */
  | 'SUMMARY_DECLARED'
  /** Waybill issued. */
  | 'WAYBILL_ISSUED';

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

/** The tax office's proof about goods that come back. */
export type VatCertificate = {
  readonly __typename?: 'VatCertificate';
  /** What it proves. */
  readonly kind: VatCertificateKind;
  /** Its number; a simulated one. */
  readonly number: Scalars['String']['output'];
};

/** What the tax office says of goods that come back. */
export type VatCertificateKind =
  /** No VAT on them was refunded, nor can it be any more. */
  | 'NOT_REFUNDED'
  /** The VAT refund on them was repaid. */
  | 'REPAID';

/** The account that asks; each subgraph adds the viewer's own objects. */
export type Viewer = {
  readonly __typename?: 'Viewer';
  /** The account, as the token names it. */
  readonly account: Scalars['String']['output'];
  /** The same as Query.myWork. */
  readonly myWork?: Maybe<StepConnection>;
  /** In which role it acts. */
  readonly party: PartyRole;
  /** Fields that people typed again for declarations of the viewer's party; null in a role without one. */
  readonly reKeyedFields?: Maybe<ReKeyedFields>;
  /** What the token allows, such as "inventory:write"; at most 50. */
  readonly scopes: ReadonlyArray<Scalars['String']['output']>;
};


/** The account that asks; each subgraph adds the viewer's own objects. */
export type ViewerMyWorkArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<WorkFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<WorkSort>;
};


/** The account that asks; each subgraph adds the viewer's own objects. */
export type ViewerReKeyedFieldsArgs = {
  from?: InputMaybe<Scalars['Month']['input']>;
  to?: InputMaybe<Scalars['Month']['input']>;
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

/** A declaration to take back. */
export type WithdrawDeclarationInput = {
  /** Which declaration. */
  readonly declarationId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, for customs. */
  readonly reason: Scalars['String']['input'];
};

/** What withdrawDeclaration did. */
export type WithdrawDeclarationPayload = {
  readonly __typename?: 'WithdrawDeclarationPayload';
  /** The declaration; null when refused. */
  readonly declaration?: Maybe<Declaration>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Which steps; conditions are joined by and. */
export type WorkFilter = {
  /** Any of these; at most 30. */
  readonly actions?: InputMaybe<ReadonlyArray<StepAction>>;
  /** Only steps that hold others up, or only those that do not. */
  readonly blocking?: InputMaybe<Scalars['Boolean']['input']>;
  /** Due at or before. */
  readonly dueBefore?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Order of steps. */
export type WorkSort =
  /** Due first; without a date last. */
  | 'DUE'
  /** Oldest first. */
  | 'OLDEST';

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
  /** Practices that began here, newest first; at most 50. */
  readonly practices: ReadonlyArray<Practice>;
  /** ISO 3166-2 province, such as "CN-GD". */
  readonly provinceCode: Scalars['String']['output'];
  /** Fields that people typed again for declarations in this zone. */
  readonly reKeyedFields?: Maybe<ReKeyedFields>;
  /** First day on which it was none any more; null = still a zone. */
  readonly revokedOn?: Maybe<Scalars['Date']['output']>;
  /** Score of a month; null in months in which it was no zone, no set was in force, or that are still to come. */
  readonly score?: Maybe<ZoneScore>;
  /** Scores from month to month; at most 36 months, those without one left out. */
  readonly scores?: Maybe<ReadonlyArray<ZoneScore>>;
};


/** A cross-border e-commerce comprehensive pilot zone. */
export type ZoneNameArgs = {
  lang?: InputMaybe<Lang>;
};


/** A cross-border e-commerce comprehensive pilot zone. */
export type ZoneReKeyedFieldsArgs = {
  from?: InputMaybe<Scalars['Month']['input']>;
  to?: InputMaybe<Scalars['Month']['input']>;
};


/** A cross-border e-commerce comprehensive pilot zone. */
export type ZoneScoreArgs = {
  indicatorSetId?: InputMaybe<Scalars['ID']['input']>;
  month?: InputMaybe<Scalars['Month']['input']>;
  peers?: InputMaybe<PeerGroup>;
};


/** A cross-border e-commerce comprehensive pilot zone. */
export type ZoneScoresArgs = {
  from: Scalars['Month']['input'];
  indicatorSetId?: InputMaybe<Scalars['ID']['input']>;
  peers?: InputMaybe<PeerGroup>;
  to: Scalars['Month']['input'];
};

/** Which zones; conditions are joined by and. */
export type ZoneFilter = {
  /** Batch, from 1. */
  readonly batch?: InputMaybe<Scalars['Int']['input']>;
  /** ISO 3166-2 province, such as "CN-GD". */
  readonly provinceCode?: InputMaybe<Scalars['String']['input']>;
};

/** How a zone did in a month. */
export type ZoneScore = {
  readonly __typename?: 'ZoneScore';
  /** When something was last counted in the month; null = nothing was. */
  readonly computedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Share of the set's weights that there are data for. */
  readonly covered: Scalars['Decimal']['output'];
  /** Which month. */
  readonly month: Scalars['Month']['output'];
  /** Number of peers, itself included. */
  readonly peerCount: Scalars['Int']['output'];
  /** Place among the peers, from 1; equal ones share one. */
  readonly rank: Scalars['Int']['output'];
  /** By which set. */
  readonly set: IndicatorSet;
  /** 0 to 100: the weighted mean of the points of all measures that there are data for. */
  readonly total: Scalars['Decimal']['output'];
  /** One per indicator; at most 50. */
  readonly values: ReadonlyArray<IndicatorValue>;
};


/** How a zone did in a month. */
export type ZoneScoreValuesArgs = {
  orderBy?: InputMaybe<IndicatorValueSort>;
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
  Alert: Alert;
  Declaration: Declaration;
  IndicatorSet: IndicatorSet;
  Order: Order;
  Practice: Practice;
  Return: Return;
  Shipment: Shipment;
  Sku: Sku;
  SummaryDeclaration: SummaryDeclaration;
  Zone: Zone;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Alert:
    ( { __typename: 'Alert' }
    & GraphQLRecursivePick<FederationTypes['Alert'], {"id":true}> );
  Declaration:
    ( { __typename: 'Declaration' }
    & GraphQLRecursivePick<FederationTypes['Declaration'], {"id":true}> );
  IndicatorSet:
    ( { __typename: 'IndicatorSet' }
    & GraphQLRecursivePick<FederationTypes['IndicatorSet'], {"id":true}> );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}> );
  Practice:
    ( { __typename: 'Practice' }
    & GraphQLRecursivePick<FederationTypes['Practice'], {"id":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"id":true}> );
  Shipment:
    ( { __typename: 'Shipment' }
    & GraphQLRecursivePick<FederationTypes['Shipment'], {"id":true}> );
  Sku:
    ( { __typename: 'Sku' }
    & GraphQLRecursivePick<FederationTypes['Sku'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Sku'], {"hsCode":true,"brand":{"name":true}}> ) );
  SummaryDeclaration:
    ( { __typename: 'SummaryDeclaration' }
    & GraphQLRecursivePick<FederationTypes['SummaryDeclaration'], {"id":true}> );
  Zone:
    ( { __typename: 'Zone' }
    & GraphQLRecursivePick<FederationTypes['Zone'], {"id":true}> );
};

/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  Subject:
    | ( DeclarationMapper )
    | ( InsuranceClaim )
    | ( OrderMapper )
    | ( PaymentMapper )
    | ( RefundClaimMapper )
    | ( ReturnMapper )
    | ( SettlementMapper )
    | ( ShipmentMapper )
    | ( SkuMapper )
    | ( SummaryDeclarationMapper )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( AlertMapper )
    | ( DeclarationMapper )
    | ( IndicatorSetMapper )
    | ( PracticeMapper )
    | ( SummaryDeclarationMapper )
    | ( ZoneMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AcknowledgeAlertPayload: ResolverTypeWrapper<Omit<AcknowledgeAlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Alert: ResolverTypeWrapper<AlertMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AlertConnection: ResolverTypeWrapper<Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversTypes['Alert']> }>;
  AlertEdge: ResolverTypeWrapper<Omit<AlertEdge, 'node'> & { node: ResolversTypes['Alert'] }>;
  AlertEvidence: ResolverTypeWrapper<AlertEvidenceMapper>;
  AlertFilter: AlertFilter;
  AlertReplay: ResolverTypeWrapper<AlertReplayMapper>;
  AlertRule: ResolverTypeWrapper<AlertRuleMapper>;
  AlertRuleCode: AlertRuleCode;
  AlertSort: AlertSort;
  AlertStatus: AlertStatus;
  Brand: ResolverTypeWrapper<Brand>;
  CloseAlertInput: CloseAlertInput;
  CloseAlertPayload: ResolverTypeWrapper<Omit<CloseAlertPayload, 'alert'> & { alert?: Maybe<ResolversTypes['Alert']> }>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  CustomsMode: CustomsMode;
  CustomsReceipt: ResolverTypeWrapper<CustomsReceipt>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Declaration: ResolverTypeWrapper<DeclarationMapper>;
  DeclarationConnection: ResolverTypeWrapper<Omit<DeclarationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['DeclarationEdge']>, nodes: ReadonlyArray<ResolversTypes['Declaration']> }>;
  DeclarationEdge: ResolverTypeWrapper<Omit<DeclarationEdge, 'node'> & { node: ResolversTypes['Declaration'] }>;
  DeclarationFilter: DeclarationFilter;
  DeclarationForm: DeclarationForm;
  DeclarationLine: ResolverTypeWrapper<DeclarationLineMapper>;
  DeclarationSort: DeclarationSort;
  DeclarationStatus: DeclarationStatus;
  DeclareSummaryInput: DeclareSummaryInput;
  DeclareSummaryPayload: ResolverTypeWrapper<Omit<DeclareSummaryPayload, 'summaries'> & { summaries: ReadonlyArray<ResolversTypes['SummaryDeclaration']> }>;
  DeclaredField: ResolverTypeWrapper<DeclaredField>;
  DocumentMatch: ResolverTypeWrapper<DocumentMatchMapper>;
  DocumentState: DocumentState;
  ErrorPolicy: ErrorPolicy;
  FieldOverrideInput: FieldOverrideInput;
  FieldSource: FieldSource;
  HsCode: ResolverTypeWrapper<Scalars['HsCode']['output']>;
  Incoterm: Incoterm;
  Indicator: ResolverTypeWrapper<Indicator>;
  IndicatorSet: ResolverTypeWrapper<IndicatorSetMapper>;
  IndicatorValue: ResolverTypeWrapper<IndicatorValueMapper>;
  IndicatorValueSort: IndicatorValueSort;
  InsuranceClaim: ResolverTypeWrapper<InsuranceClaim>;
  IpCheck: ResolverTypeWrapper<IpCheckMapper>;
  IpKind: IpKind;
  IpRight: ResolverTypeWrapper<IpRightMapper>;
  IpRightConnection: ResolverTypeWrapper<Omit<IpRightConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['IpRightEdge']>, nodes: ReadonlyArray<ResolversTypes['IpRight']> }>;
  IpRightEdge: ResolverTypeWrapper<Omit<IpRightEdge, 'node'> & { node: ResolversTypes['IpRight'] }>;
  IpSituation: ResolverTypeWrapper<IpSituationMapper>;
  IpVerdict: IpVerdict;
  Lang: Lang;
  MatchCheck: ResolverTypeWrapper<MatchCheck>;
  MatchCode: MatchCode;
  MatchResult: MatchResult;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  Order: ResolverTypeWrapper<OrderMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartyRole: PartyRole;
  Payment: ResolverTypeWrapper<PaymentMapper>;
  PeerGroup: PeerGroup;
  Practice: ResolverTypeWrapper<PracticeMapper>;
  PracticeConnection: ResolverTypeWrapper<Omit<PracticeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['PracticeEdge']>, nodes: ReadonlyArray<ResolversTypes['Practice']> }>;
  PracticeEdge: ResolverTypeWrapper<Omit<PracticeEdge, 'node'> & { node: ResolversTypes['Practice'] }>;
  PracticeFilter: PracticeFilter;
  Quantity: ResolverTypeWrapper<QuantityValue>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ReKeyedFields: ResolverTypeWrapper<ReKeyedFieldsMapper>;
  RecordCustomsReceiptInput: RecordCustomsReceiptInput;
  RecordCustomsReceiptPayload: ResolverTypeWrapper<Omit<RecordCustomsReceiptPayload, 'declaration' | 'summary'> & { declaration?: Maybe<ResolversTypes['Declaration']>, summary?: Maybe<ResolversTypes['SummaryDeclaration']> }>;
  RefundClaim: ResolverTypeWrapper<RefundClaimMapper>;
  ReplayedAlert: ResolverTypeWrapper<ReplayedAlertMapper>;
  Return: ResolverTypeWrapper<ReturnMapper>;
  ReturnClearance: ResolverTypeWrapper<ReturnClearanceMapper>;
  ReturnClearanceStatus: ReturnClearanceStatus;
  ReturnDutyReason: ReturnDutyReason;
  Rule: ResolverTypeWrapper<Rule>;
  Settlement: ResolverTypeWrapper<SettlementMapper>;
  Severity: Severity;
  Shipment: ResolverTypeWrapper<ShipmentMapper>;
  Sku: ResolverTypeWrapper<SkuMapper>;
  Step: ResolverTypeWrapper<StepMapper>;
  StepAction: StepAction;
  StepConnection: ResolverTypeWrapper<Omit<StepConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['StepEdge']>, nodes: ReadonlyArray<ResolversTypes['Step']> }>;
  StepEdge: ResolverTypeWrapper<Omit<StepEdge, 'node'> & { node: ResolversTypes['Step'] }>;
  Subject: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['Subject']>;
  SubmitDeclarationInput: SubmitDeclarationInput;
  SubmitDeclarationPayload: ResolverTypeWrapper<Omit<SubmitDeclarationPayload, 'declaration' | 'match'> & { declaration?: Maybe<ResolversTypes['Declaration']>, match?: Maybe<ResolversTypes['DocumentMatch']> }>;
  SummaryDeclaration: ResolverTypeWrapper<SummaryDeclarationMapper>;
  SummaryDeclarationConnection: ResolverTypeWrapper<Omit<SummaryDeclarationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['SummaryDeclarationEdge']>, nodes: ReadonlyArray<ResolversTypes['SummaryDeclaration']> }>;
  SummaryDeclarationEdge: ResolverTypeWrapper<Omit<SummaryDeclarationEdge, 'node'> & { node: ResolversTypes['SummaryDeclaration'] }>;
  SummaryFilter: SummaryFilter;
  SummaryLine: ResolverTypeWrapper<SummaryLineMapper>;
  SummaryStatus: SummaryStatus;
  TimelineEvent: ResolverTypeWrapper<TimelineEventMapper>;
  TimelineEventConnection: ResolverTypeWrapper<Omit<TimelineEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['TimelineEventEdge']>, nodes: ReadonlyArray<ResolversTypes['TimelineEvent']> }>;
  TimelineEventEdge: ResolverTypeWrapper<Omit<TimelineEventEdge, 'node'> & { node: ResolversTypes['TimelineEvent'] }>;
  TimelineKind: TimelineKind;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VatCertificate: ResolverTypeWrapper<VatCertificate>;
  VatCertificateKind: VatCertificateKind;
  Viewer: ResolverTypeWrapper<ViewerValue>;
  Weight: ResolverTypeWrapper<WeightValue>;
  WeightInput: WeightInput;
  WithdrawDeclarationInput: WithdrawDeclarationInput;
  WithdrawDeclarationPayload: ResolverTypeWrapper<Omit<WithdrawDeclarationPayload, 'declaration'> & { declaration?: Maybe<ResolversTypes['Declaration']> }>;
  WorkFilter: WorkFilter;
  WorkSort: WorkSort;
  Zone: ResolverTypeWrapper<ZoneMapper>;
  ZoneFilter: ZoneFilter;
  ZoneScore: ResolverTypeWrapper<ZoneScoreMapper>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcknowledgeAlertInput: AcknowledgeAlertInput;
  ID: Scalars['ID']['output'];
  String: Scalars['String']['output'];
  AcknowledgeAlertPayload: Omit<AcknowledgeAlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  Boolean: Scalars['Boolean']['output'];
  Alert: AlertMapper;
  Int: Scalars['Int']['output'];
  AlertConnection: Omit<AlertConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['AlertEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Alert']> };
  AlertEdge: Omit<AlertEdge, 'node'> & { node: ResolversParentTypes['Alert'] };
  AlertEvidence: AlertEvidenceMapper;
  AlertFilter: AlertFilter;
  AlertReplay: AlertReplayMapper;
  AlertRule: AlertRuleMapper;
  Brand: Brand;
  CloseAlertInput: CloseAlertInput;
  CloseAlertPayload: Omit<CloseAlertPayload, 'alert'> & { alert?: Maybe<ResolversParentTypes['Alert']> };
  CountryCode: Scalars['CountryCode']['output'];
  CurrencyCode: Scalars['CurrencyCode']['output'];
  CustomsReceipt: CustomsReceipt;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Declaration: DeclarationMapper;
  DeclarationConnection: Omit<DeclarationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['DeclarationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Declaration']> };
  DeclarationEdge: Omit<DeclarationEdge, 'node'> & { node: ResolversParentTypes['Declaration'] };
  DeclarationFilter: DeclarationFilter;
  DeclarationLine: DeclarationLineMapper;
  DeclareSummaryInput: DeclareSummaryInput;
  DeclareSummaryPayload: Omit<DeclareSummaryPayload, 'summaries'> & { summaries: ReadonlyArray<ResolversParentTypes['SummaryDeclaration']> };
  DeclaredField: DeclaredField;
  DocumentMatch: DocumentMatchMapper;
  FieldOverrideInput: FieldOverrideInput;
  HsCode: Scalars['HsCode']['output'];
  Indicator: Indicator;
  IndicatorSet: IndicatorSetMapper;
  IndicatorValue: IndicatorValueMapper;
  InsuranceClaim: InsuranceClaim;
  IpCheck: IpCheckMapper;
  IpRight: IpRightMapper;
  IpRightConnection: Omit<IpRightConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['IpRightEdge']>, nodes: ReadonlyArray<ResolversParentTypes['IpRight']> };
  IpRightEdge: Omit<IpRightEdge, 'node'> & { node: ResolversParentTypes['IpRight'] };
  IpSituation: IpSituationMapper;
  MatchCheck: MatchCheck;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Month: Scalars['Month']['output'];
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  Order: OrderMapper;
  PageInfo: PageInfo;
  Payment: PaymentMapper;
  Practice: PracticeMapper;
  PracticeConnection: Omit<PracticeConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['PracticeEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Practice']> };
  PracticeEdge: Omit<PracticeEdge, 'node'> & { node: ResolversParentTypes['Practice'] };
  PracticeFilter: PracticeFilter;
  Quantity: QuantityValue;
  Query: Record<PropertyKey, never>;
  ReKeyedFields: ReKeyedFieldsMapper;
  RecordCustomsReceiptInput: RecordCustomsReceiptInput;
  RecordCustomsReceiptPayload: Omit<RecordCustomsReceiptPayload, 'declaration' | 'summary'> & { declaration?: Maybe<ResolversParentTypes['Declaration']>, summary?: Maybe<ResolversParentTypes['SummaryDeclaration']> };
  RefundClaim: RefundClaimMapper;
  ReplayedAlert: ReplayedAlertMapper;
  Return: ReturnMapper;
  ReturnClearance: ReturnClearanceMapper;
  Rule: Rule;
  Settlement: SettlementMapper;
  Shipment: ShipmentMapper;
  Sku: SkuMapper;
  Step: StepMapper;
  StepConnection: Omit<StepConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['StepEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Step']> };
  StepEdge: Omit<StepEdge, 'node'> & { node: ResolversParentTypes['Step'] };
  Subject: ResolversUnionTypes<ResolversParentTypes>['Subject'];
  SubmitDeclarationInput: SubmitDeclarationInput;
  SubmitDeclarationPayload: Omit<SubmitDeclarationPayload, 'declaration' | 'match'> & { declaration?: Maybe<ResolversParentTypes['Declaration']>, match?: Maybe<ResolversParentTypes['DocumentMatch']> };
  SummaryDeclaration: SummaryDeclarationMapper;
  SummaryDeclarationConnection: Omit<SummaryDeclarationConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['SummaryDeclarationEdge']>, nodes: ReadonlyArray<ResolversParentTypes['SummaryDeclaration']> };
  SummaryDeclarationEdge: Omit<SummaryDeclarationEdge, 'node'> & { node: ResolversParentTypes['SummaryDeclaration'] };
  SummaryFilter: SummaryFilter;
  SummaryLine: SummaryLineMapper;
  TimelineEvent: TimelineEventMapper;
  TimelineEventConnection: Omit<TimelineEventConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['TimelineEventEdge']>, nodes: ReadonlyArray<ResolversParentTypes['TimelineEvent']> };
  TimelineEventEdge: Omit<TimelineEventEdge, 'node'> & { node: ResolversParentTypes['TimelineEvent'] };
  UnitCode: Scalars['UnitCode']['output'];
  UserError: UserError;
  VatCertificate: VatCertificate;
  Viewer: ViewerValue;
  Weight: WeightValue;
  WeightInput: WeightInput;
  WithdrawDeclarationInput: WithdrawDeclarationInput;
  WithdrawDeclarationPayload: Omit<WithdrawDeclarationPayload, 'declaration'> & { declaration?: Maybe<ResolversParentTypes['Declaration']> };
  WorkFilter: WorkFilter;
  Zone: ZoneMapper;
  ZoneFilter: ZoneFilter;
  ZoneScore: ZoneScoreMapper;
};

export type AcknowledgeAlertPayloadResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['AcknowledgeAlertPayload'] = ResolversParentTypes['AcknowledgeAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AlertResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Alert'] = ResolversParentTypes['Alert'], FederationReferenceType extends FederationReferenceTypes['Alert'] = FederationReferenceTypes['Alert']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Alert']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acknowledgedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['AlertEvidence']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  raisedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['AlertRule'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['AlertStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlertConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['AlertConnection'] = ResolversParentTypes['AlertConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlertEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlertEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['AlertEdge'] = ResolversParentTypes['AlertEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Alert'], ParentType, ContextType>;
};

export type AlertEvidenceResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['AlertEvidence'] = ResolversParentTypes['AlertEvidence']> = {
  expected?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observed?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AlertReplayResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['AlertReplay'] = ResolversParentTypes['AlertReplay']> = {
  actual?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  added?: Resolver<ReadonlyArray<ResolversTypes['ReplayedAlert']>, ParentType, ContextType>;
  addedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  removed?: Resolver<ReadonlyArray<ResolversTypes['Alert']>, ParentType, ContextType>;
  removedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replayedTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type AlertRuleResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['AlertRule'] = ResolversParentTypes['AlertRule']> = {
  code?: Resolver<ResolversTypes['AlertRuleCode'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  threshold?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BrandResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Brand'] = ResolversParentTypes['Brand']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CloseAlertPayloadResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['CloseAlertPayload'] = ResolversParentTypes['CloseAlertPayload']> = {
  alert?: Resolver<Maybe<ResolversTypes['Alert']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export interface CurrencyCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CurrencyCode'], any> {
  name: 'CurrencyCode';
}

export type CustomsReceiptResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['CustomsReceipt'] = ResolversParentTypes['CustomsReceipt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DeclarationResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Declaration'] = ResolversParentTypes['Declaration'], FederationReferenceType extends FederationReferenceTypes['Declaration'] = FederationReferenceTypes['Declaration']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Declaration']> | FederationReferenceType, FederationReferenceType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  copNo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  declared?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exportedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['DeclaredField']>, ParentType, ContextType>;
  fob?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  form?: Resolver<ResolversTypes['DeclarationForm'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invtNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['DeclarationLine']>, ParentType, ContextType>;
  match?: Resolver<ResolversTypes['DocumentMatch'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['CustomsMode'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  reKeyedFields?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  receipts?: Resolver<ReadonlyArray<ResolversTypes['CustomsReceipt']>, ParentType, ContextType>;
  shipment?: Resolver<Maybe<ResolversTypes['Shipment']>, ParentType, ContextType>;
  statisticsOnly?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['DeclarationStatus'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['SummaryDeclaration']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DeclarationConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['DeclarationConnection'] = ResolversParentTypes['DeclarationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeclarationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Declaration']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeclarationEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['DeclarationEdge'] = ResolversParentTypes['DeclarationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Declaration'], ParentType, ContextType>;
};

export type DeclarationLineResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['DeclarationLine'] = ResolversParentTypes['DeclarationLine']> = {
  hsCode?: Resolver<ResolversTypes['HsCode'], ParentType, ContextType>;
  legalQuantities?: Resolver<ReadonlyArray<ResolversTypes['Quantity']>, ParentType, ContextType>;
  netWeight?: Resolver<ResolversTypes['Weight'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  sku?: Resolver<Maybe<ResolversTypes['Sku']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type DeclareSummaryPayloadResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['DeclareSummaryPayload'] = ResolversParentTypes['DeclareSummaryPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  summaries?: Resolver<ReadonlyArray<ResolversTypes['SummaryDeclaration']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeclaredFieldResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['DeclaredField'] = ResolversParentTypes['DeclaredField']> = {
  documentField?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['FieldSource'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DocumentMatchResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['DocumentMatch'] = ResolversParentTypes['DocumentMatch']> = {
  checks?: Resolver<ReadonlyArray<ResolversTypes['MatchCheck']>, ParentType, ContextType>;
  form?: Resolver<ResolversTypes['DeclarationForm'], ParentType, ContextType>;
  mode?: Resolver<ResolversTypes['CustomsMode'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  order?: Resolver<ResolversTypes['DocumentState'], ParentType, ContextType>;
  passed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  payment?: Resolver<ResolversTypes['DocumentState'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
  waybill?: Resolver<ResolversTypes['DocumentState'], ParentType, ContextType>;
};

export interface HsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['HsCode'], any> {
  name: 'HsCode';
}

export type IndicatorResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Indicator'] = ResolversParentTypes['Indicator']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fullAt?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  lowerIsBetter?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  zeroAt?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type IndicatorSetResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IndicatorSet'] = ResolversParentTypes['IndicatorSet'], FederationReferenceType extends FederationReferenceTypes['IndicatorSet'] = FederationReferenceTypes['IndicatorSet']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['IndicatorSet']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indicators?: Resolver<ReadonlyArray<ResolversTypes['Indicator']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IndicatorValueResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['IndicatorValue'] = ResolversParentTypes['IndicatorValue']> = {
  indicator?: Resolver<ResolversTypes['Indicator'], ParentType, ContextType>;
  peerMedian?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  points?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
};

export type InsuranceClaimResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['InsuranceClaim'] = ResolversParentTypes['InsuranceClaim']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
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

export type MatchCheckResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['MatchCheck'] = ResolversParentTypes['MatchCheck']> = {
  code?: Resolver<ResolversTypes['MatchCode'], ParentType, ContextType>;
  declared?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  documented?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  result?: Resolver<ResolversTypes['MatchResult'], ParentType, ContextType>;
  tolerance?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MutationResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acknowledgeAlert?: Resolver<Maybe<ResolversTypes['AcknowledgeAlertPayload']>, ParentType, ContextType, RequireFields<MutationAcknowledgeAlertArgs, 'input'>>;
  closeAlert?: Resolver<Maybe<ResolversTypes['CloseAlertPayload']>, ParentType, ContextType, RequireFields<MutationCloseAlertArgs, 'input'>>;
  declareSummary?: Resolver<Maybe<ResolversTypes['DeclareSummaryPayload']>, ParentType, ContextType, RequireFields<MutationDeclareSummaryArgs, 'input'>>;
  recordCustomsReceipt?: Resolver<Maybe<ResolversTypes['RecordCustomsReceiptPayload']>, ParentType, ContextType, RequireFields<MutationRecordCustomsReceiptArgs, 'input'>>;
  submitDeclaration?: Resolver<Maybe<ResolversTypes['SubmitDeclarationPayload']>, ParentType, ContextType, RequireFields<MutationSubmitDeclarationArgs, 'input'>>;
  withdrawDeclaration?: Resolver<Maybe<ResolversTypes['WithdrawDeclarationPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawDeclarationArgs, 'input'>>;
};

export type NodeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Alert' | 'Declaration' | 'IndicatorSet' | 'Practice' | 'SummaryDeclaration' | 'Zone', ParentType, ContextType>;
};

export type OrderResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  declarations?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Declaration']>>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['DocumentMatch']>, ParentType, ContextType, Partial<OrderMatchArgs>>;
  nextSteps?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Step']>>, ParentType, ContextType>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineEventConnection']>, ParentType, ContextType, RequireFields<OrderTimelineArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PracticeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Practice'] = ResolversParentTypes['Practice'], FederationReferenceType extends FederationReferenceTypes['Practice'] = FederationReferenceTypes['Practice']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Practice']> | FederationReferenceType, FederationReferenceType, ContextType>;
  adoptedBy?: Resolver<ReadonlyArray<ResolversTypes['Zone']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  publishedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  zone?: Resolver<ResolversTypes['Zone'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PracticeConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['PracticeConnection'] = ResolversParentTypes['PracticeConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['PracticeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Practice']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PracticeEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['PracticeEdge'] = ResolversParentTypes['PracticeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Practice'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  alertReplay?: Resolver<Maybe<ResolversTypes['AlertReplay']>, ParentType, ContextType, RequireFields<QueryAlertReplayArgs, 'from' | 'rule' | 'threshold' | 'to'>>;
  alertRules?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AlertRule']>>, ParentType, ContextType, Partial<QueryAlertRulesArgs>>;
  alerts?: Resolver<Maybe<ResolversTypes['AlertConnection']>, ParentType, ContextType, RequireFields<QueryAlertsArgs, 'first' | 'orderBy'>>;
  declaration?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType, RequireFields<QueryDeclarationArgs, 'id'>>;
  declarations?: Resolver<Maybe<ResolversTypes['DeclarationConnection']>, ParentType, ContextType, RequireFields<QueryDeclarationsArgs, 'first' | 'orderBy'>>;
  indicatorSets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['IndicatorSet']>>, ParentType, ContextType, Partial<QueryIndicatorSetsArgs>>;
  ipSituation?: Resolver<Maybe<ResolversTypes['IpSituation']>, ParentType, ContextType, RequireFields<QueryIpSituationArgs, 'market'>>;
  myWork?: Resolver<Maybe<ResolversTypes['StepConnection']>, ParentType, ContextType, RequireFields<QueryMyWorkArgs, 'first' | 'orderBy'>>;
  practices?: Resolver<Maybe<ResolversTypes['PracticeConnection']>, ParentType, ContextType, RequireFields<QueryPracticesArgs, 'first'>>;
  summaryDeclaration?: Resolver<Maybe<ResolversTypes['SummaryDeclaration']>, ParentType, ContextType, RequireFields<QuerySummaryDeclarationArgs, 'id'>>;
  summaryDeclarations?: Resolver<Maybe<ResolversTypes['SummaryDeclarationConnection']>, ParentType, ContextType, RequireFields<QuerySummaryDeclarationsArgs, 'first'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType, RequireFields<QueryZoneArgs, 'id'>>;
  zones?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Zone']>>, ParentType, ContextType, Partial<QueryZonesArgs>>;
};

export type ReKeyedFieldsResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['ReKeyedFields'] = ResolversParentTypes['ReKeyedFields']> = {
  cleanOrders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  declarations?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fields?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RecordCustomsReceiptPayloadResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['RecordCustomsReceiptPayload'] = ResolversParentTypes['RecordCustomsReceiptPayload']> = {
  declaration?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  summary?: Resolver<Maybe<ResolversTypes['SummaryDeclaration']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefundClaimResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['RefundClaim'] = ResolversParentTypes['RefundClaim']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReplayedAlertResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['ReplayedAlert'] = ResolversParentTypes['ReplayedAlert']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['AlertEvidence']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  measure?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Severity'], ParentType, ContextType>;
  zone?: Resolver<Maybe<ResolversTypes['Zone']>, ParentType, ContextType>;
};

export type ReturnResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  clearance?: Resolver<Maybe<ResolversTypes['ReturnClearance']>, ParentType, ContextType>;
  dutyFreeTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReturnClearanceResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['ReturnClearance'] = ResolversParentTypes['ReturnClearance']> = {
  certificate?: Resolver<Maybe<ResolversTypes['VatCertificate']>, ParentType, ContextType>;
  dutyReason?: Resolver<Maybe<ResolversTypes['ReturnDutyReason']>, ParentType, ContextType>;
  exports?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Declaration']>>, ParentType, ContextType>;
  isDutyFree?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  presentedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  releasedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  ruleSource?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReturnClearanceStatus'], ParentType, ContextType>;
};

export type RuleResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SettlementResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Settlement'] = ResolversParentTypes['Settlement']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Shipment'] = ResolversParentTypes['Shipment'], FederationReferenceType extends FederationReferenceTypes['Shipment'] = FederationReferenceTypes['Shipment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Shipment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  clearance?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SkuResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku'], FederationReferenceType extends FederationReferenceTypes['Sku'] = FederationReferenceTypes['Sku']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sku']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ip?: Resolver<Maybe<ResolversTypes['IpCheck']>, ParentType, ContextType, RequireFields<SkuIpArgs, 'market'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StepResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Step'] = ResolversParentTypes['Step']> = {
  action?: Resolver<ResolversTypes['StepAction'], ParentType, ContextType>;
  blockedBy?: Resolver<ReadonlyArray<ResolversTypes['StepAction']>, ParentType, ContextType>;
  blocking?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  dueAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
};

export type StepConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['StepConnection'] = ResolversParentTypes['StepConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['StepEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Step']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type StepEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['StepEdge'] = ResolversParentTypes['StepEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Step'], ParentType, ContextType>;
};

export type SubjectResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Subject'] = ResolversParentTypes['Subject']> = {
  __resolveType: TypeResolveFn<'Declaration' | 'InsuranceClaim' | 'Order' | 'Payment' | 'RefundClaim' | 'Return' | 'Settlement' | 'Shipment' | 'Sku' | 'SummaryDeclaration', ParentType, ContextType>;
};

export type SubmitDeclarationPayloadResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['SubmitDeclarationPayload'] = ResolversParentTypes['SubmitDeclarationPayload']> = {
  declaration?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType>;
  match?: Resolver<Maybe<ResolversTypes['DocumentMatch']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SummaryDeclarationResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['SummaryDeclaration'] = ResolversParentTypes['SummaryDeclaration'], FederationReferenceType extends FederationReferenceTypes['SummaryDeclaration'] = FederationReferenceTypes['SummaryDeclaration']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['SummaryDeclaration']> | FederationReferenceType, FederationReferenceType, ContextType>;
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  attempt?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  copNo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  declarantId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  declarations?: Resolver<ResolversTypes['DeclarationConnection'], ParentType, ContextType, RequireFields<SummaryDeclarationDeclarationsArgs, 'first'>>;
  destination?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  exitCustomsCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  filedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['SummaryLine']>, ParentType, ContextType>;
  listCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Month'], ParentType, ContextType>;
  ownerCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  receipts?: Resolver<ReadonlyArray<ResolversTypes['CustomsReceipt']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SummaryStatus'], ParentType, ContextType>;
  sumNo?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  transportCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SummaryDeclarationConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['SummaryDeclarationConnection'] = ResolversParentTypes['SummaryDeclarationConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['SummaryDeclarationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SummaryDeclaration']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SummaryDeclarationEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['SummaryDeclarationEdge'] = ResolversParentTypes['SummaryDeclarationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['SummaryDeclaration'], ParentType, ContextType>;
};

export type SummaryLineResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['SummaryLine'] = ResolversParentTypes['SummaryLine']> = {
  destination?: Resolver<ResolversTypes['CountryCode'], ParentType, ContextType>;
  hsCode?: Resolver<ResolversTypes['HsCode'], ParentType, ContextType>;
  netWeight?: Resolver<ResolversTypes['Weight'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type TimelineEventResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['TimelineEvent'] = ResolversParentTypes['TimelineEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['TimelineKind'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['Subject']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineEventConnectionResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['TimelineEventConnection'] = ResolversParentTypes['TimelineEventConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['TimelineEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TimelineEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TimelineEventEdgeResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['TimelineEventEdge'] = ResolversParentTypes['TimelineEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['TimelineEvent'], ParentType, ContextType>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UserErrorResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type VatCertificateResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['VatCertificate'] = ResolversParentTypes['VatCertificate']> = {
  kind?: Resolver<ResolversTypes['VatCertificateKind'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  myWork?: Resolver<Maybe<ResolversTypes['StepConnection']>, ParentType, ContextType, RequireFields<ViewerMyWorkArgs, 'first' | 'orderBy'>>;
  party?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  reKeyedFields?: Resolver<Maybe<ResolversTypes['ReKeyedFields']>, ParentType, ContextType, Partial<ViewerReKeyedFieldsArgs>>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WeightResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kilograms?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type WithdrawDeclarationPayloadResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['WithdrawDeclarationPayload'] = ResolversParentTypes['WithdrawDeclarationPayload']> = {
  declaration?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ZoneResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['Zone'] = ResolversParentTypes['Zone'], FederationReferenceType extends FederationReferenceTypes['Zone'] = FederationReferenceTypes['Zone']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Zone']> | FederationReferenceType, FederationReferenceType, ContextType>;
  approvedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  batch?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  document?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ZoneNameArgs, 'lang'>>;
  practices?: Resolver<ReadonlyArray<ResolversTypes['Practice']>, ParentType, ContextType>;
  provinceCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reKeyedFields?: Resolver<Maybe<ResolversTypes['ReKeyedFields']>, ParentType, ContextType, Partial<ZoneReKeyedFieldsArgs>>;
  revokedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['ZoneScore']>, ParentType, ContextType, RequireFields<ZoneScoreArgs, 'peers'>>;
  scores?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ZoneScore']>>, ParentType, ContextType, RequireFields<ZoneScoresArgs, 'from' | 'peers' | 'to'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ZoneScoreResolvers<ContextType = SupervisionContext, ParentType extends ResolversParentTypes['ZoneScore'] = ResolversParentTypes['ZoneScore']> = {
  computedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  covered?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Month'], ParentType, ContextType>;
  peerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  set?: Resolver<ResolversTypes['IndicatorSet'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  values?: Resolver<ReadonlyArray<ResolversTypes['IndicatorValue']>, ParentType, ContextType, RequireFields<ZoneScoreValuesArgs, 'orderBy'>>;
};

export type Resolvers<ContextType = SupervisionContext> = {
  AcknowledgeAlertPayload?: AcknowledgeAlertPayloadResolvers<ContextType>;
  Alert?: AlertResolvers<ContextType>;
  AlertConnection?: AlertConnectionResolvers<ContextType>;
  AlertEdge?: AlertEdgeResolvers<ContextType>;
  AlertEvidence?: AlertEvidenceResolvers<ContextType>;
  AlertReplay?: AlertReplayResolvers<ContextType>;
  AlertRule?: AlertRuleResolvers<ContextType>;
  Brand?: BrandResolvers<ContextType>;
  CloseAlertPayload?: CloseAlertPayloadResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CurrencyCode?: GraphQLScalarType;
  CustomsReceipt?: CustomsReceiptResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Declaration?: DeclarationResolvers<ContextType>;
  DeclarationConnection?: DeclarationConnectionResolvers<ContextType>;
  DeclarationEdge?: DeclarationEdgeResolvers<ContextType>;
  DeclarationLine?: DeclarationLineResolvers<ContextType>;
  DeclareSummaryPayload?: DeclareSummaryPayloadResolvers<ContextType>;
  DeclaredField?: DeclaredFieldResolvers<ContextType>;
  DocumentMatch?: DocumentMatchResolvers<ContextType>;
  HsCode?: GraphQLScalarType;
  Indicator?: IndicatorResolvers<ContextType>;
  IndicatorSet?: IndicatorSetResolvers<ContextType>;
  IndicatorValue?: IndicatorValueResolvers<ContextType>;
  InsuranceClaim?: InsuranceClaimResolvers<ContextType>;
  IpCheck?: IpCheckResolvers<ContextType>;
  IpRight?: IpRightResolvers<ContextType>;
  IpRightConnection?: IpRightConnectionResolvers<ContextType>;
  IpRightEdge?: IpRightEdgeResolvers<ContextType>;
  IpSituation?: IpSituationResolvers<ContextType>;
  MatchCheck?: MatchCheckResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  Practice?: PracticeResolvers<ContextType>;
  PracticeConnection?: PracticeConnectionResolvers<ContextType>;
  PracticeEdge?: PracticeEdgeResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReKeyedFields?: ReKeyedFieldsResolvers<ContextType>;
  RecordCustomsReceiptPayload?: RecordCustomsReceiptPayloadResolvers<ContextType>;
  RefundClaim?: RefundClaimResolvers<ContextType>;
  ReplayedAlert?: ReplayedAlertResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  ReturnClearance?: ReturnClearanceResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Settlement?: SettlementResolvers<ContextType>;
  Shipment?: ShipmentResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  Step?: StepResolvers<ContextType>;
  StepConnection?: StepConnectionResolvers<ContextType>;
  StepEdge?: StepEdgeResolvers<ContextType>;
  Subject?: SubjectResolvers<ContextType>;
  SubmitDeclarationPayload?: SubmitDeclarationPayloadResolvers<ContextType>;
  SummaryDeclaration?: SummaryDeclarationResolvers<ContextType>;
  SummaryDeclarationConnection?: SummaryDeclarationConnectionResolvers<ContextType>;
  SummaryDeclarationEdge?: SummaryDeclarationEdgeResolvers<ContextType>;
  SummaryLine?: SummaryLineResolvers<ContextType>;
  TimelineEvent?: TimelineEventResolvers<ContextType>;
  TimelineEventConnection?: TimelineEventConnectionResolvers<ContextType>;
  TimelineEventEdge?: TimelineEventEdgeResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  VatCertificate?: VatCertificateResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
  WithdrawDeclarationPayload?: WithdrawDeclarationPayloadResolvers<ContextType>;
  Zone?: ZoneResolvers<ContextType>;
  ZoneScore?: ZoneScoreResolvers<ContextType>;
};

