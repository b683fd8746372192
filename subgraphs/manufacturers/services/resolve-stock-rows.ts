import type { ClientSession } from 'mongoose';
import { Problem } from '../../../values/problem.ts';
import { type BulkRow, refuseDuplicates, rowsOf, stepRows } from '../domain/bulk-rows.ts';
import { codeKey } from '../domain/sku-code.ts';
import { levelKey, type ResolvedRow } from '../domain/stock-draft.ts';
import { readStockRow, type StockRowRules } from '../domain/stock-row.ts';
import type { PublishInventoryInput } from '../generated.ts';
import { ONE_ANSWER } from '../loaders.ts';
import type { Models } from '../models/index.ts';
import type { SkuRecord } from '../models/sku.ts';

export interface ResolvedRows {
  readonly rows: readonly BulkRow<ResolvedRow>[];
  /** Every level that a row names, refused rows included: what a snapshot names in error, it does not call missing. */
  readonly named: readonly { readonly skuId: string; readonly warehouseId: string }[];
}

/** Reads the rows of a call and finds their SKUs, with one command. */
export async function resolveStockRows(
  models: Models,
  { supplierId, items }: PublishInventoryInput,
  { session, ...rules }: StockRowRules & { readonly session: ClientSession },
): Promise<ResolvedRows> {
  const unique = refuseDuplicates('items', rowsOf(items), {
    keyOf: ({ skuCode, warehouseId }) => levelKey(codeKey(skuCode), warehouseId),
    field: 'skuCode',
    message: 'This SKU stands twice in the call for this warehouse',
  });
  const read = stepRows('items', unique, (item) => readStockRow(item, rules));
  const codes = items.map(({ skuCode }) => codeKey(skuCode));
  const skus = await models.skus
    .find({ supplierId, code: { $in: [...new Set(codes)] } }, { code: 1 })
    .session(session)
    .batchSize(ONE_ANSWER)
    .lean<Pick<SkuRecord, '_id' | 'code'>[]>();
  const idByCode = new Map(skus.map(({ _id, code }) => [code, _id]));
  return {
    rows: stepRows('items', read, ({ skuCode, ...claim }) => {
      const skuId = idByCode.get(skuCode);
      if (skuId !== undefined) return { skuId, ...claim };
      throw new Problem('NOT_FOUND', 'no-such-sku', {
        message: 'The supplier has no SKU of this code',
        field: ['skuCode'],
      });
    }),
    named: items.flatMap(({ warehouseId }, index) => {
      const skuId = idByCode.get(codes[index] ?? '');
      return skuId === undefined ? [] : [{ skuId, warehouseId }];
    }),
  };
}
