import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import { decideClaim, type TaxDecision } from '../domain/decide-claim.ts';
import type { Models } from '../models/index.ts';
import type { RefundDecisionRecord } from '../models/refund-decision.ts';
import { loadDeadlineRows } from './claim-rows.ts';
import { lockClaim } from './claim-store.ts';
import { changeClaim } from './move-refund-claim.ts';
import { noSuchClaim } from './refund-rights.ts';

/** Applies a decision of the tax office once, for ever. @throws DUPLICATE for an id that stood for another decision */
export async function decideRefundClaim(
  models: Models,
  { claimId, decision }: { readonly claimId: string; readonly decision: TaxDecision },
  transaction: Transaction,
): Promise<void> {
  const { session } = transaction;
  const { decisionId, status } = decision;
  const claim = await lockClaim(models, claimId, session);
  if (!claim) throw noSuchClaim();
  const known = await models.refundDecisions
    .findById(decisionId)
    .session(session)
    .lean<RefundDecisionRecord>();
  if (known) return checkSame(known, { claimId, decision });
  await models.refundDecisions.insertMany([{ _id: decisionId, claimId, status }], { session, lean: true });
  const rows = await loadDeadlineRows(models, [chinaDate(decision.at)]);
  await changeClaim(models, { before: claim, after: decideClaim(claim, decision, rows) }, transaction);
}

function checkSame(
  known: RefundDecisionRecord,
  { claimId, decision }: { readonly claimId: string; readonly decision: TaxDecision },
): void {
  if (known.claimId === claimId && known.status === decision.status) return;
  throw new Problem('DUPLICATE', 'decision-id-used', {
    message: 'This id stands for another decision',
    field: ['decisionId'],
  });
}
