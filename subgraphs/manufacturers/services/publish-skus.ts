import { newId } from '../../../runtime/id.ts';
import { userErrorOf, type UserErrorValue } from '../../../runtime/payload.ts';
import { partyOf, requireParty } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import type { ManufacturersContext } from '../context.ts';
import {
  applyPolicy,
  type BulkRow,
  checkRowCount,
  goodValues,
  refuseDuplicates,
  rowsOf,
  stepRows,
} from '../domain/bulk-rows.ts';
import { createCatalogueDraft, type PutResult } from '../domain/catalogue-draft.ts';
import { codeKey } from '../domain/sku-code.ts';
import { readSkuRow } from '../domain/sku-row.ts';
import type { PublishSkusInput, RowStatus } from '../generated.ts';
import { forgetAll } from '../loaders.ts';
import { lockSupplier } from './lock-supplier.ts';
import { findPublished } from './find-published.ts';
import { saveCatalogue } from './save-catalogue.ts';

/** What became of a row, as it is stored for replay. */
export interface SkuResultValue {
  readonly index: number;
  readonly status: RowStatus;
  readonly skuId: string | null;
  readonly errors: readonly UserErrorValue[];
}

export interface PublishedSkus {
  readonly results: readonly SkuResultValue[];
}

/** Creates or updates up to 500 SKUs by (supplier, code). */
export async function publishSkus(
  context: ManufacturersContext,
  input: PublishSkusInput,
): Promise<Answered<PublishedSkus>> {
  const { viewer, write, loaders } = context;
  const party = partyOf(requireParty(viewer, 'catalog:write', input.supplierId));
  checkRowCount(input.skus, 'skus');
  const answer = await write({ mutation: 'publishSkus', party, input }, (transaction) =>
    publish(context, input, transaction),
  );
  forgetAll(loaders);
  return answer;
}

async function publish(
  { models }: ManufacturersContext,
  input: PublishSkusInput,
  transaction: Transaction,
): Promise<PublishedSkus> {
  const { session, now } = transaction;
  const supplier = await lockSupplier(models, input.supplierId, session);
  const unique = refuseDuplicates('skus', rowsOf(input.skus), {
    keyOf: ({ code }) => codeKey(code),
    field: 'code',
    message: 'This code stands twice in the call',
  });
  const rows = stepRows('skus', unique, readSkuRow);
  const published = await findPublished(models, { supplier, rows: goodValues(rows), session });
  const draft = createCatalogueDraft(published, { now, newId: (prefix) => newId(prefix, now) });
  const put = stepRows('skus', rows, draft.put);
  applyPolicy(put, input.onError ?? 'REJECT_ALL');
  await saveCatalogue(models, {
    transaction,
    puts: goodValues(put),
    products: draft.changedProducts(),
    brands: published.brands,
  });
  return { results: put.map(resultOf) };
}

const MAX_ERRORS = 10;

function resultOf(row: BulkRow<PutResult>): SkuResultValue {
  const { index } = row;
  if ('problems' in row) {
    const errors = row.problems.slice(0, MAX_ERRORS).flatMap((problem) => userErrorOf(problem) ?? []);
    return { index, status: 'REJECTED', skuId: null, errors };
  }
  const { after, isChanged } = row.value;
  return { index, status: isChanged ? 'APPLIED' : 'UNCHANGED', skuId: after._id, errors: [] };
}
