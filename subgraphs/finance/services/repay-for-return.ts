import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { FreedPart } from '../domain/give-up-claim.ts';
import { repaidFor } from '../domain/repay-for-return.ts';
import { isAtCustoms, type ReturnDues } from '../domain/return-dues.ts';
import type { Models } from '../models/index.ts';
import { duesIn } from '../models/return-dues.ts';
import { findDues, saveDues } from './return-dues-store.ts';

/** A return whose goods are with customs, with what is repaid for it. */
export interface RepaidReturn {
  readonly dues: ReturnDues;
  readonly returnVersion: number;
}

/**
 * A return of goods of the supplier; of another's it learns nothing.
 *
 * @throws NOT_FOUND, ILLEGAL_TRANSITION before its goods are with customs.
 */
export async function requireReturn(
  models: Models,
  { returnId, supplierId }: { readonly returnId: string; readonly supplierId: string },
  { session }: Pick<Transaction, 'session'>,
): Promise<RepaidReturn> {
  const record = await findDues(models, returnId, session);
  if (!record?.supplierIds.includes(supplierId)) {
    throw new Problem('NOT_FOUND', 'no-such-return', { message: 'No such return', field: ['returnId'] });
  }
  const dues = duesIn(record);
  if (isAtCustoms(dues)) return { dues, returnVersion: record.returnVersion };
  throw new Problem('ILLEGAL_TRANSITION', 'return-not-at-customs', {
    message: `Nothing is repaid yet for a return that is ${dues.status}`,
    field: ['returnId'],
    status: dues.status,
  });
}

/** Notes what was repaid for a return, and tells. @throws LIMIT_EXCEEDED for more than comes back */
export async function noteRepaid(
  models: Models,
  { dues, returnVersion, freed }: RepaidReturn & { readonly freed: readonly FreedPart[] },
  transaction: Transaction,
): Promise<void> {
  await saveDues(models, { dues: repaidFor(dues, freed), returnVersion }, transaction);
}
