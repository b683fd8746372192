import { Problem } from '../../../values/problem.ts';
import type { CustomsReceiptRecord } from '../models/customs-receipt.ts';

type Answer = Pick<CustomsReceiptRecord, 'aboutId' | 'code'>;

/** An answer of customs that was taken before says nothing new. @throws DUPLICATE where its id was another one's */
export function requireSameReceipt(known: Answer, said: Answer): void {
  if (known.aboutId === said.aboutId && known.code === said.code) return;
  throw new Problem('DUPLICATE', 'receipt-id-used', {
    message: 'This receiptId was given to another answer',
    field: ['receiptId'],
  });
}
