import { newId } from '../../../runtime/id.ts';
import type { Answered } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import type { FinanceContext } from '../context.ts';
import { fileClaim } from '../domain/tell-loss.ts';
import type { FileInsuranceClaimInput } from '../generated.ts';
import { changeCover } from './change-cover.ts';
import { requireInsured } from './insurance-rights.ts';

/** Claims the insured part of an order. */
export async function fileInsuranceClaim(
  context: FinanceContext,
  input: FileInsuranceClaimInput,
): Promise<Answered<{ readonly claimId: string | null }>> {
  const viewer = requireInsured(context.viewer);
  return changeCover(context, { viewer, mutation: 'fileInsuranceClaim', input }, (cover, { now, owed }) =>
    fileClaim(cover, { newId: newId('icl', now), loss: owed, today: chinaDate(now), at: now }),
  );
}
