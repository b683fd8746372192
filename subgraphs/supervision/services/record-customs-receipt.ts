import { partyOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { SupervisionContext } from '../context.ts';
import { isReceiptCode } from '../domain/customs-receipt.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { SummaryDeclaration } from '../domain/summary-declaration.ts';
import { applyReceipt } from './apply-receipt.ts';
import { applySummaryReceipt } from './apply-summary-receipt.ts';

export interface RecordCustomsReceiptInput {
  readonly idempotencyKey: string;
  /** Or a summary's. */
  readonly declarationId: string;
  readonly receiptId: string;
  readonly code: string;
  readonly text: string;
  readonly at: string;
  readonly invtNo?: string | null;
}

/** What the answer was about, as it stands after it. */
interface Told {
  readonly declaration: Declaration | null;
  readonly summary: SummaryDeclaration | null;
}

const MAX_ID = 100;
const MAX_TEXT = 500;
const SUMMARY_ID = /^sum_/;
const INVT_NO = /^[0-9A-Z]{1,18}$/;

/** Takes an answer of customs that came by another way than its messages; once for ever by its receiptId. */
export async function recordCustomsReceipt(
  { models, viewer, write }: SupervisionContext,
  input: RecordCustomsReceiptInput,
): Promise<Answered<Told>> {
  const party = partyOf(requireScope(viewer, 'customs:authority'));
  const { receiptId, code, text, at, invtNo } = readFields([], {
    receiptId: () => parseText(input.receiptId, MAX_ID),
    code: () => parseCode(input.code),
    text: () => parseText(input.text, MAX_TEXT),
    at: () => parseInstant(input.at),
    invtNo: () => parseInvtNo(input.invtNo ?? null),
  });
  const { declarationId } = input;
  const said = { receiptId, code, text, at, attempt: null };
  return write({ mutation: 'recordCustomsReceipt', party, input }, async (transaction): Promise<Told> => {
    if (SUMMARY_ID.test(declarationId)) {
      const receipt = { ...said, message: 'CEB792' };
      const given = { summaryId: declarationId, receipt, sumNo: invtNo };
      return { declaration: null, summary: await applySummaryReceipt(models, given, transaction) };
    }
    const given = { declarationId, receipt: { ...said, message: 'CEB604' }, invtNo };
    return { declaration: await applyReceipt(models, given, transaction), summary: null };
  });
}

function parseCode(code: string): string {
  if (isReceiptCode(code)) return code;
  throw new Problem('INVALID', 'unknown-receipt-code', { message: 'Customs has no such code' });
}

function parseInvtNo(invtNo: string | null): string | null {
  if (invtNo === null || INVT_NO.test(invtNo)) return invtNo;
  throw new Problem('INVALID', 'malformed-invt-no', {
    message: 'A number of customs has up to 18 digits and letters',
  });
}
