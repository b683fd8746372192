import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { acceptSettlementQuote } from '../services/accept-settlement-quote.ts';
import { fileRefundClaim } from '../services/file-refund-claim.ts';
import { answerRefundQuery, withdrawRefundClaim } from '../services/move-refund-claim.ts';
import { reconcilePreRefund } from '../services/reconcile-pre-refund.ts';
import { recordRefundDecision } from '../services/record-refund-decision.ts';
import { capturePayment } from '../services/capture-payment.ts';
import { declareCover } from '../services/declare-cover.ts';
import { fileInsuranceClaim } from '../services/file-insurance-claim.ts';
import { issuePolicy } from '../services/issue-policy.ts';
import { notifyLoss } from '../services/notify-loss.ts';
import { recordInsurerDecision } from '../services/record-insurer-decision.ts';
import { requestCreditLimit } from '../services/request-credit-limit.ts';
import { refundPayment } from '../services/refund-payment.ts';
import { repayRefund } from '../services/repay-refund.ts';
import { liftPayoutStop, stopPayout } from '../services/stop-payout.ts';
import { requestSettlement } from '../services/request-settlement.ts';

const noPayment = (): { readonly paymentId: string | null } => ({ paymentId: null });
const noSettlement = (): { readonly settlementId: string | null } => ({ settlementId: null });
const noClaim = (): { readonly claimId: string | null } => ({ claimId: null });
const noOrder = (): { readonly orderId: string | null } => ({ orderId: null });

export const Mutation: MutationResolvers = {
  capturePayment: (_root, { input }, context) => payloadOf(() => capturePayment(context, input), noPayment),
  refundPayment: (_root, { input }, context) => payloadOf(() => refundPayment(context, input), noPayment),
  requestSettlement: (_root, { input }, context) =>
    payloadOf(() => requestSettlement(context, input), noSettlement),
  acceptSettlementQuote: (_root, { input }, context) =>
    payloadOf(() => acceptSettlementQuote(context, input), noSettlement),
  stopPayout: (_root, { input }, context) => payloadOf(() => stopPayout(context, input), noOrder),
  liftPayoutStop: (_root, { input }, context) => payloadOf(() => liftPayoutStop(context, input), noOrder),
  fileRefundClaim: (_root, { input }, context) => payloadOf(() => fileRefundClaim(context, input), noClaim),
  answerRefundQuery: (_root, { input }, context) =>
    payloadOf(() => answerRefundQuery(context, input), noClaim),
  withdrawRefundClaim: (_root, { input }, context) =>
    payloadOf(() => withdrawRefundClaim(context, input), noClaim),
  reconcilePreRefund: (_root, { input }, context) =>
    payloadOf(() => reconcilePreRefund(context, input), noClaim),
  repayRefund: (_root, { input }, context) => payloadOf(() => repayRefund(context, input), noClaim),
  recordRefundDecision: (_root, { input }, context) =>
    payloadOf(() => recordRefundDecision(context, input), noClaim),
  issuePolicy: (_root, { input }, context) =>
    payloadOf(
      () => issuePolicy(context, input),
      (): { readonly policyId: string | null } => ({ policyId: null }),
    ),
  requestCreditLimit: (_root, { input }, context) =>
    payloadOf(
      () => requestCreditLimit(context, input),
      (): { readonly limitId: string | null } => ({ limitId: null }),
    ),
  declareCover: (_root, { input }, context) => payloadOf(() => declareCover(context, input), noOrder),
  notifyLoss: (_root, { input }, context) => payloadOf(() => notifyLoss(context, input), noOrder),
  fileInsuranceClaim: (_root, { input }, context) =>
    payloadOf(
      () => fileInsuranceClaim(context, input),
      (): { readonly claimId: string | null } => ({ claimId: null }),
    ),
  recordInsurerDecision: (_root, { input }, context) =>
    payloadOf(
      () => recordInsurerDecision(context, input),
      (): { readonly subjectId: string | null } => ({ subjectId: null }),
    ),
};
