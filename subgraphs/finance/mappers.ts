import type { UserErrorValue } from '../../runtime/payload.ts';
import type { ExchangeRate } from './domain/exchange-rate.ts';
import type { InsuranceClaim } from './domain/insurance-claim.ts';
import type { LandedCost } from './domain/landed-cost.ts';
import type { PaymentTerms } from '../../values/payment-terms.ts';
import type { Proceeds } from './domain/proceeds.ts';
import type { ClaimPeriod } from './domain/refund-claim.ts';
import type { WorkingDay } from './domain/working-days.ts';
import type { CoverRecord } from './models/cover.ts';
import type { CreditLimitRecord } from './models/credit-limit.ts';
import type { InsurancePolicyRecord } from './models/insurance-policy.ts';
import type { LedgerEntryRecord } from './models/ledger-entry.ts';
import type { PaymentRecord } from './models/payment.ts';
import type { PayoutStopRecord } from './models/payout-stop.ts';
import type { RefundClaimLineRecord } from './models/refund-claim-line.ts';
import type { RefundClaimRecord } from './models/refund-claim.ts';
import type { SettlementRecord } from './models/settlement.ts';
import type { SeenLedger } from './services/order-money-views.ts';
import type { FoundRefundRate } from './services/refund-rate.ts';

export type FxRateMapper = ExchangeRate;
export type RefundRateMapper = FoundRefundRate;
/** Null where no calendar covers the day. */
export type WorkingDayMapper = { readonly found: WorkingDay | null };
export type LandedCostMapper = LandedCost;
export type CostLineMapper = LandedCost['lines'][number];

/** What the gateway tells of a SKU; all but the id only where a field asks for it. */
export type SkuMapper = {
  readonly id: string;
  readonly hsCode?: string;
  readonly origin?: string;
};

/** What the gateway tells of a listing; all but the id only where a field asks for it. */
export type ListingMapper = {
  readonly id: string;
  readonly market?: string;
  readonly channel?: 'B2B' | 'B2C';
  readonly price?: { readonly amount: string; readonly currency: string };
  /** Null where the SKU's owner did not answer. */
  readonly sku?: SkuMapper | null;
};

/** What the gateway tells of an order; all but the id only where a field asks for it. */
export type OrderMapper = {
  readonly id: string;
  readonly total?: { readonly amount: string; readonly currency: string };
  readonly channel?: 'B2B' | 'B2C';
  readonly terms?: PaymentTerms;
  readonly buyer?: { readonly id: string };
  readonly retailer?: { readonly id: string };
};
export type RetailerMapper = { readonly id: string };
export type BuyerMapper = { readonly id: string };
export type PaymentMapper = PaymentRecord;
export type SettlementMapper = SettlementRecord;
export type LedgerMapper = SeenLedger;
export type LedgerEntryMapper = LedgerEntryRecord;

export type InsurancePolicyMapper = InsurancePolicyRecord;
export type CreditLimitMapper = CreditLimitRecord;
export type ShipmentCoverMapper = CoverRecord;
export type InsuranceClaimMapper = InsuranceClaim & { readonly orderId: string };
export type ProceedsMapper = Proceeds;

export type IssuePolicyPayloadMapper = Answer<{ readonly policyId: string | null }>;
export type RequestCreditLimitPayloadMapper = Answer<{ readonly limitId: string | null }>;
export type DeclareCoverPayloadMapper = Answer<{ readonly orderId: string | null }>;
export type NotifyLossPayloadMapper = Answer<{ readonly orderId: string | null }>;
export type FileInsuranceClaimPayloadMapper = Answer<{ readonly claimId: string | null }>;
export type RecordInsurerDecisionPayloadMapper = Answer<{ readonly subjectId: string | null }>;

type PaymentAnswer = { readonly paymentId: string | null };
export type CapturePaymentPayloadMapper = Answer<PaymentAnswer>;
export type RefundPaymentPayloadMapper = Answer<PaymentAnswer>;

type SettlementAnswer = { readonly settlementId: string | null };
export type RequestSettlementPayloadMapper = Answer<SettlementAnswer>;
export type AcceptSettlementQuotePayloadMapper = Answer<SettlementAnswer>;

export type PayoutStopMapper = PayoutStopRecord;
export type StopPayoutPayloadMapper = Answer<{ readonly orderId: string | null }>;
export type LiftPayoutStopPayloadMapper = Answer<{ readonly orderId: string | null }>;

export type ReturnMapper = { readonly id: string };
export type RefundPeriodMapper = ClaimPeriod;
export type RefundClaimMapper = RefundClaimRecord;
export type RefundLineMapper = RefundClaimLineRecord;
export type SupplierMapper = { readonly id: string };
export type DeclarationMapper = { readonly id: string };

type ClaimAnswer = { readonly claimId: string | null };
export type FileRefundClaimPayloadMapper = Answer<ClaimAnswer>;
export type AnswerRefundQueryPayloadMapper = Answer<ClaimAnswer>;
export type WithdrawRefundClaimPayloadMapper = Answer<ClaimAnswer>;
export type ReconcilePreRefundPayloadMapper = Answer<ClaimAnswer>;
export type RepayRefundPayloadMapper = Answer<ClaimAnswer>;
export type RecordRefundDecisionPayloadMapper = Answer<ClaimAnswer>;

type Answer<Own> = Own & {
  readonly replayed: boolean;
  readonly userErrors: readonly UserErrorValue[];
};
