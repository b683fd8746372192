import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { declareSummary } from '../services/declare-summary.ts';
import { acknowledgeAlert, closeAlert } from '../services/move-alert.ts';
import { recordCustomsReceipt } from '../services/record-customs-receipt.ts';
import { MatchFailed, submitDeclaration } from '../services/submit-declaration.ts';
import { withdrawDeclaration } from '../services/withdraw-declaration.ts';

export const Mutation: MutationResolvers = {
  submitDeclaration: (_root, { input }, context) =>
    payloadOf(
      () => submitDeclaration(context, input),
      (problem) => ({ declaration: null, match: problem instanceof MatchFailed ? problem.match : null }),
    ),
  withdrawDeclaration: (_root, { input }, context) =>
    payloadOf(
      () => withdrawDeclaration(context, input),
      () => ({ declaration: null }),
    ),
  declareSummary: (_root, { input }, context) =>
    payloadOf(
      () => declareSummary(context, input),
      () => ({ summaries: [] }),
    ),
  recordCustomsReceipt: (_root, { input }, context) =>
    payloadOf(
      () => recordCustomsReceipt(context, input),
      () => ({ declaration: null, summary: null }),
    ),
  acknowledgeAlert: (_root, { input }, context) =>
    payloadOf(
      () => acknowledgeAlert(context, input),
      () => ({ alert: null }),
    ),
  closeAlert: (_root, { input }, context) =>
    payloadOf(
      () => closeAlert(context, input),
      () => ({ alert: null }),
    ),
};
