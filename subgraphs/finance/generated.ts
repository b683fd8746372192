import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Money as MoneyValue } from '../../values/money.ts';
import type { Quantity as QuantityValue, Weight as WeightValue } from '../../values/quantity.ts';
import type { Viewer as ViewerValue } from '../../runtime/viewer.ts';
import type { FxRateMapper, RefundRateMapper, WorkingDayMapper, LandedCostMapper, CostLineMapper, SkuMapper, ListingMapper, OrderMapper, RetailerMapper, BuyerMapper, PaymentMapper, SettlementMapper, LedgerMapper, LedgerEntryMapper, InsurancePolicyMapper, CreditLimitMapper, ShipmentCoverMapper, InsuranceClaimMapper, ProceedsMapper, IssuePolicyPayloadMapper, RequestCreditLimitPayloadMapper, DeclareCoverPayloadMapper, NotifyLossPayloadMapper, FileInsuranceClaimPayloadMapper, RecordInsurerDecisionPayloadMapper, CapturePaymentPayloadMapper, RefundPaymentPayloadMapper, RequestSettlementPayloadMapper, AcceptSettlementQuotePayloadMapper, PayoutStopMapper, StopPayoutPayloadMapper, LiftPayoutStopPayloadMapper, ReturnMapper, RefundPeriodMapper, RefundClaimMapper, RefundLineMapper, SupplierMapper, DeclarationMapper, FileRefundClaimPayloadMapper, AnswerRefundQueryPayloadMapper, WithdrawRefundClaimPayloadMapper, ReconcilePreRefundPayloadMapper, RepayRefundPayloadMapper, RecordRefundDecisionPayloadMapper } from './mappers.ts';
import type { FinanceContext } from './context.ts';
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

/** A quote to accept. */
export type AcceptSettlementQuoteInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The quoted rate; STALE when the open quote has another one, TOO_LATE when it is over. */
  readonly rate: Scalars['Decimal']['input'];
  /** Which settlement. */
  readonly settlementId: Scalars['ID']['input'];
};

