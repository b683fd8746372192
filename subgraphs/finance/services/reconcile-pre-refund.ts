import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { Problem, problemAt } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { FinanceContext } from '../context.ts';
import { reconcileClaim, type SoldLine } from '../domain/reconcile-claim.ts';
import type { ReconcilePreRefundInput, SoldLineInput } from '../generated.ts';
import {
  freeLines,
  giveBackInvoices,
  loadClaimLines,
  lockClaim,
  saveClaim,
  saveClaimLines,
} from './claim-store.ts';
import { noSuchClaim, requireClaims } from './refund-rights.ts';

const MAX_LINES = 500;

/** Splits a pre-refund into sold and unsold; what is unsold is repaid, and may be claimed again when it is sold. */
export function reconcilePreRefund(
  { models, write, viewer }: FinanceContext,
  input: ReconcilePreRefundInput,
): Promise<Answered<{ readonly claimId: string }>> {
  const claimant = requireClaims(viewer);
  const { claimId } = input;
  const { sold } = readFields([], { sold: () => readSold(input.sold) });
  return write({ mutation: 'reconcilePreRefund', party: partyOf(claimant), input }, async (transaction) => {
    const { session, now } = transaction;
    const before = await lockClaim(models, claimId, session);
    if (before?.supplierId !== claimant.partyId) throw noSuchClaim();
    const lines = await loadClaimLines(models, claimId, session);
    const { claim, lines: after, freed } = reconcileClaim({ claim: before, lines }, sold, now);
    const isUnsold = (declarationId: string, lineNumber: number) =>
      freed.some(({ line }) => line.declarationId === declarationId && line.lineNumber === lineNumber);
    await freeLines(
      models,
      {
        claimId,
        lines: after.filter(({ declarationId, lineNumber }) => isUnsold(declarationId, lineNumber)),
        settledOf: ({ quantity, repaidQuantity }) => quantity - repaidQuantity,
      },
      session,
    );
    await giveBackInvoices(models, { supplierId: claim.supplierId, parts: freed }, session);
    await saveClaimLines(models, { claimId, lines: after }, session);
    await saveClaim(models, { before, after: claim, lines: after }, transaction);
    return { claimId };
  });
}

function readSold(sold: readonly SoldLineInput[]): readonly SoldLine[] {
  if (sold.length > MAX_LINES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-lines', { message: `At most ${MAX_LINES} lines` });
  }
  return sold.map(({ declarationId, lineNumber, quantity }, index) => ({
    declarationId,
    lineNumber,
    quantity: readUnits(quantity, index),
  }));
}

function readUnits(text: string, index: number): number {
  try {
    const units = Number(parseDecimal(text).toFixed());
    if (Number.isSafeInteger(units) && units >= 0) return units;
    throw new Problem('INVALID', 'not-whole-units', { message: 'Goods are sold in whole units, 0 or more' });
  } catch (error) {
    throw error instanceof Problem ? problemAt([String(index), 'quantity'], error) : error;
  }
}
