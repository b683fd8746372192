import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import { repayClaim } from '../domain/repay-claim.ts';
import { neededOf } from '../domain/repay-for-return.ts';
import type { RepayRefundInput } from '../generated.ts';
import { loadClaimLines, saveClaimLines } from './claim-line-store.ts';
import { giveBackInvoices, lockClaim, saveClaim } from './claim-store.ts';
import { readQuantities } from './read-quantities.ts';
import { noteRepaid, requireReturn } from './repay-for-return.ts';
import { noSuchClaim, requireClaims } from './refund-rights.ts';

const MAX_TEXT = 1_000;

/** Repays the refund of goods that come back, before customs lets them in free of duty. */
export function repayRefund(
  { models, write, viewer }: FinanceContext,
  input: RepayRefundInput,
): Promise<Answered<{ readonly claimId: string }>> {
  const claimant = requireClaims(viewer);
  const { claimId } = input;
  const { lines: returned, reason: text } = readFields([], {
    lines: () => (input.lines == null ? null : atLeastOne(readQuantities(input.lines))),
    reason: () => parseText(input.reason, MAX_TEXT),
  });
  return write({ mutation: 'repayRefund', party: partyOf(claimant), input }, async (transaction) => {
    const { session, now } = transaction;
    const before = await lockClaim(models, claimId, session);
    if (before?.supplierId !== claimant.partyId) throw noSuchClaim();
    const found = await loadClaimLines(models, claimId, session);
    const { supplierId } = before;
    const forReturn =
      input.returnId == null
        ? null
        : await requireReturn(models, { returnId: input.returnId, supplierId }, transaction);
    const wanted = returned ?? (forReturn ? neededOf(forReturn.dues, found) : atLeastOne([]));
    const { claim, lines, freed } = repayClaim({ claim: before, lines: found }, wanted, { text, at: now });
    await giveBackInvoices(models, { supplierId, parts: freed }, session);
    await saveClaimLines(models, { before: found, lines }, session);
    await saveClaim(models, { before, after: claim, lines }, transaction);
    if (forReturn) await noteRepaid(models, { ...forReturn, freed }, transaction);
    return { claimId };
  });
}

function atLeastOne<Quantity extends { readonly quantity: number }>(
  quantities: readonly Quantity[],
): readonly Quantity[] {
  const index = quantities.findIndex(({ quantity }) => quantity === 0);
  if (quantities.length > 0 && index === -1) return quantities;
  throw new Problem('INVALID', 'nothing-returned', {
    message: 'At least one unit of each line that is named comes back',
    ...(index >= 0 && { field: [String(index), 'quantity'] }),
  });
}
