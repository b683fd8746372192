import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import { type CustomsReceipt, requireSaid, statusAfter } from '../domain/customs-receipt.ts';
import type { Declaration } from '../domain/declaration.ts';
import { takesUpShipment } from '../domain/declaration-status.ts';
import type { CustomsReceiptRecord } from '../models/customs-receipt.ts';
import type { Models } from '../models/index.ts';
import { requireSameReceipt } from './require-same-receipt.ts';
import { saveDeclaration } from './save-declaration.ts';
import { takeBackShutOut } from './take-back.ts';

/** As many as a declaration shows; older ones go first. */
const MAX_RECEIPTS = 50;

/** An answer of customs and the numbers that it gives. */
export interface GivenReceipt {
  readonly declarationId: string;
  readonly receipt: Omit<CustomsReceipt, 'attempt'> & { readonly attempt: number | null };
  readonly preNo?: string | null;
  readonly invtNo?: string | null;
}

/**
 * Applies an answer of customs, once for ever: it is kept and shown, and moves its declaration forward or not at all.
 *
 * @throws NOT_FOUND, INVALID for a time that has not come, or DUPLICATE for an id that was given to something else before.
 */
export async function applyReceipt(
  models: Models,
  given: GivenReceipt,
  transaction: Transaction,
): Promise<Declaration> {
  const { declarationId, receipt } = given;
  const { documents, now } = transaction;
  const before = await documents.find<Declaration>(models.declarations, declarationId);
  if (!before) throw noSuchDeclaration();
  const { receiptId: _id, code } = receipt;
  const known = await documents.find<CustomsReceiptRecord>(models.customsReceipts, _id);
  if (known) {
    requireSameReceipt(known, { aboutId: declarationId, code });
    return before;
  }
  requireSaid(receipt.at, now);
  const record: CustomsReceiptRecord = { _id, aboutId: declarationId, code, receivedAt: now };
  documents.insert(models.customsReceipts, record);
  const declaration = withReceipt(before, given, now);
  const move = { previous: before.status, at: receipt.at, receiptCode: code };
  const saved = await saveDeclaration(models, { declaration, move }, transaction);
  return takeBackShutOut(models, saved, transaction);
}

export const noSuchDeclaration = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-declaration', {
    message: 'No such declaration, or not yours',
    field: ['declarationId'],
  });

function withReceipt(before: Declaration, { receipt, preNo, invtNo }: GivenReceipt, now: Date): Declaration {
  const attempt = receipt.attempt ?? attemptAt(before, receipt.at);
  const next = {
    ...before,
    preNo: before.preNo ?? preNo ?? null,
    invtNo: before.invtNo ?? invtNo ?? null,
    receipts: [...before.receipts, { ...receipt, attempt }].slice(-MAX_RECEIPTS),
    changedAt: now,
    version: before.version + 1,
  };
  return moved(next);
}

/** Whoever says it by hand does not say to which sending: what is older than the last one is about one before. */
const attemptAt = ({ attempt, submittedAt }: Declaration, at: Date): number =>
  at < submittedAt ? attempt - 1 : attempt;

/** The declaration with the status that all that is known gives it. */
export function moved(declaration: Declaration): Declaration {
  const status = statusAfter(declaration);
  const { departedAt } = declaration;
  const hasDeparted = status === 'DEPARTED' || status === 'CLOSED';
  return {
    ...declaration,
    status,
    isLive: takesUpShipment(status),
    exportedOn: hasDeparted && departedAt !== null ? chinaDate(departedAt) : null,
  };
}
