import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import type { RecordRefundDecisionInput } from '../generated.ts';
import { decideRefundClaim } from './decide-refund-claim.ts';
import { requireTaxAuthority } from './refund-rights.ts';

const MAX_ID = 100;
const MAX_TEXT = 1_000;

/** Records what a tax office has decided about a claim. */
export function recordRefundDecision(
  { models, write, viewer, clock }: FinanceContext,
  input: RecordRefundDecisionInput,
): Promise<Answered<{ readonly claimId: string }>> {
  const party = partyOf(requireTaxAuthority(viewer));
  const { claimId, status } = input;
  const read = readFields([], {
    decisionId: () => parseText(input.decisionId, MAX_ID),
    text: () => (input.text == null ? null : parseText(input.text, MAX_TEXT)),
    at: () => notLater(parseInstant(input.at), clock.now()),
  });
  return write({ mutation: 'recordRefundDecision', party, input }, async (transaction) => {
    await decideRefundClaim(models, { claimId, decision: { ...read, status } }, transaction);
    return { claimId };
  });
}

function notLater(at: Date, now: Date): Date {
  if (at <= now) return at;
  throw new Problem('INVALID', 'in-the-future', { message: 'A decision has been made already' });
}
