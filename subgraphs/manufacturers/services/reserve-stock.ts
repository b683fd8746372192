import { sha256 } from '../../../runtime/id.ts';
import { partyOf, requireService } from '../../../runtime/viewer.ts';
import { keyOf } from '../../../runtime/write.ts';
import { Problem, Problems } from '../../../values/problem.ts';
import type { ManufacturersContext } from '../context.ts';
import { checkReserveInput, type ReserveInput } from '../domain/reserve-input.ts';
import { type ReservedSku, reservedSkus } from '../domain/reserved-sku.ts';
import type { Sku } from '../domain/sku.ts';
import type { Reserved } from './reserve-together.ts';

/**
 * Holds stock for an order, for a limited time. For other subgraphs alone.
 *
 * @throws Problems with what is wrong with each line; nothing is held then.
 */
export async function reserveStock(context: ManufacturersContext, input: ReserveInput): Promise<Reserved> {
  const party = partyOf(requireService(context.viewer));
  checkReserveInput(input);
  const { _id: key, inputHash } = keyOf({ mutation: 'reserveStock', party, input });
  const skus = await readSkus(context, input);
  const suppliers = skus instanceof Error ? [] : skus.map(({ supplierId }) => supplierId);
  const lane = [...new Set(suppliers)].sort().join(' ');
  const request = { id: `rsv_${sha256(key).slice(0, 32)}`, inputHash, input, skus };
  return await context.holds(lane, request, context.signal);
}

/** The SKUs of an order, or why they cannot be ordered so: of no interest to a call that was answered before. */
async function readSkus(
  { loaders }: ManufacturersContext,
  { lines, withMinimums }: ReserveInput,
): Promise<readonly ReservedSku[] | Error> {
  const ids = [...new Set(lines.map(({ skuId }) => skuId))];
  const found = (await Promise.all(ids.map((id) => loaders.skuById.load(id)))).filter((sku) => sku !== null);
  const skus = new Map<string, Sku>(found.map((sku) => [sku._id, sku]));
  const brandIds = [...new Set(found.flatMap(({ brandId }) => brandId ?? []))];
  const brands = await Promise.all(brandIds.map((id) => loaders.brandById.load(id)));
  const brandNames = new Map(brands.flatMap((brand) => (brand ? [[brand._id, brand.name] as const] : [])));
  try {
    return reservedSkus({ lines, skus, brandNames, withMinimums });
  } catch (error) {
    if (error instanceof Problem || error instanceof Problems) return error;
    throw error;
  }
}