/** What acceptSettlementQuote did. */
export type AcceptSettlementQuotePayload = {
  readonly __typename?: 'AcceptSettlementQuotePayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The settlement; null when refused. */
  readonly settlement?: Maybe<Settlement>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An answer to the tax office. */
export type AnswerRefundQueryInput = {
  /** The answer, up to 1,000 characters. */
  readonly answer: Scalars['String']['input'];
  /** Which claim. */
  readonly claimId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
};

/** What answerRefundQuery did. */
export type AnswerRefundQueryPayload = {
  readonly __typename?: 'AnswerRefundQueryPayload';
  /** The refund claim; null when refused. */
  readonly claim?: Maybe<RefundClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Buyer = {
  readonly __typename?: 'Buyer';
  /** Limits on this buyer that the viewer may see, newest first: its own, or all for the insurer. */
  readonly creditLimits?: Maybe<CreditLimitConnection>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};


export type BuyerCreditLimitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Why there is no working day. */
export type CalendarProblem =
  /** No calendar covers a day in question. */
  | 'RULE_UNKNOWN';

/** Money received. */
export type CapturePaymentInput = {
  /** How much, above 0 and at most what is still due, in the order's currency. */
  readonly amount: MoneyInput;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** The provider's reference, up to 100 characters; booked once, for ever: again with the same amount it is the same payment. */
  readonly providerRef: Scalars['String']['input'];
};

/** What capturePayment did. */
export type CapturePaymentPayload = {
  readonly __typename?: 'CapturePaymentPayload';
  /** The payment; null when refused. */
  readonly payment?: Maybe<Payment>;
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

/** Goods of one code and origin in a consignment. */
export type ConsignmentGoodsInput = {
  /** Code; the more digits, the surer. */
  readonly hsCode: Scalars['HsCode']['input'];
  /** Where they were made. */
  readonly origin?: InputMaybe<Scalars['CountryCode']['input']>;
  /** Of all of them. */
  readonly price: MoneyInput;
};

/** Goods in one consignment. */
export type ConsignmentInput = {
  /** Freight, in any currency; none by default. */
  readonly freight?: InputMaybe<MoneyInput>;
  /** 1 to 5. */
  readonly goods: ReadonlyArray<ConsignmentGoodsInput>;
  /** Delivery terms. */
  readonly incoterm?: InputMaybe<Incoterm>;
  /** Insurance, in any currency; none by default. */
  readonly insurance?: InputMaybe<MoneyInput>;
  /** Where they go. */
  readonly market: Scalars['CountryCode']['input'];
  /** Day of import; today at the destination by default. */
  readonly on?: InputMaybe<Scalars['Date']['input']>;
  /** How it is declared at import. */
  readonly scheme?: InputMaybe<ImportScheme>;
};

/** A part of a price at the door. */
export type CostKind =
  /** Import duty. */
  | 'DUTY'
  /** Duty on top, such as a surcharge. */
  | 'EXTRA_DUTY'
  /** A fee. */
  | 'FEE'
  /** Freight. */
  | 'FREIGHT'
  /** The goods. */
  | 'GOODS'
  /** Import VAT or GST. */
  | 'IMPORT_VAT'
  /** Insurance. */
  | 'INSURANCE';

/** One part of a price at the door. */
export type CostLine = {
  readonly __typename?: 'CostLine';
  /** How much. */
  readonly amount: Money;
  /** What the rate was applied to; null = a fixed amount. */
  readonly base?: Maybe<Money>;
  /** What it is. */
  readonly kind: CostKind;
  /** Who bears it under the delivery terms. */
  readonly paidBy: PartyRole;
  /** Share of the base, or rate of exchange of a converted price; null = a fixed amount. */
  readonly rate?: Maybe<Scalars['Decimal']['output']>;
  /** Where it came from; null = a price given. */
  readonly rule?: Maybe<Rule>;
};

/** Where a cover stands. */
export type CoverStatus =
  /** A claim is filed. */
  | 'CLAIMED'
  /** Premium paid. */
  | 'COVERED'
  /** Told to the insurer, premium not paid. */
  | 'DECLARED'
  /** The buyer paid, or owes nothing any more; also where no shipment of the order is left. */
  | 'DISCHARGED'
  /** The loss is told. */
  | 'LOSS_NOTIFIED'
  /** The buyer is late. */
  | 'OVERDUE';

/** What is insured at one time; revolving: what is paid frees it. */
export type CreditLimit = Node & {
  readonly __typename?: 'CreditLimit';
  /** Agreed; null until then. */
  readonly approved?: Maybe<Money>;
  /** approved - outstanding, never below 0; 0 under a limit that is not granted. */
  readonly available: Money;
  /** On whom; null for a pool's or a stock's. */
  readonly buyer?: Maybe<Buyer>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Longest credit, in days. */
  readonly maxDays: Scalars['Int']['output'];
  /** Unpaid insured invoices. */
  readonly outstanding: Money;
  /** Under which policy. */
  readonly policy: InsurancePolicy;
  /** Asked for. */
  readonly requested: Money;
  /** Where it stands. */
  readonly status: LimitStatus;
};

/** A page of credit limits. */
export type CreditLimitConnection = {
  readonly __typename?: 'CreditLimitConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<CreditLimitEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<CreditLimit>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type CreditLimitEdge = {
  readonly __typename?: 'CreditLimitEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: CreditLimit;
};

/** Which limits; conditions are joined by and. */
export type CreditLimitFilter = {
  /** In one of these states; at most 5. */
  readonly statuses?: InputMaybe<ReadonlyArray<LimitStatus>>;
};

export type Declaration = {
  readonly __typename?: 'Declaration';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** A cover to declare. */
export type DeclareCoverInput = {
  /** The buyer's credit in days from the first shipment, at most the limit's; the limit's by default. */
  readonly creditDays?: InputMaybe<Scalars['Int']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** Under which policy. */
  readonly policyId: Scalars['ID']['input'];
};

/** What declareCover did. */
export type DeclareCoverPayload = {
  readonly __typename?: 'DeclareCoverPayload';
  /** The shipment cover; null when refused. */
  readonly cover?: Maybe<ShipmentCover>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A line of a declaration. */
export type DeclaredLineInput = {
  /** Which declaration. */
  readonly declarationId: Scalars['ID']['input'];
  /** Line of the declaration, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
};

/** What happens to the good rows of a call when others are bad. */
export type ErrorPolicy =
  /** Write nothing. */
  | 'REJECT_ALL'
  /** Write the good rows. */
  | 'REJECT_FAILED';

/** A claim to file. */
export type FileInsuranceClaimInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
};

/** What fileInsuranceClaim did. */
export type FileInsuranceClaimPayload = {
  readonly __typename?: 'FileInsuranceClaimPayload';
  /** The insurance claim; null when refused. */
  readonly claim?: Maybe<InsuranceClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A claim for export VAT. */
export type FileRefundClaimInput = {
  /**
   * Closed declarations (a pre-refund: departed ones), of which all lines of the supplier are claimed; 1 to 100, and of a
   * period 1 to 2,000, since its refund and credit are reckoned from all its exports together. At most 5,000 lines in all.
   */
  readonly declarationIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Refuse the claim where the rules choose another route than this; any by default. */
  readonly expectedMethod?: InputMaybe<RefundMethod>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** VAT invoices, for the trader's route: for all lines that take it, or for none; at most 500. */
  readonly invoices?: InputMaybe<ReadonlyArray<InvoiceInput>>;
  /** Lines of them to claim, 1 to 500; all of the supplier's by default. */
  readonly only?: InputMaybe<ReadonlyArray<DeclaredLineInput>>;
  /** The period's figures, for the manufacturer's route. */
  readonly period?: InputMaybe<VatPeriodInput>;
  /** Goods unsold in an overseas warehouse (9810). */
  readonly preRefund?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whose claim. */
  readonly supplierId: Scalars['ID']['input'];
};

/** What fileRefundClaim did. */
export type FileRefundClaimPayload = {
  readonly __typename?: 'FileRefundClaimPayload';
  /** The refund claim; null when refused. */
  readonly claim?: Maybe<RefundClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An offer to convert, at the day's published rate without a margin. */
export type FxQuote = {
  readonly __typename?: 'FxQuote';
  /** When the offer ends. */
  readonly expiresAt: Scalars['DateTime']['output'];
  /** Units of target for one of source. */
  readonly rate: Scalars['Decimal']['output'];
  /** What the seller would get. */
  readonly target: Money;
};

/** A rate of exchange. */
export type FxRate = {
  readonly __typename?: 'FxRate';
  /** One unit of this. */
  readonly base: Scalars['CurrencyCode']['output'];
  /** Day of the rate. */
  readonly on: Scalars['Date']['output'];
  /** In units of this. */
  readonly quote: Scalars['CurrencyCode']['output'];
  /** Units of quote for one of base. */
  readonly rate: Scalars['Decimal']['output'];
  /** The row used, or how the rate was reckoned from the rows of other pairs. */
  readonly rule: Rule;
  /** True for sample data. */
  readonly sample: Scalars['Boolean']['output'];
  /** Who published it. */
  readonly source: Scalars['String']['output'];
};

/** How a consignment is declared at import; rules for low values differ by it. */
export type ImportScheme =
  /** Import tax is taken at the checkout; in the EU by the Import One-Stop Shop (IOSS). */
  | 'CHECKOUT'
  /** By the post, without tax taken at the checkout. */
  | 'POSTAL'
  /** In any other way. */
  | 'STANDARD';

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

/** A claim on an insurer. */
export type InsuranceClaim = Node & {
  readonly __typename?: 'InsuranceClaim';
  /** When it was filed. */
  readonly filedAt: Scalars['DateTime']['output'];
  /** The seller's part of what was got back: the share of the loss that it bore. Null = nothing. */
  readonly holderShare?: Maybe<Money>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Paid by the insurer; null until then. */
  readonly indemnity?: Maybe<Money>;
  /** Not paid by the buyer; fixed with the payout. */
  readonly loss: Money;
  /** For which order. */
  readonly order?: Maybe<Order>;
  /** Got back from the buyer after the payout, also once the claim is closed; null = nothing. */
  readonly recovered?: Maybe<Money>;
  /** Where it stands. */
  readonly status: InsuranceClaimStatus;
};

/** A page of insurance claims. */
export type InsuranceClaimConnection = {
  readonly __typename?: 'InsuranceClaimConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<InsuranceClaimEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<InsuranceClaim>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type InsuranceClaimEdge = {
  readonly __typename?: 'InsuranceClaimEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: InsuranceClaim;
};

/** Which claims; conditions are joined by and. */
export type InsuranceClaimFilter = {
  /** In one of these states; at most 6. */
  readonly statuses?: InputMaybe<ReadonlyArray<InsuranceClaimStatus>>;
};

/** Where an insurance claim stands. */
export type InsuranceClaimStatus =
  /** Being assessed. */
  | 'ADJUSTING'
  /** Over. */
  | 'CLOSED'
  /** Sent. */
  | 'FILED'
  /** Paid; counts as receipt of proceeds. */
  | 'INDEMNIFIED'
  /** Being got back from the buyer. */
  | 'RECOVERING'
  /** Refused. */
  | 'REFUSED';

/** Export credit insurance of a seller. */
export type InsurancePolicy = Node & {
  readonly __typename?: 'InsurancePolicy';
  /** Share of a loss that is paid, such as "0.9". */
  readonly coveredShare: Scalars['Decimal']['output'];
  /** Who is insured. */
  readonly holder?: Maybe<Retailer>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its limits, newest first. */
  readonly limits?: Maybe<CreditLimitConnection>;
  /** Most that is paid in all. */
  readonly maxLiability: Money;
  /** How risk is taken. */
  readonly model: UnderwritingModel;
  /** How many days after its due date a loss has to be told at the latest. */
  readonly noticeDays: Scalars['Int']['output'];
  /** Where it stands today. */
  readonly status: PolicyStatus;
  /** Paid so far. */
  readonly used: Money;
  /** First day. */
  readonly validFrom: Scalars['Date']['output'];
  /** Last day. */
  readonly validTo: Scalars['Date']['output'];
  /** How many days after the notice a claim can be filed; at once where the buyer is bankrupt. */
  readonly waitingDays: Scalars['Int']['output'];
};


/** Export credit insurance of a seller. */
export type InsurancePolicyLimitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of policies. */
export type InsurancePolicyConnection = {
  readonly __typename?: 'InsurancePolicyConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<InsurancePolicyEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<InsurancePolicy>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type InsurancePolicyEdge = {
  readonly __typename?: 'InsurancePolicyEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: InsurancePolicy;
};

/** One line of a VAT invoice, for a declared line. Several may cover one, and one several, up to its quantity. */
export type InvoiceInput = {
  /** Without VAT, in CNY; the same in every claim that uses it. */
  readonly amountExVat: Scalars['Decimal']['input'];
  /** For which declaration. */
  readonly declarationId: Scalars['ID']['input'];
  /** Levy rate on the invoice, such as "0.13". */
  readonly levyRate: Scalars['Decimal']['input'];
  /** Line of the invoice, from 1. */
  readonly line?: InputMaybe<Scalars['Int']['input']>;
  /** Line of the declaration, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
  /** Invoice number, up to 50 characters; the same invoice in wide or narrow ones, capitals or not, with blanks or without. */
  readonly number: Scalars['String']['input'];
  /** Invoiced quantity, in the unit of the declared line; the same in every claim that uses it. */
  readonly quantity: Scalars['Decimal']['input'];
};

/** A policy to issue. */
export type IssuePolicyInput = {
  /** Share of a loss that is paid, above 0 and at most 0.9. */
  readonly coveredShare: Scalars['Decimal']['input'];
  /** The retailer that is insured. */
  readonly holderId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Most that is paid in all, above 0; orders in its currency can be covered. */
  readonly maxLiability: MoneyInput;
  /** How risk is taken. */
  readonly model: UnderwritingModel;
  /** How many days after its due date a loss has to be told at the latest, 1 to 365. */
  readonly noticeDays?: InputMaybe<Scalars['Int']['input']>;
  /** First day. */
  readonly validFrom: Scalars['Date']['input'];
  /** Last day, at most 3 years later. */
  readonly validTo: Scalars['Date']['input'];
  /** How many days after the notice a claim can be filed, 0 to 365. */
  readonly waitingDays?: InputMaybe<Scalars['Int']['input']>;
};

/** What issuePolicy did. */
export type IssuePolicyPayload = {
  readonly __typename?: 'IssuePolicyPayload';
  /** The policy; null when refused. */
  readonly policy?: Maybe<InsurancePolicy>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A price at the door, in the currency of the market's customs. */
export type LandedCost = {
  readonly __typename?: 'LandedCost';
  /** False when something is missing; then total is too low. */
  readonly complete: Scalars['Boolean']['output'];
  /** Every part; at most 20. */
  readonly lines: ReadonlyArray<CostLine>;
  /** What no rule covers, such as "US extra duty after 2026-07-23"; at most 20. */
  readonly missing: ReadonlyArray<Scalars['String']['output']>;
  /** For which day. */
  readonly on: Scalars['Date']['output'];
  /** Sum of the lines, whoever bears them. */
  readonly total: Money;
};

/** Language of a name. */
export type Lang =
  /** English. */
  | 'EN'
  /** Chinese. */
  | 'ZH';

/** Always in balance: captured = refunded + fees + paidOut + held. */
export type Ledger = {
  readonly __typename?: 'Ledger';
  /** Received from the buyer. */
  readonly captured: Money;
  /** Every booking with its counter-entry, oldest first; null for the buyer. */
  readonly entries?: Maybe<LedgerEntryConnection>;
  /** What payment providers kept, and costs netted for the seller; null for the buyer, whose business it is not. */
  readonly fees?: Maybe<Money>;
  /** Still here; null for the buyer. */
  readonly held?: Maybe<Money>;
  /** Paid to the seller; null for the buyer. */
  readonly paidOut?: Maybe<Money>;
  /** Given back to the buyer, or taken back by the provider. */
  readonly refunded: Money;
};


/** Always in balance: captured = refunded + fees + paidOut + held. */
export type LedgerEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An account of an order's ledger. */
export type LedgerAccount =
  /** Received. */
  | 'CAPTURED'
  /** Kept by payment providers, or netted for the seller. */
  | 'FEES'
  /** Held. */
  | 'HELD'
  /** Paid out. */
  | 'PAID_OUT'
  /** Given back, or taken back. */
  | 'REFUNDED';

/** One booking. */
export type LedgerEntry = {
  readonly __typename?: 'LedgerEntry';
  /** How much, above 0. */
  readonly amount: Money;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Put to. */
  readonly credit: LedgerAccount;
  /** Taken from. */
  readonly debit: LedgerAccount;
  /** From 1, without gaps. */
  readonly number: Scalars['Int']['output'];
  /** The payment behind it; null = a settlement is. */
  readonly payment?: Maybe<Payment>;
  /** The settlement behind it; null = a payment is. */
  readonly settlement?: Maybe<Settlement>;
};

/** A page of ledger entry items. */
export type LedgerEntryConnection = {
  readonly __typename?: 'LedgerEntryConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<LedgerEntryEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<LedgerEntry>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type LedgerEntryEdge = {
  readonly __typename?: 'LedgerEntryEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: LedgerEntry;
};

/** A payout to go on. */
export type LiftPayoutStopInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Whose payout. */
  readonly orderId: Scalars['ID']['input'];
  /** Number of the right or of the case; NOT_FOUND where no stop in force has it. */
  readonly reference: Scalars['String']['input'];
};

/** What liftPayoutStop did. */
export type LiftPayoutStopPayload = {
  readonly __typename?: 'LiftPayoutStopPayload';
  /** The order; null when refused. */
  readonly order?: Maybe<Order>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Where a limit stands. */
export type LimitStatus =
  /** Agreed. */
  | 'APPROVED'
  /** Over with its policy. */
  | 'EXPIRED'
  /** Lowered; what was shipped before stays covered. */
  | 'REDUCED'
  /** Asked for. */
  | 'REQUESTED'
  /** Refused or taken back; what was shipped before stays covered. */
  | 'REVOKED';

/** Part of a declared line. */
export type LineQuantityInput = {
  /** Which declaration. */
  readonly declarationId: Scalars['ID']['input'];
  /** Line of the declaration, from 1. */
  readonly lineNumber: Scalars['Int']['input'];
  /** How many, in whole units of the declaration. */
  readonly quantity: Scalars['Decimal']['input'];
};

export type Listing = {
  readonly __typename?: 'Listing';
  readonly channel: Channel;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** What the buyer pays at the door for this many sales units in one consignment, with every line and the rule it came from. */
  readonly landedCost?: Maybe<LandedCost>;
  readonly market: Scalars['CountryCode']['output'];
  readonly price: Money;
  readonly sku?: Maybe<Sku>;
};


export type ListingLandedCostArgs = {
  freight?: InputMaybe<MoneyInput>;
  incoterm?: InputMaybe<Incoterm>;
  insurance?: InputMaybe<MoneyInput>;
  on?: InputMaybe<Scalars['Date']['input']>;
  quantity?: InputMaybe<Scalars['Int']['input']>;
  scheme?: InputMaybe<ImportScheme>;
};

/** Why a buyer does not pay. */
export type LossReason =
  /** Late. */
  | 'DEFAULT'
  /** Bankrupt. */
  | 'INSOLVENCY'
  /** War, embargo or transfer stop. */
  | 'POLITICAL'
  /** Refuses the goods. */
  | 'REPUDIATION';

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
  /** Converts at the quoted rate and pays out. */
  readonly acceptSettlementQuote?: Maybe<AcceptSettlementQuotePayload>;
  /** Answers what the tax office asked; the claim is read again. */
  readonly answerRefundQuery?: Maybe<AnswerRefundQueryPayload>;
  /** Books money that a provider received; for the role finance, since sellers and buyers cannot vouch for it. */
  readonly capturePayment?: Maybe<CapturePaymentPayload>;
  /**
   * Declares a shipped order to a policy and pays the premium. RULE_UNKNOWN where no premium rate covers it, LIMIT_EXCEEDED
   * where the limit has nothing left. Once, and anew with another shipment after all before were cancelled.
   */
  readonly declareCover?: Maybe<DeclareCoverPayload>;
  /** Claims the insured part, after the policy's waiting period. */
  readonly fileInsuranceClaim?: Maybe<FileInsuranceClaimPayload>;
  /**
   * Claims the export VAT of declared lines; the route is chosen by rule. ALREADY_CLAIMED, PROCEEDS_MISSING, TOO_LATE and
   * RATE_UNKNOWN say what is in the way; without invoices and period a late claim says what VAT is due. The tax office gets it in
   * the background.
   */
  readonly fileRefundClaim?: Maybe<FileRefundClaimPayload>;
  /** Issues a policy; the insurer's side. */
  readonly issuePolicy?: Maybe<IssuePolicyPayload>;
  /** Ends such a stop; without another one the settlements become eligible again by themselves. For the role finance. */
  readonly liftPayoutStop?: Maybe<LiftPayoutStopPayload>;
  /** Tells the insurer that the buyer does not pay, or later that it is bankrupt; TOO_LATE after the policy's notice period. */
  readonly notifyLoss?: Maybe<NotifyLossPayload>;
  /**
   * Splits a pre-refund into sold, whose refund is final, and unsold, which is repaid and may be claimed again when it is
   * sold; from the month after the payment until dueOn. PROCEEDS_MISSING for what is not paid for, by the buyer or an
   * insurer: of stock sold bit by bit, what was paid proves as many units as it is the price of, their freight included.
   */
  readonly reconcilePreRefund?: Maybe<ReconcilePreRefundPayload>;
  /**
   * The insurer's side. A limit is granted or taken back. A claim is looked into, then paid, then followed by what was got
   * back; or refused, or ended. A policy can only be ended (approve: false), and its limits with it.
   */
  readonly recordInsurerDecision?: Maybe<RecordInsurerDecisionPayload>;
  /** The tax office's side. */
  readonly recordRefundDecision?: Maybe<RecordRefundDecisionPayload>;
  /** Gives money back to the buyer, as far as it is held; for the order's seller and the role finance. */
  readonly refundPayment?: Maybe<RefundPaymentPayload>;
  /**
   * Repays the refund of goods that come back, before customs lets them in free of duty; the claim is CLAWED_BACK once all its
   * goods are back, also those that nothing was refunded for. They cannot be claimed again by their old export, but their
   * invoices can be used again.
   */
  readonly repayRefund?: Maybe<RepayRefundPayload>;
  /** Asks for a limit on a buyer, or for a pool's or stock's one limit. */
  readonly requestCreditLimit?: Maybe<RequestCreditLimitPayload>;
  /**
   * Asks for the seller's money; an offer to convert follows once the buyer has paid and customs has released. Asked again
   * while a settlement is live, it is for a new offer: NOT_RELEASED where it is too early, RATE_UNKNOWN without a rate.
   */
  readonly requestSettlement?: Maybe<RequestSettlementPayload>;
  /**
   * Keeps what an order still holds from its seller, because of a right or a court; for the role finance. Its settlements are
   * HELD; the buyer can still be given money back.
   */
  readonly stopPayout?: Maybe<StopPayoutPayload>;
  /** Takes a claim back, until it is agreed to, or if it comes to 0; its lines and invoices are free again. */
  readonly withdrawRefundClaim?: Maybe<WithdrawRefundClaimPayload>;
};


export type MutationAcceptSettlementQuoteArgs = {
  input: AcceptSettlementQuoteInput;
};


export type MutationAnswerRefundQueryArgs = {
  input: AnswerRefundQueryInput;
};


export type MutationCapturePaymentArgs = {
  input: CapturePaymentInput;
};


export type MutationDeclareCoverArgs = {
  input: DeclareCoverInput;
};


export type MutationFileInsuranceClaimArgs = {
  input: FileInsuranceClaimInput;
};


export type MutationFileRefundClaimArgs = {
  input: FileRefundClaimInput;
};


export type MutationIssuePolicyArgs = {
  input: IssuePolicyInput;
};


export type MutationLiftPayoutStopArgs = {
  input: LiftPayoutStopInput;
};


export type MutationNotifyLossArgs = {
  input: NotifyLossInput;
};


export type MutationReconcilePreRefundArgs = {
  input: ReconcilePreRefundInput;
};


export type MutationRecordInsurerDecisionArgs = {
  input: RecordInsurerDecisionInput;
};


export type MutationRecordRefundDecisionArgs = {
  input: RecordRefundDecisionInput;
};


export type MutationRefundPaymentArgs = {
  input: RefundPaymentInput;
};


export type MutationRepayRefundArgs = {
  input: RepayRefundInput;
};


export type MutationRequestCreditLimitArgs = {
  input: RequestCreditLimitInput;
};


export type MutationRequestSettlementArgs = {
  input: RequestSettlementInput;
};


export type MutationStopPayoutArgs = {
  input: StopPayoutInput;
};


export type MutationWithdrawRefundClaimArgs = {
  input: WithdrawRefundClaimInput;
};

/** A cost netted against proceeds. */
export type NettedCost = {
  readonly __typename?: 'NettedCost';
  /** How much. */
  readonly amount: Money;
  /** What for. */
  readonly kind: NettedCostKind;
};

/** A cost to net. */
export type NettedCostInput = {
  /** How much, above 0. */
  readonly amount: MoneyInput;
  /** What for. */
  readonly kind: NettedCostKind;
};

/** What may be netted. */
export type NettedCostKind =
  /** Logistics. */
  | 'LOGISTICS'
  /** What a payment provider or bank keeps; taken off by itself where a provider reports it. */
  | 'PAYMENT'
  /** Tax abroad. */
  | 'TAX'
  /** Overseas warehousing. */
  | 'WAREHOUSING';

/** Anything that can be fetched again with `node(id)`. */
export type Node = {
  /** Global and opaque; the same for ever. */
  readonly id: Scalars['ID']['output'];
};

/** A loss to tell. */
export type NotifyLossInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** Why the buyer does not pay. */
  readonly reason: LossReason;
};

/** What notifyLoss did. */
export type NotifyLossPayload = {
  readonly __typename?: 'NotifyLossPayload';
  /** The shipment cover; null when refused. */
  readonly cover?: Maybe<ShipmentCover>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The spine: one order, to which each party's subgraph adds its part. */
export type Order = {
  readonly __typename?: 'Order';
  readonly buyer: Buyer;
  readonly channel: Channel;
  /** Its credit insurance; null = not declared, and for viewers who are not its seller. */
  readonly cover?: Maybe<ShipmentCover>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** In, out and still held, one per currency, at most 5; null for viewers who are not its buyer or seller. */
  readonly ledgers?: Maybe<ReadonlyArray<Ledger>>;
  /** Its payments, oldest first, at most 20; null for viewers who are not its buyer or seller. */
  readonly payments?: Maybe<ReadonlyArray<Payment>>;
  /** What rights and courts have stopped its payout by, oldest first, at most 20; null for viewers who are not its seller. */
  readonly payoutStops?: Maybe<ReadonlyArray<PayoutStop>>;
  /** What its seller has received, from whom; null for viewers who are not its seller. */
  readonly proceeds?: Maybe<Proceeds>;
  /** Claims for the export VAT of its goods that the viewer sees, live ones first, then the newest, at most 20; null where it sees none. */
  readonly refundClaims?: Maybe<ReadonlyArray<RefundClaim>>;
  readonly retailer: Retailer;
  /** Its settlements, oldest first, at most 20; null for viewers who are not its seller. */
  readonly settlements?: Maybe<ReadonlyArray<Settlement>>;
  readonly terms: PaymentTerms;
  readonly total: Money;
  /**
   * What no cover would pay if the buyer did not; known from the moment of ordering, by the limits that its seller has then.
   * Null where it is paid in advance and no pool covers it, and for viewers who are not its seller.
   */
  readonly uninsured?: Maybe<Money>;
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

/** Money from the buyer. */
export type Payment = Node & {
  readonly __typename?: 'Payment';
  /** How much. */
  readonly amount: Money;
  /** When it was made. */
  readonly at: Scalars['DateTime']['output'];
  /** What its provider has kept for its work, whoever bears it; null for the buyer. */
  readonly fee?: Maybe<Money>;
  /** The part of the fee that the seller owes, since the money went back to the buyer; null for the buyer. */
  readonly feeOwed?: Maybe<Money>;
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** For which order. */
  readonly order?: Maybe<Order>;
  /** The provider's reference. */
  readonly providerRef: Scalars['String']['output'];
  /** Given back so far; what a provider took back (CHARGED_BACK) is not counted here. */
  readonly refunded: Money;
  /** Where it stands. */
  readonly status: PaymentStatus;
};

/** Where a payment stands. */
export type PaymentStatus =
  /** Promised by the provider. */
  | 'AUTHORIZED'
  /** Received. */
  | 'CAPTURED'
  /** Taken back by the provider. */
  | 'CHARGED_BACK'
  /** The buyer objects. */
  | 'DISPUTED'
  /** Refused. */
  | 'FAILED'
  /** Partly given back. */
  | 'PARTLY_REFUNDED'
  /** Begun. */
  | 'PENDING'
  /** Given back. */
  | 'REFUNDED'
  /** Given up. */
  | 'VOIDED';

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

/** A right or a court that stops an order's payout. */
export type PayoutStop = {
  readonly __typename?: 'PayoutStop';
  /** Until when; null = in force. */
  readonly liftedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Which of the two. */
  readonly reason: PayoutStopReason;
  /** Number of the right or of the case. */
  readonly reference: Scalars['String']['output'];
  /** Since when. */
  readonly stoppedAt: Scalars['DateTime']['output'];
};

/** What can stop a payout. */
export type PayoutStopReason =
  /** A court has ordered it. */
  | 'COURT_ORDER'
  /** The holder of a right says that the goods infringe it. */
  | 'IP_RIGHT';

/** Where a policy stands. */
export type PolicyStatus =
  /** Running. */
  | 'ACTIVE'
  /** Agreed, not begun. */
  | 'BOUND'
  /** Ended early; what was shipped before stays covered. */
  | 'CANCELLED'
  /** Over. */
  | 'EXPIRED';

/** What a seller has received for an order. */
export type Proceeds = {
  readonly __typename?: 'Proceeds';
  /** From the buyer, less what was given back. */
  readonly fromBuyer: Money;
  /** From the insurer. */
  readonly fromInsurer: Money;
  /** For refund and exchange they count as received: the buyer has paid all but what came back, or the insurer has paid out. */
  readonly received: Scalars['Boolean']['output'];
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
  /** What a consignment of several goods costs at the buyer's door; of one listing see Listing.landedCost. */
  readonly consignmentCost?: Maybe<LandedCost>;
  /** Credit limits, newest first: the viewer's own, or all for the insurer. */
  readonly creditLimits?: Maybe<CreditLimitConnection>;
  /** First working day from a day on, itself included: what legal dates are moved to. */
  readonly firstWorkingDay?: Maybe<WorkingDay>;
  /** One unit of base in quote; null = no rate for the day. */
  readonly fxRate?: Maybe<FxRate>;
  /** Insurance claims, newest first: the viewer's own, or all for the insurer. */
  readonly insuranceClaims?: Maybe<InsuranceClaimConnection>;
  /** A claim for export VAT, for its claimant and the tax office. */
  readonly refundClaim?: Maybe<RefundClaim>;
  /** Claims for export VAT that the viewer may see. */
  readonly refundClaims?: Maybe<RefundClaimConnection>;
  /** Export VAT refund rate of an HS code, of 4 to 10 digits, for an export on a day. */
  readonly refundRate?: Maybe<RefundRate>;
  /** Who asks, by the token. */
  readonly viewer?: Maybe<Viewer>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryConsignmentCostArgs = {
  input: ConsignmentInput;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryCreditLimitsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CreditLimitFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryFirstWorkingDayArgs = {
  country?: InputMaybe<Scalars['CountryCode']['input']>;
  from: Scalars['Date']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryFxRateArgs = {
  base: Scalars['CurrencyCode']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
  quote: Scalars['CurrencyCode']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryInsuranceClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<InsuranceClaimFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryRefundClaimArgs = {
  id: Scalars['ID']['input'];
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryRefundClaimsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RefundClaimFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<RefundClaimSort>;
};


/** Reads. Root fields are nullable, so that a part of the graph that is down nulls only itself. */
export type QueryRefundRateArgs = {
  hsCode: Scalars['HsCode']['input'];
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** Why there is no rate. */
export type RateProblem =
  /** No row covers the heading on that day. */
  | 'RATE_UNKNOWN';

/** What was sold. */
export type ReconcilePreRefundInput = {
  /** Which claim. */
  readonly claimId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Sold quantities; the rest counts as unsold; at most 5,000 lines. */
  readonly sold: ReadonlyArray<LineQuantityInput>;
};

/** What reconcilePreRefund did. */
export type ReconcilePreRefundPayload = {
  readonly __typename?: 'ReconcilePreRefundPayload';
  /** The refund claim; null when refused. */
  readonly claim?: Maybe<RefundClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What became of a pre-refund; finalAmount + repaid = the pre-paid amount. */
export type Reconciliation = {
  readonly __typename?: 'Reconciliation';
  /** Kept for what was sold, in CNY. */
  readonly finalAmount: Money;
  /** When. */
  readonly on: Scalars['Date']['output'];
  /** Repaid for what was not, in CNY. */
  readonly repaid: Money;
};

/** A decision of an insurer, about a limit, a claim or a policy. */
export type RecordInsurerDecisionInput = {
  /** Limit granted, indemnity paid or sum recovered; what was asked for or is owed by default, but for a recovery. */
  readonly amount?: InputMaybe<MoneyInput>;
  /** True agrees, false refuses or ends. */
  readonly approve: Scalars['Boolean']['input'];
  /** The insurer's own id, up to 100 characters; applied once, for ever. */
  readonly decisionId: Scalars['String']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** A credit limit, an insurance claim or a policy. */
  readonly subjectId: Scalars['ID']['input'];
};

/** What recordInsurerDecision did; one of limit, claim and policy is set. */
export type RecordInsurerDecisionPayload = {
  readonly __typename?: 'RecordInsurerDecisionPayload';
  /** The insurance claim; null when refused, and for other decisions. */
  readonly claim?: Maybe<InsuranceClaim>;
  /** The credit limit; null when refused, and for other decisions. */
  readonly limit?: Maybe<CreditLimit>;
  /** The policy; null when refused, and for other decisions. */
  readonly policy?: Maybe<InsurancePolicy>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A decision of the tax office. */
export type RecordRefundDecisionInput = {
  /** When; not before the claim was filed, and not in the future. */
  readonly at: Scalars['DateTime']['input'];
  /** Which claim. */
  readonly claimId: Scalars['ID']['input'];
  /** The office's own id, up to 100 characters; applied once, for ever. */
  readonly decisionId: Scalars['String']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** The new status. */
  readonly status: RefundStatus;
  /** What it asks or why, up to 1,000 characters; needed for QUERIED, REJECTED and CLAWED_BACK. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** What recordRefundDecision did. */
export type RecordRefundDecisionPayload = {
  readonly __typename?: 'RecordRefundDecisionPayload';
  /** The refund claim; null when refused. */
  readonly claim?: Maybe<RefundClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A claim for export VAT. Every amount says how it came about and which rows it came from. */
export type RefundClaim = Node & {
  readonly __typename?: 'RefundClaim';
  /** What is claimed, in CNY. */
  readonly amount: Money;
  /** Last day to file again while the office reads, or to reconcile a pre-refund; null = nothing is due. */
  readonly dueOn?: Maybe<Scalars['Date']['output']>;
  /** When it was filed. */
  readonly filedAt: Scalars['DateTime']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Declared goods that it covers. */
  readonly lines: RefundLineConnection;
  /** Route chosen by rule; of lines with several routes the one that is refunded. */
  readonly method: RefundMethod;
  /** How it came to where it stands, oldest first; the last 50. */
  readonly moves: ReadonlyArray<RefundMove>;
  /** Period of an exempt-credit-refund; null = by invoice. */
  readonly period?: Maybe<RefundPeriod>;
  /** True for goods sent unsold to an overseas warehouse (9810, HWC-YT). */
  readonly preRefund: Scalars['Boolean']['output'];
  /** What the tax office asks; null = nothing open. */
  readonly query?: Maybe<Scalars['String']['output']>;
  /** The condition that decided, such as "trader-with-invoice". */
  readonly reason: Scalars['String']['output'];
  /** Split of a pre-refund; null until reconciled. */
  readonly reconciliation?: Maybe<Reconciliation>;
  /** Part of the amount that went back to the tax office, in CNY. */
  readonly repaid: Money;
  /** Why this route. */
  readonly rule: Rule;
  /** Where it stands. */
  readonly status: RefundStatus;
  /** Who claims. */
  readonly supplier?: Maybe<Supplier>;
  /** How the amount, and what of it was repaid and is final, came about, step by step; at most 20. */
  readonly working: ReadonlyArray<WorkingStep>;
};


/** A claim for export VAT. Every amount says how it came about and which rows it came from. */
export type RefundClaimLinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of refund claim items. */
export type RefundClaimConnection = {
  readonly __typename?: 'RefundClaimConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<RefundClaimEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<RefundClaim>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type RefundClaimEdge = {
  readonly __typename?: 'RefundClaimEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: RefundClaim;
};

/** Which claims; conditions are joined by and. */
export type RefundClaimFilter = {
  /** Which route. */
  readonly method?: InputMaybe<RefundMethod>;
  /** Any of these; at most 11. */
  readonly statuses?: InputMaybe<ReadonlyArray<RefundStatus>>;
  /** Of which supplier. */
  readonly supplierId?: InputMaybe<Scalars['ID']['input']>;
};

/** Order of claims. */
export type RefundClaimSort =
  /** Due first; those alone that something is due of. */
  | 'DUE'
  /** Filed last, first. */
  | 'NEWEST';

/** A declared line in a claim, or what one invoice covers of it. */
export type RefundLine = {
  readonly __typename?: 'RefundLine';
  /** Refund, in CNY; of a period its share. */
  readonly amount: Money;
  /** What the rate is applied to, in CNY: the price without VAT on the invoice, else the FOB value. */
  readonly base: Money;
  /** On which declaration. */
  readonly declaration?: Maybe<Declaration>;
  /** FOB value of it, in CNY. */
  readonly fob: Money;
  /** VAT invoice; null = none needed. */
  readonly invoiceNumber?: Maybe<Scalars['String']['output']>;
  /** Line of the declaration, from 1. */
  readonly lineNumber: Scalars['Int']['output'];
  /** Its route. */
  readonly method: RefundMethod;
  /** Claimed quantity. */
  readonly quantity: Quantity;
  /** Share of the base that is refunded. */
  readonly rate: Scalars['Decimal']['output'];
  /** The condition that decided, such as "refund-cancelled". */
  readonly reason: Scalars['String']['output'];
  /** Part of the refund that was repaid, in CNY. */
  readonly repaid: Money;
  /** Of which quantity; where nothing was refunded, what came back. */
  readonly repaidQuantity: Quantity;
  /** The rate's row. */
  readonly rule: Rule;
  /** Levy that is not refunded, or is due as for a domestic sale, in CNY. */
  readonly toCost: Money;
  /** How its amounts came about; at most 6. */
  readonly working: ReadonlyArray<WorkingStep>;
};

/** A page of refund line items. */
export type RefundLineConnection = {
  readonly __typename?: 'RefundLineConnection';
  /** Items with cursors. */
  readonly edges: ReadonlyArray<RefundLineEdge>;
  /** Items alone. */
  readonly nodes: ReadonlyArray<RefundLine>;
  /** Where it ends. */
  readonly pageInfo: PageInfo;
};

/** One item of a page. */
export type RefundLineEdge = {
  readonly __typename?: 'RefundLineEdge';
  /** Its cursor. */
  readonly cursor: Scalars['String']['output'];
  /** The item. */
  readonly node: RefundLine;
};

/** Tax route of an export. */
export type RefundMethod =
  /** Trader, by invoice. */
  | 'EXEMPT_AND_REFUND'
  /** Manufacturer, by period. */
  | 'EXEMPT_CREDIT_REFUND'
  /** No VAT, no refund. */
  | 'EXEMPT_ONLY'
  /** No VAT without an invoice, in a pilot zone. */
  | 'EXEMPT_WITHOUT_INVOICE'
  /** As a domestic sale. */
  | 'TAXED';

/** What was said between a claimant and the tax office. */
export type RefundMove = {
  readonly __typename?: 'RefundMove';
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Where the claim stands since. */
  readonly status: RefundStatus;
  /** A question, an answer or a reason. */
  readonly text?: Maybe<Scalars['String']['output']>;
};

/** Money to give back. */
export type RefundPaymentInput = {
  /** How much, above 0; at most what is left of the payment and held, and for a return what came back is worth. */
  readonly amount: MoneyInput;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Which payment. */
  readonly paymentId: Scalars['ID']['input'];
  /** The return that it is for; the seller owes what it was paid for these goods already. */
  readonly returnId?: InputMaybe<Scalars['ID']['input']>;
};

/** What refundPayment did. */
export type RefundPaymentPayload = {
  readonly __typename?: 'RefundPaymentPayload';
  /** The payment; null when refused. */
  readonly payment?: Maybe<Payment>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A manufacturer's VAT period in a claim, in CNY. */
export type RefundPeriod = {
  readonly __typename?: 'RefundPeriod';
  /** Credit from the period before. */
  readonly carriedIn: Money;
  /** Credit for the period after. */
  readonly carriedOut: Money;
  /** Part of the cap that was set against domestic sales. */
  readonly credit: Money;
  /** Which. */
  readonly month: Scalars['Month']['output'];
  /** Part of it that earlier periods have repaid, for what was not sold or came back. */
  readonly repaidVat: Money;
  /** Part of it from months without exports since the period claimed before; below 0 = they took it. */
  readonly unclaimedVat: Money;
};

/** An export VAT refund rate; never a guess. */
export type RefundRate = {
  readonly __typename?: 'RefundRate';
  /** For which day. */
  readonly on: Scalars['Date']['output'];
  /** Why there is no rate; null when there is one. */
  readonly problem?: Maybe<RateProblem>;
  /** Share of the price without VAT, such as "0.13"; null = see problem. */
  readonly rate?: Maybe<Scalars['Decimal']['output']>;
  /** The row used; the longest prefix wins. Null when there is no rate. */
  readonly rule?: Maybe<Rule>;
};

/** Where a claim stands. */
export type RefundStatus =
  /** Agreed; the end where nothing is refunded, unless the claimant takes it back. */
  | 'APPROVED'
  /** Taken back by the office. */
  | 'CLAWED_BACK'
  /** Paid. */
  | 'PAID'
  /** Paid before the sale. */
  | 'PRE_PAID'
  /** The office asks. */
  | 'QUERIED'
  /** Complete; goes to the tax office next. */
  | 'READY'
  /** Split into sold and unsold. */
  | 'RECONCILED'
  /** Refused; the lines are free again. */
  | 'REJECTED'
  /** Sent. */
  | 'SUBMITTED'
  /** Being read. */
  | 'UNDER_REVIEW'
  /** Taken back by the claimant; the lines are free again. */
  | 'WITHDRAWN';

/** Goods whose refund is repaid. */
export type RepayRefundInput = {
  /** Which claim. */
  readonly claimId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** What comes back; at most what the refund stands for; 1 to 5,000 lines. Null = what the return needs of this claim. */
  readonly lines?: InputMaybe<ReadonlyArray<LineQuantityInput>>;
  /** Why, up to 1,000 characters. */
  readonly reason: Scalars['String']['input'];
  /** For which return; null = for goods that come back outside of one. */
  readonly returnId?: InputMaybe<Scalars['ID']['input']>;
};

/** What repayRefund did. */
export type RepayRefundPayload = {
  readonly __typename?: 'RepayRefundPayload';
  /** The refund claim; null when refused. */
  readonly claim?: Maybe<RefundClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A limit to ask for. */
export type RequestCreditLimitInput = {
  /** How much, above 0, in the policy's currency. */
  readonly amount: MoneyInput;
  /** On whom; for a policy of named buyers alone. */
  readonly buyerId?: InputMaybe<Scalars['ID']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Longest credit, in days, 1 to 365. */
  readonly maxDays: Scalars['Int']['input'];
  /** Under which policy. */
  readonly policyId: Scalars['ID']['input'];
};

/** What requestCreditLimit did. */
export type RequestCreditLimitPayload = {
  readonly __typename?: 'RequestCreditLimitPayload';
  /** The credit limit; null when refused. */
  readonly limit?: Maybe<CreditLimit>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A settlement. */
export type RequestSettlementInput = {
  /** Fix the rate before release; the money stays held until then. */
  readonly advance?: InputMaybe<Scalars['Boolean']['input']>;
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Costs to take off, in the order's currency; at most 10. */
  readonly netted?: InputMaybe<ReadonlyArray<NettedCostInput>>;
  /** Which order. */
  readonly orderId: Scalars['ID']['input'];
  /** Currency that the seller wants. */
  readonly target: Scalars['CurrencyCode']['input'];
};

/** What requestSettlement did. */
export type RequestSettlementPayload = {
  readonly __typename?: 'RequestSettlementPayload';
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** The settlement; null when refused. */
  readonly settlement?: Maybe<Settlement>;
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Retailer = {
  readonly __typename?: 'Retailer';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** Its insurance policies, newest first; null for viewers who are neither it nor the insurer. */
  readonly policies?: Maybe<InsurancePolicyConnection>;
};


export type RetailerPoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Return = {
  readonly __typename?: 'Return';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** VAT refund that has to be repaid before the goods pass customs, or whose claim has to be withdrawn; null = none. */
  readonly refundToRepay?: Maybe<Money>;
  /** What its buyer got back for it, and what was taken off what it owes; null until the goods were counted. */
  readonly refunded?: Maybe<Money>;
  /** VAT refund repaid for these goods, for their supplier and the tax office; null = none was paid. */
  readonly repaidRefund?: Maybe<Money>;
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

/** Money to the seller, after release. */
export type Settlement = Node & {
  readonly __typename?: 'Settlement';
  /** The rate may be fixed before release; the money stays held until then. */
  readonly advance: Scalars['Boolean']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  /** source less netted: what is converted. Below 0 while less than the costs is held. */
  readonly net: Money;
  /** Costs taken off, at most 10, and what payment providers kept of the source. */
  readonly netted: ReadonlyArray<NettedCost>;
  /** For which order. */
  readonly order?: Maybe<Order>;
  /** What the seller has to give back after a chargeback, in the order's currency; null = nothing. */
  readonly owed?: Maybe<Money>;
  /** Offer to convert; null = none is open. */
  readonly quote?: Maybe<FxQuote>;
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Gross, before netting, as reported; follows what the order holds until it is converted. */
  readonly source: Money;
  /** Where it stands. */
  readonly status: SettlementStatus;
  /** What the seller gets; null until converted. */
  readonly target?: Maybe<Money>;
};

/** Where a settlement stands. */
export type SettlementStatus =
  /** Converted; paid out with the release. */
  | 'CONVERTED'
  /** Captured and released. */
  | 'ELIGIBLE'
  /** Stopped by a dispute, a right or a court. */
  | 'HELD'
  /** Asked for; waits for payment or release. */
  | 'OPEN'
  /** Paid out. */
  | 'PAID_OUT'
  /** An offer was made; see quote for whether it is still open. */
  | 'QUOTED'
  /** Taken back. */
  | 'REVERSED';

/** How grave it is. */
export type Severity =
  /** To act on. */
  | 'HIGH'
  /** To know. */
  | 'LOW'
  /** To look at. */
  | 'MEDIUM';

/** Credit insurance of one order. */
export type ShipmentCover = {
  readonly __typename?: 'ShipmentCover';
  /** The claim; null = none. */
  readonly claim?: Maybe<InsuranceClaim>;
  /** First day to file a claim; null before a loss is told. */
  readonly claimFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day for the buyer to pay. */
  readonly dueOn: Scalars['Date']['output'];
  /** Insured part of the invoice. */
  readonly insured: Money;
  /** What was owed when it was declared. */
  readonly invoice: Money;
  /** Of which limit. */
  readonly limit: CreditLimit;
  /** Why the buyer does not pay; null = no loss was told. */
  readonly lossReason?: Maybe<LossReason>;
  /** Last day to tell a loss. */
  readonly noticeTo: Scalars['Date']['output'];
  /** What of the insured part is still at risk, and takes up the limit. */
  readonly outstanding: Money;
  /** Under which policy. */
  readonly policy: InsurancePolicy;
  /** For this order. */
  readonly premium: Money;
  /** The premium's rate. */
  readonly rule: Rule;
  /** Share of a loss that is paid. */
  readonly share: Scalars['Decimal']['output'];
  /** Where it stands. */
  readonly status: CoverStatus;
  /** The rest. */
  readonly uninsured: Money;
};

export type Sku = {
  readonly __typename?: 'Sku';
  readonly hsCode: Scalars['HsCode']['output'];
  /** Global id. */
  readonly id: Scalars['ID']['output'];
  readonly origin: Scalars['CountryCode']['output'];
  /** Export VAT refund rate for an export on a day. */
  readonly refundRate?: Maybe<RefundRate>;
};


export type SkuRefundRateArgs = {
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** A payout to be stopped. */
export type StopPayoutInput = {
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Whose payout. */
  readonly orderId: Scalars['ID']['input'];
  /** What stops it. */
  readonly reason: PayoutStopReason;
  /** Number of the right or of the case, up to 100 characters; DUPLICATE where it has stopped this order before. */
  readonly reference: Scalars['String']['input'];
};

/** What stopPayout did. */
export type StopPayoutPayload = {
  readonly __typename?: 'StopPayoutPayload';
  /** The order; null when refused. */
  readonly order?: Maybe<Order>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

export type Supplier = {
  readonly __typename?: 'Supplier';
  /** Global id. */
  readonly id: Scalars['ID']['output'];
};

/** How risk is taken. */
export type UnderwritingModel =
  /** Buyer by buyer: what businesses buy on credit. */
  | 'NAMED_BUYER'
  /** One limit for goods in overseas warehouses until they are sold and paid. */
  | 'OVERSEAS_STOCK'
  /** One limit for a platform's payments: consumers' orders until their money is paid out. */
  | 'PLATFORM_POOL';

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

/** A manufacturer's VAT period, in CNY. */
export type VatPeriodInput = {
  /**
   * Carried in; what the period claimed before carried out, or the first claim of the month, with the VAT of months between and
   * what was repaid.
   */
  readonly carriedIn: Scalars['Decimal']['input'];
  /** Duty-free materials used; none by default. */
  readonly freeMaterials?: InputMaybe<Scalars['Decimal']['input']>;
  /** Input VAT; 0 in the second claim of a month. */
  readonly inputVat: Scalars['Decimal']['input'];
  /** Which; its sold goods are claimed once, and its unsold ones (preRefund) once. */
  readonly month: Scalars['Month']['input'];
  /** Output VAT of domestic sales; 0 in the second claim of a month. */
  readonly outputVat: Scalars['Decimal']['input'];
  /**
   * Refunds of earlier periods that were repaid, with their part of the levy that is not refunded (toCost), and that no period has
   * carried in yet; 0 by default.
   */
  readonly repaidVat?: InputMaybe<Scalars['Decimal']['input']>;
  /**
   * Input less output VAT of the months without exports since the period claimed before, 0 by default: carriedIn is 0, or that
   * one's carriedOut, this and repaidVat.
   */
  readonly unclaimedVat?: InputMaybe<Scalars['Decimal']['input']>;
};

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

/** A claim to take back. */
export type WithdrawRefundClaimInput = {
  /** Which claim. */
  readonly claimId: Scalars['ID']['input'];
  /** New for each intent, up to 255 characters; the same key and input give the same answer. */
  readonly idempotencyKey: Scalars['String']['input'];
  /** Why, up to 1,000 characters. */
  readonly reason: Scalars['String']['input'];
};

/** What withdrawRefundClaim did. */
export type WithdrawRefundClaimPayload = {
  readonly __typename?: 'WithdrawRefundClaimPayload';
  /** The refund claim; null when refused. */
  readonly claim?: Maybe<RefundClaim>;
  /** The stored answer of an earlier call with this key. */
  readonly replayed: Scalars['Boolean']['output'];
  /** Why it was refused, at most 100; empty when done. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** A working day; never a guess. */
export type WorkingDay = {
  readonly __typename?: 'WorkingDay';
  /** The day; null = see problem. */
  readonly on?: Maybe<Scalars['Date']['output']>;
  /** Why there is no day; null when there is one. */
  readonly problem?: Maybe<CalendarProblem>;
  /** The calendar used. Null when there is no day. */
  readonly rule?: Maybe<Rule>;
};

/** One step of a calculation. */
export type WorkingStep = {
  readonly __typename?: 'WorkingStep';
  /** After rounding. */
  readonly amount: Money;
  /** Before rounding, to 10 digits behind the point. */
  readonly exact: Scalars['Decimal']['output'];
  /** How, with its numbers. */
  readonly expression: Scalars['String']['output'];
  /** What it is, such as "cap". */
  readonly name: Scalars['String']['output'];
  /** The rule used; null = arithmetic. */
  readonly rule?: Maybe<Rule>;
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
  CreditLimit: CreditLimit;
  InsuranceClaim: InsuranceClaim;
  InsurancePolicy: InsurancePolicy;
  Listing: Listing;
  Order: Order;
  Payment: Payment;
  RefundClaim: RefundClaim;
  Retailer: Retailer;
  Return: Return;
  Settlement: Settlement;
  Sku: Sku;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Buyer:
    ( { __typename: 'Buyer' }
    & GraphQLRecursivePick<FederationTypes['Buyer'], {"id":true}> );
  CreditLimit:
    ( { __typename: 'CreditLimit' }
    & GraphQLRecursivePick<FederationTypes['CreditLimit'], {"id":true}> );
  InsuranceClaim:
    ( { __typename: 'InsuranceClaim' }
    & GraphQLRecursivePick<FederationTypes['InsuranceClaim'], {"id":true}> );
  InsurancePolicy:
    ( { __typename: 'InsurancePolicy' }
    & GraphQLRecursivePick<FederationTypes['InsurancePolicy'], {"id":true}> );
  Listing:
    ( { __typename: 'Listing' }
    & GraphQLRecursivePick<FederationTypes['Listing'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Listing'], {"market":true,"channel":true,"price":{"amount":true,"currency":true},"sku":{"id":true,"hsCode":true,"origin":true}}> ) );
  Order:
    ( { __typename: 'Order' }
    & GraphQLRecursivePick<FederationTypes['Order'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Order'], {"total":{"amount":true,"currency":true},"channel":true,"terms":true,"buyer":{"id":true},"retailer":{"id":true}}> ) );
  Payment:
    ( { __typename: 'Payment' }
    & GraphQLRecursivePick<FederationTypes['Payment'], {"id":true}> );
  RefundClaim:
    ( { __typename: 'RefundClaim' }
    & GraphQLRecursivePick<FederationTypes['RefundClaim'], {"id":true}> );
  Retailer:
    ( { __typename: 'Retailer' }
    & GraphQLRecursivePick<FederationTypes['Retailer'], {"id":true}> );
  Return:
    ( { __typename: 'Return' }
    & GraphQLRecursivePick<FederationTypes['Return'], {"id":true}> );
  Settlement:
    ( { __typename: 'Settlement' }
    & GraphQLRecursivePick<FederationTypes['Settlement'], {"id":true}> );
  Sku:
    ( { __typename: 'Sku' }
    & GraphQLRecursivePick<FederationTypes['Sku'], {"id":true}>
    & ( Record<PropertyKey, never>
        | GraphQLRecursivePick<FederationTypes['Sku'], {"hsCode":true}> ) );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( CreditLimitMapper )
    | ( InsuranceClaimMapper )
    | ( InsurancePolicyMapper )
    | ( PaymentMapper )
    | ( RefundClaimMapper )
    | ( SettlementMapper )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptSettlementQuoteInput: AcceptSettlementQuoteInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AcceptSettlementQuotePayload: ResolverTypeWrapper<AcceptSettlementQuotePayloadMapper>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  AnswerRefundQueryInput: AnswerRefundQueryInput;
  AnswerRefundQueryPayload: ResolverTypeWrapper<AnswerRefundQueryPayloadMapper>;
  Buyer: ResolverTypeWrapper<BuyerMapper>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  CalendarProblem: CalendarProblem;
  CapturePaymentInput: CapturePaymentInput;
  CapturePaymentPayload: ResolverTypeWrapper<CapturePaymentPayloadMapper>;
  Channel: Channel;
  ConsignmentGoodsInput: ConsignmentGoodsInput;
  ConsignmentInput: ConsignmentInput;
  CostKind: CostKind;
  CostLine: ResolverTypeWrapper<CostLineMapper>;
  CountryCode: ResolverTypeWrapper<Scalars['CountryCode']['output']>;
  CoverStatus: CoverStatus;
  CreditLimit: ResolverTypeWrapper<CreditLimitMapper>;
  CreditLimitConnection: ResolverTypeWrapper<Omit<CreditLimitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['CreditLimitEdge']>, nodes: ReadonlyArray<ResolversTypes['CreditLimit']> }>;
  CreditLimitEdge: ResolverTypeWrapper<Omit<CreditLimitEdge, 'node'> & { node: ResolversTypes['CreditLimit'] }>;
  CreditLimitFilter: CreditLimitFilter;
  CurrencyCode: ResolverTypeWrapper<Scalars['CurrencyCode']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Declaration: ResolverTypeWrapper<DeclarationMapper>;
  DeclareCoverInput: DeclareCoverInput;
  DeclareCoverPayload: ResolverTypeWrapper<DeclareCoverPayloadMapper>;
  DeclaredLineInput: DeclaredLineInput;
  ErrorPolicy: ErrorPolicy;
  FileInsuranceClaimInput: FileInsuranceClaimInput;
  FileInsuranceClaimPayload: ResolverTypeWrapper<FileInsuranceClaimPayloadMapper>;
  FileRefundClaimInput: FileRefundClaimInput;
  FileRefundClaimPayload: ResolverTypeWrapper<FileRefundClaimPayloadMapper>;
  FxQuote: ResolverTypeWrapper<Omit<FxQuote, 'target'> & { target: ResolversTypes['Money'] }>;
  FxRate: ResolverTypeWrapper<FxRateMapper>;
  HsCode: ResolverTypeWrapper<Scalars['HsCode']['output']>;
  ImportScheme: ImportScheme;
  Incoterm: Incoterm;
  InsuranceClaim: ResolverTypeWrapper<InsuranceClaimMapper>;
  InsuranceClaimConnection: ResolverTypeWrapper<Omit<InsuranceClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InsuranceClaimEdge']>, nodes: ReadonlyArray<ResolversTypes['InsuranceClaim']> }>;
  InsuranceClaimEdge: ResolverTypeWrapper<Omit<InsuranceClaimEdge, 'node'> & { node: ResolversTypes['InsuranceClaim'] }>;
  InsuranceClaimFilter: InsuranceClaimFilter;
  InsuranceClaimStatus: InsuranceClaimStatus;
  InsurancePolicy: ResolverTypeWrapper<InsurancePolicyMapper>;
  InsurancePolicyConnection: ResolverTypeWrapper<Omit<InsurancePolicyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['InsurancePolicyEdge']>, nodes: ReadonlyArray<ResolversTypes['InsurancePolicy']> }>;
  InsurancePolicyEdge: ResolverTypeWrapper<Omit<InsurancePolicyEdge, 'node'> & { node: ResolversTypes['InsurancePolicy'] }>;
  InvoiceInput: InvoiceInput;
  IssuePolicyInput: IssuePolicyInput;
  IssuePolicyPayload: ResolverTypeWrapper<IssuePolicyPayloadMapper>;
  LandedCost: ResolverTypeWrapper<LandedCostMapper>;
  Lang: Lang;
  Ledger: ResolverTypeWrapper<LedgerMapper>;
  LedgerAccount: LedgerAccount;
  LedgerEntry: ResolverTypeWrapper<LedgerEntryMapper>;
  LedgerEntryConnection: ResolverTypeWrapper<Omit<LedgerEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['LedgerEntryEdge']>, nodes: ReadonlyArray<ResolversTypes['LedgerEntry']> }>;
  LedgerEntryEdge: ResolverTypeWrapper<Omit<LedgerEntryEdge, 'node'> & { node: ResolversTypes['LedgerEntry'] }>;
  LiftPayoutStopInput: LiftPayoutStopInput;
  LiftPayoutStopPayload: ResolverTypeWrapper<LiftPayoutStopPayloadMapper>;
  LimitStatus: LimitStatus;
  LineQuantityInput: LineQuantityInput;
  Listing: ResolverTypeWrapper<ListingMapper>;
  LossReason: LossReason;
  Money: ResolverTypeWrapper<MoneyValue>;
  MoneyInput: MoneyInput;
  Month: ResolverTypeWrapper<Scalars['Month']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NettedCost: ResolverTypeWrapper<Omit<NettedCost, 'amount'> & { amount: ResolversTypes['Money'] }>;
  NettedCostInput: NettedCostInput;
  NettedCostKind: NettedCostKind;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  NotifyLossInput: NotifyLossInput;
  NotifyLossPayload: ResolverTypeWrapper<NotifyLossPayloadMapper>;
  Order: ResolverTypeWrapper<OrderMapper>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PartyRole: PartyRole;
  Payment: ResolverTypeWrapper<PaymentMapper>;
  PaymentStatus: PaymentStatus;
  PaymentTerms: PaymentTerms;
  PayoutStop: ResolverTypeWrapper<PayoutStopMapper>;
  PayoutStopReason: PayoutStopReason;
  PolicyStatus: PolicyStatus;
  Proceeds: ResolverTypeWrapper<ProceedsMapper>;
  Quantity: ResolverTypeWrapper<QuantityValue>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateProblem: RateProblem;
  ReconcilePreRefundInput: ReconcilePreRefundInput;
  ReconcilePreRefundPayload: ResolverTypeWrapper<ReconcilePreRefundPayloadMapper>;
  Reconciliation: ResolverTypeWrapper<Omit<Reconciliation, 'finalAmount' | 'repaid'> & { finalAmount: ResolversTypes['Money'], repaid: ResolversTypes['Money'] }>;
  RecordInsurerDecisionInput: RecordInsurerDecisionInput;
  RecordInsurerDecisionPayload: ResolverTypeWrapper<RecordInsurerDecisionPayloadMapper>;
  RecordRefundDecisionInput: RecordRefundDecisionInput;
  RecordRefundDecisionPayload: ResolverTypeWrapper<RecordRefundDecisionPayloadMapper>;
  RefundClaim: ResolverTypeWrapper<RefundClaimMapper>;
  RefundClaimConnection: ResolverTypeWrapper<Omit<RefundClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RefundClaimEdge']>, nodes: ReadonlyArray<ResolversTypes['RefundClaim']> }>;
  RefundClaimEdge: ResolverTypeWrapper<Omit<RefundClaimEdge, 'node'> & { node: ResolversTypes['RefundClaim'] }>;
  RefundClaimFilter: RefundClaimFilter;
  RefundClaimSort: RefundClaimSort;
  RefundLine: ResolverTypeWrapper<RefundLineMapper>;
  RefundLineConnection: ResolverTypeWrapper<Omit<RefundLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RefundLineEdge']>, nodes: ReadonlyArray<ResolversTypes['RefundLine']> }>;
  RefundLineEdge: ResolverTypeWrapper<Omit<RefundLineEdge, 'node'> & { node: ResolversTypes['RefundLine'] }>;
  RefundMethod: RefundMethod;
  RefundMove: ResolverTypeWrapper<RefundMove>;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentPayload: ResolverTypeWrapper<RefundPaymentPayloadMapper>;
  RefundPeriod: ResolverTypeWrapper<RefundPeriodMapper>;
  RefundRate: ResolverTypeWrapper<RefundRateMapper>;
  RefundStatus: RefundStatus;
  RepayRefundInput: RepayRefundInput;
  RepayRefundPayload: ResolverTypeWrapper<RepayRefundPayloadMapper>;
  RequestCreditLimitInput: RequestCreditLimitInput;
  RequestCreditLimitPayload: ResolverTypeWrapper<RequestCreditLimitPayloadMapper>;
  RequestSettlementInput: RequestSettlementInput;
  RequestSettlementPayload: ResolverTypeWrapper<RequestSettlementPayloadMapper>;
  Retailer: ResolverTypeWrapper<RetailerMapper>;
  Return: ResolverTypeWrapper<ReturnMapper>;
  Rule: ResolverTypeWrapper<Rule>;
  Settlement: ResolverTypeWrapper<SettlementMapper>;
  SettlementStatus: SettlementStatus;
  Severity: Severity;
  ShipmentCover: ResolverTypeWrapper<ShipmentCoverMapper>;
  Sku: ResolverTypeWrapper<SkuMapper>;
  StopPayoutInput: StopPayoutInput;
  StopPayoutPayload: ResolverTypeWrapper<StopPayoutPayloadMapper>;
  Supplier: ResolverTypeWrapper<SupplierMapper>;
  UnderwritingModel: UnderwritingModel;
  UnitCode: ResolverTypeWrapper<Scalars['UnitCode']['output']>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  VatPeriodInput: VatPeriodInput;
  Viewer: ResolverTypeWrapper<ViewerValue>;
  Weight: ResolverTypeWrapper<WeightValue>;
  WeightInput: WeightInput;
  WithdrawRefundClaimInput: WithdrawRefundClaimInput;
  WithdrawRefundClaimPayload: ResolverTypeWrapper<WithdrawRefundClaimPayloadMapper>;
  WorkingDay: ResolverTypeWrapper<WorkingDayMapper>;
  WorkingStep: ResolverTypeWrapper<Omit<WorkingStep, 'amount'> & { amount: ResolversTypes['Money'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptSettlementQuoteInput: AcceptSettlementQuoteInput;
  String: Scalars['String']['output'];
  ID: Scalars['ID']['output'];
  AcceptSettlementQuotePayload: AcceptSettlementQuotePayloadMapper;
  Boolean: Scalars['Boolean']['output'];
  AnswerRefundQueryInput: AnswerRefundQueryInput;
  AnswerRefundQueryPayload: AnswerRefundQueryPayloadMapper;
  Buyer: BuyerMapper;
  Int: Scalars['Int']['output'];
  CapturePaymentInput: CapturePaymentInput;
  CapturePaymentPayload: CapturePaymentPayloadMapper;
  ConsignmentGoodsInput: ConsignmentGoodsInput;
  ConsignmentInput: ConsignmentInput;
  CostLine: CostLineMapper;
  CountryCode: Scalars['CountryCode']['output'];
  CreditLimit: CreditLimitMapper;
  CreditLimitConnection: Omit<CreditLimitConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['CreditLimitEdge']>, nodes: ReadonlyArray<ResolversParentTypes['CreditLimit']> };
  CreditLimitEdge: Omit<CreditLimitEdge, 'node'> & { node: ResolversParentTypes['CreditLimit'] };
  CreditLimitFilter: CreditLimitFilter;
  CurrencyCode: Scalars['CurrencyCode']['output'];
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  Declaration: DeclarationMapper;
  DeclareCoverInput: DeclareCoverInput;
  DeclareCoverPayload: DeclareCoverPayloadMapper;
  DeclaredLineInput: DeclaredLineInput;
  FileInsuranceClaimInput: FileInsuranceClaimInput;
  FileInsuranceClaimPayload: FileInsuranceClaimPayloadMapper;
  FileRefundClaimInput: FileRefundClaimInput;
  FileRefundClaimPayload: FileRefundClaimPayloadMapper;
  FxQuote: Omit<FxQuote, 'target'> & { target: ResolversParentTypes['Money'] };
  FxRate: FxRateMapper;
  HsCode: Scalars['HsCode']['output'];
  InsuranceClaim: InsuranceClaimMapper;
  InsuranceClaimConnection: Omit<InsuranceClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InsuranceClaimEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InsuranceClaim']> };
  InsuranceClaimEdge: Omit<InsuranceClaimEdge, 'node'> & { node: ResolversParentTypes['InsuranceClaim'] };
  InsuranceClaimFilter: InsuranceClaimFilter;
  InsurancePolicy: InsurancePolicyMapper;
  InsurancePolicyConnection: Omit<InsurancePolicyConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['InsurancePolicyEdge']>, nodes: ReadonlyArray<ResolversParentTypes['InsurancePolicy']> };
  InsurancePolicyEdge: Omit<InsurancePolicyEdge, 'node'> & { node: ResolversParentTypes['InsurancePolicy'] };
  InvoiceInput: InvoiceInput;
  IssuePolicyInput: IssuePolicyInput;
  IssuePolicyPayload: IssuePolicyPayloadMapper;
  LandedCost: LandedCostMapper;
  Ledger: LedgerMapper;
  LedgerEntry: LedgerEntryMapper;
  LedgerEntryConnection: Omit<LedgerEntryConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['LedgerEntryEdge']>, nodes: ReadonlyArray<ResolversParentTypes['LedgerEntry']> };
  LedgerEntryEdge: Omit<LedgerEntryEdge, 'node'> & { node: ResolversParentTypes['LedgerEntry'] };
  LiftPayoutStopInput: LiftPayoutStopInput;
  LiftPayoutStopPayload: LiftPayoutStopPayloadMapper;
  LineQuantityInput: LineQuantityInput;
  Listing: ListingMapper;
  Money: MoneyValue;
  MoneyInput: MoneyInput;
  Month: Scalars['Month']['output'];
  Mutation: Record<PropertyKey, never>;
  NettedCost: Omit<NettedCost, 'amount'> & { amount: ResolversParentTypes['Money'] };
  NettedCostInput: NettedCostInput;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  NotifyLossInput: NotifyLossInput;
  NotifyLossPayload: NotifyLossPayloadMapper;
  Order: OrderMapper;
  PageInfo: PageInfo;
  Payment: PaymentMapper;
  PayoutStop: PayoutStopMapper;
  Proceeds: ProceedsMapper;
  Quantity: QuantityValue;
  Query: Record<PropertyKey, never>;
  ReconcilePreRefundInput: ReconcilePreRefundInput;
  ReconcilePreRefundPayload: ReconcilePreRefundPayloadMapper;
  Reconciliation: Omit<Reconciliation, 'finalAmount' | 'repaid'> & { finalAmount: ResolversParentTypes['Money'], repaid: ResolversParentTypes['Money'] };
  RecordInsurerDecisionInput: RecordInsurerDecisionInput;
  RecordInsurerDecisionPayload: RecordInsurerDecisionPayloadMapper;
  RecordRefundDecisionInput: RecordRefundDecisionInput;
  RecordRefundDecisionPayload: RecordRefundDecisionPayloadMapper;
  RefundClaim: RefundClaimMapper;
  RefundClaimConnection: Omit<RefundClaimConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RefundClaimEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RefundClaim']> };
  RefundClaimEdge: Omit<RefundClaimEdge, 'node'> & { node: ResolversParentTypes['RefundClaim'] };
  RefundClaimFilter: RefundClaimFilter;
  RefundLine: RefundLineMapper;
  RefundLineConnection: Omit<RefundLineConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RefundLineEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RefundLine']> };
  RefundLineEdge: Omit<RefundLineEdge, 'node'> & { node: ResolversParentTypes['RefundLine'] };
  RefundMove: RefundMove;
  RefundPaymentInput: RefundPaymentInput;
  RefundPaymentPayload: RefundPaymentPayloadMapper;
  RefundPeriod: RefundPeriodMapper;
  RefundRate: RefundRateMapper;
  RepayRefundInput: RepayRefundInput;
  RepayRefundPayload: RepayRefundPayloadMapper;
  RequestCreditLimitInput: RequestCreditLimitInput;
  RequestCreditLimitPayload: RequestCreditLimitPayloadMapper;
  RequestSettlementInput: RequestSettlementInput;
  RequestSettlementPayload: RequestSettlementPayloadMapper;
  Retailer: RetailerMapper;
  Return: ReturnMapper;
  Rule: Rule;
  Settlement: SettlementMapper;
  ShipmentCover: ShipmentCoverMapper;
  Sku: SkuMapper;
  StopPayoutInput: StopPayoutInput;
  StopPayoutPayload: StopPayoutPayloadMapper;
  Supplier: SupplierMapper;
  UnitCode: Scalars['UnitCode']['output'];
  UserError: UserError;
  VatPeriodInput: VatPeriodInput;
  Viewer: ViewerValue;
  Weight: WeightValue;
  WeightInput: WeightInput;
  WithdrawRefundClaimInput: WithdrawRefundClaimInput;
  WithdrawRefundClaimPayload: WithdrawRefundClaimPayloadMapper;
  WorkingDay: WorkingDayMapper;
  WorkingStep: Omit<WorkingStep, 'amount'> & { amount: ResolversParentTypes['Money'] };
};

export type AcceptSettlementQuotePayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['AcceptSettlementQuotePayload'] = ResolversParentTypes['AcceptSettlementQuotePayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  settlement?: Resolver<Maybe<ResolversTypes['Settlement']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type AnswerRefundQueryPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['AnswerRefundQueryPayload'] = ResolversParentTypes['AnswerRefundQueryPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type BuyerResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Buyer'] = ResolversParentTypes['Buyer'], FederationReferenceType extends FederationReferenceTypes['Buyer'] = FederationReferenceTypes['Buyer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Buyer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  creditLimits?: Resolver<Maybe<ResolversTypes['CreditLimitConnection']>, ParentType, ContextType, RequireFields<BuyerCreditLimitsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CapturePaymentPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['CapturePaymentPayload'] = ResolversParentTypes['CapturePaymentPayload']> = {
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CostLineResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['CostLine'] = ResolversParentTypes['CostLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['CostKind'], ParentType, ContextType>;
  paidBy?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
};

export interface CountryCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CountryCode'], any> {
  name: 'CountryCode';
}

export type CreditLimitResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['CreditLimit'] = ResolversParentTypes['CreditLimit'], FederationReferenceType extends FederationReferenceTypes['CreditLimit'] = FederationReferenceTypes['CreditLimit']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['CreditLimit']> | FederationReferenceType, FederationReferenceType, ContextType>;
  approved?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  buyer?: Resolver<Maybe<ResolversTypes['Buyer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['InsurancePolicy'], ParentType, ContextType>;
  requested?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LimitStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CreditLimitConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['CreditLimitConnection'] = ResolversParentTypes['CreditLimitConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['CreditLimitEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['CreditLimit']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CreditLimitEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['CreditLimitEdge'] = ResolversParentTypes['CreditLimitEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CreditLimit'], ParentType, ContextType>;
};

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

export type DeclarationResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Declaration'] = ResolversParentTypes['Declaration']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type DeclareCoverPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['DeclareCoverPayload'] = ResolversParentTypes['DeclareCoverPayload']> = {
  cover?: Resolver<Maybe<ResolversTypes['ShipmentCover']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FileInsuranceClaimPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['FileInsuranceClaimPayload'] = ResolversParentTypes['FileInsuranceClaimPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['InsuranceClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FileRefundClaimPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['FileRefundClaimPayload'] = ResolversParentTypes['FileRefundClaimPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FxQuoteResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['FxQuote'] = ResolversParentTypes['FxQuote']> = {
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type FxRateResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['FxRate'] = ResolversParentTypes['FxRate']> = {
  base?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  quote?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface HsCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['HsCode'], any> {
  name: 'HsCode';
}

export type InsuranceClaimResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InsuranceClaim'] = ResolversParentTypes['InsuranceClaim'], FederationReferenceType extends FederationReferenceTypes['InsuranceClaim'] = FederationReferenceTypes['InsuranceClaim']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InsuranceClaim']> | FederationReferenceType, FederationReferenceType, ContextType>;
  filedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  holderShare?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  indemnity?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  loss?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  recovered?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['InsuranceClaimStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsuranceClaimConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InsuranceClaimConnection'] = ResolversParentTypes['InsuranceClaimConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InsuranceClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InsuranceClaim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InsuranceClaimEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InsuranceClaimEdge'] = ResolversParentTypes['InsuranceClaimEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InsuranceClaim'], ParentType, ContextType>;
};

export type InsurancePolicyResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InsurancePolicy'] = ResolversParentTypes['InsurancePolicy'], FederationReferenceType extends FederationReferenceTypes['InsurancePolicy'] = FederationReferenceTypes['InsurancePolicy']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['InsurancePolicy']> | FederationReferenceType, FederationReferenceType, ContextType>;
  coveredShare?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  holder?: Resolver<Maybe<ResolversTypes['Retailer']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  limits?: Resolver<Maybe<ResolversTypes['CreditLimitConnection']>, ParentType, ContextType, RequireFields<InsurancePolicyLimitsArgs, 'first'>>;
  maxLiability?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  model?: Resolver<ResolversTypes['UnderwritingModel'], ParentType, ContextType>;
  noticeDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PolicyStatus'], ParentType, ContextType>;
  used?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  waitingDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InsurancePolicyConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InsurancePolicyConnection'] = ResolversParentTypes['InsurancePolicyConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['InsurancePolicyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['InsurancePolicy']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InsurancePolicyEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['InsurancePolicyEdge'] = ResolversParentTypes['InsurancePolicyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['InsurancePolicy'], ParentType, ContextType>;
};

export type IssuePolicyPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['IssuePolicyPayload'] = ResolversParentTypes['IssuePolicyPayload']> = {
  policy?: Resolver<Maybe<ResolversTypes['InsurancePolicy']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type LandedCostResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['LandedCost'] = ResolversParentTypes['LandedCost']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['CostLine']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LedgerResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Ledger'] = ResolversParentTypes['Ledger']> = {
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entries?: Resolver<Maybe<ResolversTypes['LedgerEntryConnection']>, ParentType, ContextType, RequireFields<LedgerEntriesArgs, 'first'>>;
  fees?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  held?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  paidOut?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type LedgerEntryResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['LedgerEntry'] = ResolversParentTypes['LedgerEntry']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  debit?: Resolver<ResolversTypes['LedgerAccount'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  settlement?: Resolver<Maybe<ResolversTypes['Settlement']>, ParentType, ContextType>;
};

export type LedgerEntryConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['LedgerEntryConnection'] = ResolversParentTypes['LedgerEntryConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['LedgerEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['LedgerEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LedgerEntryEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['LedgerEntryEdge'] = ResolversParentTypes['LedgerEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['LedgerEntry'], ParentType, ContextType>;
};

export type LiftPayoutStopPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['LiftPayoutStopPayload'] = ResolversParentTypes['LiftPayoutStopPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ListingResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Listing'] = ResolversParentTypes['Listing'], FederationReferenceType extends FederationReferenceTypes['Listing'] = FederationReferenceTypes['Listing']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Listing']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  landedCost?: Resolver<Maybe<ResolversTypes['LandedCost']>, ParentType, ContextType, RequireFields<ListingLandedCostArgs, 'incoterm' | 'quantity'>>;
};

export type MoneyResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['CurrencyCode'], ParentType, ContextType>;
};

export interface MonthScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Month'], any> {
  name: 'Month';
}

export type MutationResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptSettlementQuote?: Resolver<Maybe<ResolversTypes['AcceptSettlementQuotePayload']>, ParentType, ContextType, RequireFields<MutationAcceptSettlementQuoteArgs, 'input'>>;
  answerRefundQuery?: Resolver<Maybe<ResolversTypes['AnswerRefundQueryPayload']>, ParentType, ContextType, RequireFields<MutationAnswerRefundQueryArgs, 'input'>>;
  capturePayment?: Resolver<Maybe<ResolversTypes['CapturePaymentPayload']>, ParentType, ContextType, RequireFields<MutationCapturePaymentArgs, 'input'>>;
  declareCover?: Resolver<Maybe<ResolversTypes['DeclareCoverPayload']>, ParentType, ContextType, RequireFields<MutationDeclareCoverArgs, 'input'>>;
  fileInsuranceClaim?: Resolver<Maybe<ResolversTypes['FileInsuranceClaimPayload']>, ParentType, ContextType, RequireFields<MutationFileInsuranceClaimArgs, 'input'>>;
  fileRefundClaim?: Resolver<Maybe<ResolversTypes['FileRefundClaimPayload']>, ParentType, ContextType, RequireFields<MutationFileRefundClaimArgs, 'input'>>;
  issuePolicy?: Resolver<Maybe<ResolversTypes['IssuePolicyPayload']>, ParentType, ContextType, RequireFields<MutationIssuePolicyArgs, 'input'>>;
  liftPayoutStop?: Resolver<Maybe<ResolversTypes['LiftPayoutStopPayload']>, ParentType, ContextType, RequireFields<MutationLiftPayoutStopArgs, 'input'>>;
  notifyLoss?: Resolver<Maybe<ResolversTypes['NotifyLossPayload']>, ParentType, ContextType, RequireFields<MutationNotifyLossArgs, 'input'>>;
  reconcilePreRefund?: Resolver<Maybe<ResolversTypes['ReconcilePreRefundPayload']>, ParentType, ContextType, RequireFields<MutationReconcilePreRefundArgs, 'input'>>;
  recordInsurerDecision?: Resolver<Maybe<ResolversTypes['RecordInsurerDecisionPayload']>, ParentType, ContextType, RequireFields<MutationRecordInsurerDecisionArgs, 'input'>>;
  recordRefundDecision?: Resolver<Maybe<ResolversTypes['RecordRefundDecisionPayload']>, ParentType, ContextType, RequireFields<MutationRecordRefundDecisionArgs, 'input'>>;
  refundPayment?: Resolver<Maybe<ResolversTypes['RefundPaymentPayload']>, ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'input'>>;
  repayRefund?: Resolver<Maybe<ResolversTypes['RepayRefundPayload']>, ParentType, ContextType, RequireFields<MutationRepayRefundArgs, 'input'>>;
  requestCreditLimit?: Resolver<Maybe<ResolversTypes['RequestCreditLimitPayload']>, ParentType, ContextType, RequireFields<MutationRequestCreditLimitArgs, 'input'>>;
  requestSettlement?: Resolver<Maybe<ResolversTypes['RequestSettlementPayload']>, ParentType, ContextType, RequireFields<MutationRequestSettlementArgs, 'input'>>;
  stopPayout?: Resolver<Maybe<ResolversTypes['StopPayoutPayload']>, ParentType, ContextType, RequireFields<MutationStopPayoutArgs, 'input'>>;
  withdrawRefundClaim?: Resolver<Maybe<ResolversTypes['WithdrawRefundClaimPayload']>, ParentType, ContextType, RequireFields<MutationWithdrawRefundClaimArgs, 'input'>>;
};

export type NettedCostResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['NettedCost'] = ResolversParentTypes['NettedCost']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NettedCostKind'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'CreditLimit' | 'InsuranceClaim' | 'InsurancePolicy' | 'Payment' | 'RefundClaim' | 'Settlement', ParentType, ContextType>;
};

export type NotifyLossPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['NotifyLossPayload'] = ResolversParentTypes['NotifyLossPayload']> = {
  cover?: Resolver<Maybe<ResolversTypes['ShipmentCover']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type OrderResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order'], FederationReferenceType extends FederationReferenceTypes['Order'] = FederationReferenceTypes['Order']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Order']> | FederationReferenceType, FederationReferenceType, ContextType>;
  cover?: Resolver<Maybe<ResolversTypes['ShipmentCover']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ledgers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Ledger']>>, ParentType, ContextType>;
  payments?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Payment']>>, ParentType, ContextType>;
  payoutStops?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PayoutStop']>>, ParentType, ContextType>;
  proceeds?: Resolver<Maybe<ResolversTypes['Proceeds']>, ParentType, ContextType>;
  refundClaims?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RefundClaim']>>, ParentType, ContextType>;
  settlements?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Settlement']>>, ParentType, ContextType>;
  uninsured?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment'], FederationReferenceType extends FederationReferenceTypes['Payment'] = FederationReferenceTypes['Payment']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Payment']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fee?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  feeOwed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  providerRef?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PayoutStopResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['PayoutStop'] = ResolversParentTypes['PayoutStop']> = {
  liftedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['PayoutStopReason'], ParentType, ContextType>;
  reference?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ProceedsResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Proceeds'] = ResolversParentTypes['Proceeds']> = {
  fromBuyer?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  fromInsurer?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QuantityResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Quantity'] = ResolversParentTypes['Quantity']> = {
  unit?: Resolver<ResolversTypes['UnitCode'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  consignmentCost?: Resolver<Maybe<ResolversTypes['LandedCost']>, ParentType, ContextType, RequireFields<QueryConsignmentCostArgs, 'input'>>;
  creditLimits?: Resolver<Maybe<ResolversTypes['CreditLimitConnection']>, ParentType, ContextType, RequireFields<QueryCreditLimitsArgs, 'first'>>;
  firstWorkingDay?: Resolver<Maybe<ResolversTypes['WorkingDay']>, ParentType, ContextType, RequireFields<QueryFirstWorkingDayArgs, 'country' | 'from'>>;
  fxRate?: Resolver<Maybe<ResolversTypes['FxRate']>, ParentType, ContextType, RequireFields<QueryFxRateArgs, 'base' | 'quote'>>;
  insuranceClaims?: Resolver<Maybe<ResolversTypes['InsuranceClaimConnection']>, ParentType, ContextType, RequireFields<QueryInsuranceClaimsArgs, 'first'>>;
  refundClaim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType, RequireFields<QueryRefundClaimArgs, 'id'>>;
  refundClaims?: Resolver<Maybe<ResolversTypes['RefundClaimConnection']>, ParentType, ContextType, RequireFields<QueryRefundClaimsArgs, 'first' | 'orderBy'>>;
  refundRate?: Resolver<Maybe<ResolversTypes['RefundRate']>, ParentType, ContextType, RequireFields<QueryRefundRateArgs, 'hsCode'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type ReconcilePreRefundPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['ReconcilePreRefundPayload'] = ResolversParentTypes['ReconcilePreRefundPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  finalAmount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  repaid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RecordInsurerDecisionPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RecordInsurerDecisionPayload'] = ResolversParentTypes['RecordInsurerDecisionPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['InsuranceClaim']>, ParentType, ContextType>;
  limit?: Resolver<Maybe<ResolversTypes['CreditLimit']>, ParentType, ContextType>;
  policy?: Resolver<Maybe<ResolversTypes['InsurancePolicy']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RecordRefundDecisionPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RecordRefundDecisionPayload'] = ResolversParentTypes['RecordRefundDecisionPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefundClaimResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundClaim'] = ResolversParentTypes['RefundClaim'], FederationReferenceType extends FederationReferenceTypes['RefundClaim'] = FederationReferenceTypes['RefundClaim']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['RefundClaim']> | FederationReferenceType, FederationReferenceType, ContextType>;
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  dueOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  filedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['RefundLineConnection'], ParentType, ContextType, RequireFields<RefundClaimLinesArgs, 'first'>>;
  method?: Resolver<ResolversTypes['RefundMethod'], ParentType, ContextType>;
  moves?: Resolver<ReadonlyArray<ResolversTypes['RefundMove']>, ParentType, ContextType>;
  period?: Resolver<Maybe<ResolversTypes['RefundPeriod']>, ParentType, ContextType>;
  preRefund?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  query?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reconciliation?: Resolver<Maybe<ResolversTypes['Reconciliation']>, ParentType, ContextType>;
  repaid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  supplier?: Resolver<Maybe<ResolversTypes['Supplier']>, ParentType, ContextType>;
  working?: Resolver<ReadonlyArray<ResolversTypes['WorkingStep']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RefundClaimConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundClaimConnection'] = ResolversParentTypes['RefundClaimConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RefundClaimEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RefundClaimEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundClaimEdge'] = ResolversParentTypes['RefundClaimEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RefundClaim'], ParentType, ContextType>;
};

export type RefundLineResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundLine'] = ResolversParentTypes['RefundLine']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  base?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  declaration?: Resolver<Maybe<ResolversTypes['Declaration']>, ParentType, ContextType>;
  fob?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoiceNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lineNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['RefundMethod'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  rate?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  repaid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  repaidQuantity?: Resolver<ResolversTypes['Quantity'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
  toCost?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  working?: Resolver<ReadonlyArray<ResolversTypes['WorkingStep']>, ParentType, ContextType>;
};

export type RefundLineConnectionResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundLineConnection'] = ResolversParentTypes['RefundLineConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RefundLineEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RefundLine']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type RefundLineEdgeResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundLineEdge'] = ResolversParentTypes['RefundLineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RefundLine'], ParentType, ContextType>;
};

export type RefundMoveResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundMove'] = ResolversParentTypes['RefundMove']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RefundStatus'], ParentType, ContextType>;
  text?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RefundPaymentPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundPaymentPayload'] = ResolversParentTypes['RefundPaymentPayload']> = {
  payment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RefundPeriodResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundPeriod'] = ResolversParentTypes['RefundPeriod']> = {
  carriedIn?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  carriedOut?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  credit?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['Month'], ParentType, ContextType>;
  repaidVat?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unclaimedVat?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type RefundRateResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RefundRate'] = ResolversParentTypes['RefundRate']> = {
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['RateProblem']>, ParentType, ContextType>;
  rate?: Resolver<Maybe<ResolversTypes['Decimal']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
};

export type RepayRefundPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RepayRefundPayload'] = ResolversParentTypes['RepayRefundPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestCreditLimitPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RequestCreditLimitPayload'] = ResolversParentTypes['RequestCreditLimitPayload']> = {
  limit?: Resolver<Maybe<ResolversTypes['CreditLimit']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RequestSettlementPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['RequestSettlementPayload'] = ResolversParentTypes['RequestSettlementPayload']> = {
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  settlement?: Resolver<Maybe<ResolversTypes['Settlement']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RetailerResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Retailer'] = ResolversParentTypes['Retailer'], FederationReferenceType extends FederationReferenceTypes['Retailer'] = FederationReferenceTypes['Retailer']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Retailer']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  policies?: Resolver<Maybe<ResolversTypes['InsurancePolicyConnection']>, ParentType, ContextType, RequireFields<RetailerPoliciesArgs, 'first'>>;
};

export type ReturnResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Return'] = ResolversParentTypes['Return'], FederationReferenceType extends FederationReferenceTypes['Return'] = FederationReferenceTypes['Return']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Return']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refundToRepay?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  refunded?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  repaidRefund?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type RuleResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Rule'] = ResolversParentTypes['Rule']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sample?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  validFrom?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type SettlementResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Settlement'] = ResolversParentTypes['Settlement'], FederationReferenceType extends FederationReferenceTypes['Settlement'] = FederationReferenceTypes['Settlement']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Settlement']> | FederationReferenceType, FederationReferenceType, ContextType>;
  advance?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  net?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  netted?: Resolver<ReadonlyArray<ResolversTypes['NettedCost']>, ParentType, ContextType>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  owed?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  quote?: Resolver<Maybe<ResolversTypes['FxQuote']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SettlementStatus'], ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ShipmentCoverResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['ShipmentCover'] = ResolversParentTypes['ShipmentCover']> = {
  claim?: Resolver<Maybe<ResolversTypes['InsuranceClaim']>, ParentType, ContextType>;
  claimFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  dueOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  insured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  invoice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  limit?: Resolver<ResolversTypes['CreditLimit'], ParentType, ContextType>;
  lossReason?: Resolver<Maybe<ResolversTypes['LossReason']>, ParentType, ContextType>;
  noticeTo?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  outstanding?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  policy?: Resolver<ResolversTypes['InsurancePolicy'], ParentType, ContextType>;
  premium?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['Rule'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CoverStatus'], ParentType, ContextType>;
  uninsured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type SkuResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Sku'] = ResolversParentTypes['Sku'], FederationReferenceType extends FederationReferenceTypes['Sku'] = FederationReferenceTypes['Sku']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Sku']> | FederationReferenceType, FederationReferenceType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  refundRate?: Resolver<Maybe<ResolversTypes['RefundRate']>, ParentType, ContextType, Partial<SkuRefundRateArgs>>;
};

export type StopPayoutPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['StopPayoutPayload'] = ResolversParentTypes['StopPayoutPayload']> = {
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SupplierResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Supplier'] = ResolversParentTypes['Supplier']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface UnitCodeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['UnitCode'], any> {
  name: 'UnitCode';
}

export type UserErrorResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  party?: Resolver<ResolversTypes['PartyRole'], ParentType, ContextType>;
  scopes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WeightResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['Weight'] = ResolversParentTypes['Weight']> = {
  grams?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kilograms?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
};

export type WithdrawRefundClaimPayloadResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['WithdrawRefundClaimPayload'] = ResolversParentTypes['WithdrawRefundClaimPayload']> = {
  claim?: Resolver<Maybe<ResolversTypes['RefundClaim']>, ParentType, ContextType>;
  replayed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type WorkingDayResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['WorkingDay'] = ResolversParentTypes['WorkingDay']> = {
  on?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['CalendarProblem']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
};

export type WorkingStepResolvers<ContextType = FinanceContext, ParentType extends ResolversParentTypes['WorkingStep'] = ResolversParentTypes['WorkingStep']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  exact?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  expression?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['Rule']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = FinanceContext> = {
  AcceptSettlementQuotePayload?: AcceptSettlementQuotePayloadResolvers<ContextType>;
  AnswerRefundQueryPayload?: AnswerRefundQueryPayloadResolvers<ContextType>;
  Buyer?: BuyerResolvers<ContextType>;
  CapturePaymentPayload?: CapturePaymentPayloadResolvers<ContextType>;
  CostLine?: CostLineResolvers<ContextType>;
  CountryCode?: GraphQLScalarType;
  CreditLimit?: CreditLimitResolvers<ContextType>;
  CreditLimitConnection?: CreditLimitConnectionResolvers<ContextType>;
  CreditLimitEdge?: CreditLimitEdgeResolvers<ContextType>;
  CurrencyCode?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Declaration?: DeclarationResolvers<ContextType>;
  DeclareCoverPayload?: DeclareCoverPayloadResolvers<ContextType>;
  FileInsuranceClaimPayload?: FileInsuranceClaimPayloadResolvers<ContextType>;
  FileRefundClaimPayload?: FileRefundClaimPayloadResolvers<ContextType>;
  FxQuote?: FxQuoteResolvers<ContextType>;
  FxRate?: FxRateResolvers<ContextType>;
  HsCode?: GraphQLScalarType;
  InsuranceClaim?: InsuranceClaimResolvers<ContextType>;
  InsuranceClaimConnection?: InsuranceClaimConnectionResolvers<ContextType>;
  InsuranceClaimEdge?: InsuranceClaimEdgeResolvers<ContextType>;
  InsurancePolicy?: InsurancePolicyResolvers<ContextType>;
  InsurancePolicyConnection?: InsurancePolicyConnectionResolvers<ContextType>;
  InsurancePolicyEdge?: InsurancePolicyEdgeResolvers<ContextType>;
  IssuePolicyPayload?: IssuePolicyPayloadResolvers<ContextType>;
  LandedCost?: LandedCostResolvers<ContextType>;
  Ledger?: LedgerResolvers<ContextType>;
  LedgerEntry?: LedgerEntryResolvers<ContextType>;
  LedgerEntryConnection?: LedgerEntryConnectionResolvers<ContextType>;
  LedgerEntryEdge?: LedgerEntryEdgeResolvers<ContextType>;
  LiftPayoutStopPayload?: LiftPayoutStopPayloadResolvers<ContextType>;
  Listing?: ListingResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Month?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  NettedCost?: NettedCostResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NotifyLossPayload?: NotifyLossPayloadResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PayoutStop?: PayoutStopResolvers<ContextType>;
  Proceeds?: ProceedsResolvers<ContextType>;
  Quantity?: QuantityResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  ReconcilePreRefundPayload?: ReconcilePreRefundPayloadResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  RecordInsurerDecisionPayload?: RecordInsurerDecisionPayloadResolvers<ContextType>;
  RecordRefundDecisionPayload?: RecordRefundDecisionPayloadResolvers<ContextType>;
  RefundClaim?: RefundClaimResolvers<ContextType>;
  RefundClaimConnection?: RefundClaimConnectionResolvers<ContextType>;
  RefundClaimEdge?: RefundClaimEdgeResolvers<ContextType>;
  RefundLine?: RefundLineResolvers<ContextType>;
  RefundLineConnection?: RefundLineConnectionResolvers<ContextType>;
  RefundLineEdge?: RefundLineEdgeResolvers<ContextType>;
  RefundMove?: RefundMoveResolvers<ContextType>;
  RefundPaymentPayload?: RefundPaymentPayloadResolvers<ContextType>;
  RefundPeriod?: RefundPeriodResolvers<ContextType>;
  RefundRate?: RefundRateResolvers<ContextType>;
  RepayRefundPayload?: RepayRefundPayloadResolvers<ContextType>;
  RequestCreditLimitPayload?: RequestCreditLimitPayloadResolvers<ContextType>;
  RequestSettlementPayload?: RequestSettlementPayloadResolvers<ContextType>;
  Retailer?: RetailerResolvers<ContextType>;
  Return?: ReturnResolvers<ContextType>;
  Rule?: RuleResolvers<ContextType>;
  Settlement?: SettlementResolvers<ContextType>;
  ShipmentCover?: ShipmentCoverResolvers<ContextType>;
  Sku?: SkuResolvers<ContextType>;
  StopPayoutPayload?: StopPayoutPayloadResolvers<ContextType>;
  Supplier?: SupplierResolvers<ContextType>;
  UnitCode?: GraphQLScalarType;
  UserError?: UserErrorResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
  Weight?: WeightResolvers<ContextType>;
  WithdrawRefundClaimPayload?: WithdrawRefundClaimPayloadResolvers<ContextType>;
  WorkingDay?: WorkingDayResolvers<ContextType>;
  WorkingStep?: WorkingStepResolvers<ContextType>;
};

