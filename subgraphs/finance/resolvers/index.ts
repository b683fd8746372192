import {
  AnswerRefundQueryPayload,
  FileRefundClaimPayload,
  ReconcilePreRefundPayload,
  RecordRefundDecisionPayload,
  RepayRefundPayload,
  WithdrawRefundClaimPayload,
} from './claim-payloads.ts';
import { CostLine } from './cost-line.ts';
import { FxRate } from './fx-rate.ts';
import {
  Buyer,
  CreditLimit,
  InsuranceClaim,
  InsurancePolicy,
  Proceeds,
  Retailer,
  ShipmentCover,
} from './insurance.ts';
import * as insurancePayloads from './insurance-payloads.ts';
import { Ledger, LedgerEntry } from './ledger.ts';
import { Listing } from './listing.ts';
import { Mutation } from './mutation.ts';
import { Order } from './order.ts';
import {
  AcceptSettlementQuotePayload,
  CapturePaymentPayload,
  LiftPayoutStopPayload,
  RefundPaymentPayload,
  RequestSettlementPayload,
  StopPayoutPayload,
} from './payloads.ts';
import { Payment } from './payment.ts';
import { Query } from './query.ts';
import { RefundClaim, RefundLine, RefundPeriod } from './refund-claim.ts';
import { RefundRate } from './refund-rate.ts';
import { Return } from './return.ts';
import { Settlement } from './settlement.ts';
import { Sku } from './sku.ts';
import { WorkingDay } from './working-day.ts';

export const resolvers = {
  ...insurancePayloads,
  Buyer,
  CreditLimit,
  InsuranceClaim,
  InsurancePolicy,
  Proceeds,
  Retailer,
  ShipmentCover,
  AcceptSettlementQuotePayload,
  AnswerRefundQueryPayload,
  CapturePaymentPayload,
  CostLine,
  FileRefundClaimPayload,
  FxRate,
  Ledger,
  LedgerEntry,
  LiftPayoutStopPayload,
  StopPayoutPayload,
  Listing,
  Mutation,
  Order,
  Payment,
  Query,
  ReconcilePreRefundPayload,
  RecordRefundDecisionPayload,
  RefundClaim,
  RefundLine,
  RefundPeriod,
  RefundPaymentPayload,
  RefundRate,
  RepayRefundPayload,
  RequestSettlementPayload,
  Return,
  Settlement,
  Sku,
  WithdrawRefundClaimPayload,
  WorkingDay,
};
