import type { ClientSession } from 'mongoose';
import { Problem } from '../../../values/problem.ts';
import type { Models } from '../models/index.ts';
import type { SupplierRecord } from '../models/supplier.ts';

/**
 * The supplier, written first so that its other catalogue writes wait for this one.
 *
 * @throws NOT_FOUND when there is none.
 */
export async function lockSupplier(
  { suppliers }: Models,
  supplierId: string,
  session: ClientSession,
): Promise<SupplierRecord> {
  const supplier = await suppliers
    .findOneAndUpdate({ _id: supplierId }, { $inc: { version: 1 } }, { session, returnDocument: 'after' })
    .lean<SupplierRecord>();
  if (!supplier)
    throw new Problem('NOT_FOUND', 'no-such-supplier', {
      message: 'No such supplier',
      field: ['supplierId'],
    });
  return supplier;
}
