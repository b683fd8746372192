import type { Transaction } from '../../../runtime/write.ts';
import { add, type Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { refundableOf } from '../domain/return-dues.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import { credit } from './credit-order.ts';
import { duesIn } from '../models/return-dues.ts';
import { findDues, saveDues } from './return-dues-store.ts';

/**
 * Notes what a buyer gets for a return of a locked order: never more than what came back is worth.
 *
 * @throws NOT_FOUND, ILLEGAL_TRANSITION before the goods were counted, CURRENCY_MISMATCH, LIMIT_EXCEEDED.
 */
export async function refundForReturn(
  models: Models,
  {
    facts,
    returnId,
    amount,
  }: { readonly facts: OrderFactsRecord; readonly returnId: string; readonly amount: Money },
  transaction: Transaction,
): Promise<void> {
  const { session } = transaction;
  const record = await findDues(models, returnId, session);
  if (record?.orderId !== facts._id) {
    throw new Problem('NOT_FOUND', 'no-such-return', {
      message: 'The payment’s order has no such return',
      field: ['returnId'],
    });
  }
  const dues = duesIn(record);
  const left = refundableOf(dues);
  if (left === null || dues.refunded === null) {
    throw new Problem('ILLEGAL_TRANSITION', 'return-not-received', {
      message: `Nothing is given back for a return that is ${dues.status}`,
      field: ['returnId'],
      status: dues.status,
    });
  }
  if (amount.currency === left.currency && amount.minor > left.minor) {
    throw new Problem('LIMIT_EXCEEDED', 'refund-above-return', {
      message: 'What came back is worth less than that',
      field: ['amount'],
    });
  }
  if (amount.currency !== left.currency) return;
  await credit(models, { facts, amount }, session);
  const after = { ...dues, refunded: add(dues.refunded, amount) };
  await saveDues(models, { dues: after, returnVersion: record.returnVersion }, transaction);
}
