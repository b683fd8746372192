import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import { type CustomsReceipt, requireSaid } from '../domain/customs-receipt.ts';
import type { SummaryDeclaration } from '../domain/summary-declaration.ts';
import { summaryStatusAfter } from '../domain/summary-receipt.ts';
import type { CustomsReceiptRecord } from '../models/customs-receipt.ts';
import type { Models } from '../models/index.ts';
import type { SummaryListRecord } from '../models/summary-list.ts';
import { requireSameReceipt } from './require-same-receipt.ts';
import { saveSummary } from './save-summary.ts';

/** As many as a summary shows; older ones go first. */
const MAX_RECEIPTS = 50;

export interface GivenSummaryReceipt {
  readonly summaryId: string;
  readonly receipt: Omit<CustomsReceipt, 'attempt'> & { readonly attempt: number | null };
  /** Customs' own number, where this answer gives it. */
  readonly sumNo: string | null;
}

/**
 * Applies what customs says of a summary, once for ever.
 *
 * @throws NOT_FOUND, INVALID for a time that has not come, or DUPLICATE for an id that was given to something else before
 */
export async function applySummaryReceipt(
  models: Models,
  { summaryId, receipt, sumNo }: GivenSummaryReceipt,
  transaction: Transaction,
): Promise<SummaryDeclaration> {
  const { session, documents, now } = transaction;
  const { receiptId: _id, code } = receipt;
  const before = await models.summaryDeclarations
    .findById(summaryId)
    .session(session)
    .lean<SummaryDeclaration>();
  if (!before) throw noSuchSummary();
  const known = await documents.find<CustomsReceiptRecord>(models.customsReceipts, _id);
  if (known) {
    requireSameReceipt(known, { aboutId: summaryId, code });
    return before;
  }
  requireSaid(receipt.at, now);
  const record: CustomsReceiptRecord = { _id, aboutId: summaryId, code, receivedAt: now };
  documents.insert(models.customsReceipts, record);
  const attempt = receipt.attempt ?? attemptAt(before, receipt.at);
  const summary = withReceipt(before, { receipt: { ...receipt, attempt }, sumNo, now });
  const lists =
    summary.status === before.status
      ? []
      : await models.summaryLists.find({ summaryId }).session(session).lean<SummaryListRecord[]>();
  await saveSummary(models, { summary, lists, previous: before.status }, transaction);
  return summary;
}

const noSuchSummary = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-summary', { message: 'No such summary', field: ['declarationId'] });

/** Whoever says it by hand does not say to which sending: a summary is sent again after customs has spoken of the one before. */
function attemptAt({ attempt, receipts }: SummaryDeclaration, at: Date): number {
  const isOfEarlier = receipts.some((earlier) => earlier.attempt < attempt && at <= earlier.at);
  return isOfEarlier ? attempt - 1 : attempt;
}

function withReceipt(
  before: SummaryDeclaration,
  {
    receipt,
    sumNo,
    now,
  }: { readonly receipt: CustomsReceipt; readonly sumNo: string | null; readonly now: Date },
): SummaryDeclaration {
  const receipts = [...before.receipts, receipt].slice(-MAX_RECEIPTS);
  const status = summaryStatusAfter({ ...before, receipts });
  return {
    ...before,
    status,
    sumNo: before.sumNo ?? sumNo,
    acceptedAt: before.acceptedAt ?? (status === 'ACCEPTED' ? receipt.at : null),
    receipts,
    changedAt: now,
    version: before.version + 1,
  };
}
