import type {
  AnswerRefundQueryPayloadResolvers,
  FileRefundClaimPayloadResolvers,
  ReconcilePreRefundPayloadResolvers,
  RecordRefundDecisionPayloadResolvers,
  RepayRefundPayloadResolvers,
  WithdrawRefundClaimPayloadResolvers,
} from '../generated.ts';
import type { FinanceContext } from '../context.ts';
import { claimFor } from '../services/refund-claim-views.ts';

const claim = (
  { claimId }: { readonly claimId: string | null },
  _arguments: object,
  context: FinanceContext,
) => (claimId === null ? null : claimFor(context, claimId));

export const FileRefundClaimPayload: FileRefundClaimPayloadResolvers = { claim };
export const AnswerRefundQueryPayload: AnswerRefundQueryPayloadResolvers = { claim };
export const WithdrawRefundClaimPayload: WithdrawRefundClaimPayloadResolvers = { claim };
export const ReconcilePreRefundPayload: ReconcilePreRefundPayloadResolvers = { claim };
export const RepayRefundPayload: RepayRefundPayloadResolvers = { claim };
export const RecordRefundDecisionPayload: RecordRefundDecisionPayloadResolvers = { claim };
