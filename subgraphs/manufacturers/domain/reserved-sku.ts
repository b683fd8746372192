import type { Money } from '../../../values/money.ts';
import { Problem, Problems } from '../../../values/problem.ts';
import type { Quantity } from '../../../values/quantity.ts';
import { type ReservationLine, sumLines } from './allocation.ts';
import { priceFor } from './price-tier.ts';
import type { Sku } from './sku.ts';

/** What an order keeps of a SKU: as it is at the moment at which it is held. */
export interface ReservedSku {
  readonly skuId: string;
  readonly supplierId: string;
  readonly version: number;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly brandName: string | null;
  readonly hsCode: string;
  readonly origin: string;
  /** Of one sales unit, as the weights are. */
  readonly legalQuantities: readonly Quantity[];
  readonly netGrams: number;
  readonly grossGrams: number;
  readonly moq: number;
  /** Of all lines of this SKU. */
  readonly quantity: number;
  /** The supplier's price of one, and of one when this many are bought. */
  readonly basePrice: Money;
  readonly tierPrice: Money;
}

/** The SKUs of an order's lines, each once. */
export interface OrderedSkus {
  readonly lines: readonly ReservationLine[];
  readonly skus: ReadonlyMap<string, Sku>;
  readonly brandNames: ReadonlyMap<string, string>;
  /** Refuse less than a SKU's minimum order. */
  readonly withMinimums: boolean;
}

/** @throws Problems, NOT_FOUND for a SKU that is not there, BELOW_MOQ for less of one than its supplier sells. */
export function reservedSkus({ lines, skus, brandNames, withMinimums }: OrderedSkus): readonly ReservedSku[] {
  const problems: Problem[] = [];
  const reserved = sumLines(lines).flatMap(({ skuId, quantity, index }) => {
    const sku = skus.get(skuId);
    const field = ['lines', String(index)];
    if (!sku) {
      problems.push(
        new Problem('NOT_FOUND', 'no-such-sku', { message: 'No such SKU', field: [...field, 'skuId'] }),
      );
      return [];
    }
    if (withMinimums && quantity < sku.moq) {
      problems.push(
        new Problem('BELOW_MOQ', 'less-than-the-minimum', {
          message: `The least order is ${sku.moq}, ${quantity} are wanted`,
          field: [...field, 'quantity'],
        }),
      );
      return [];
    }
    return [reservedSku(sku, quantity, brandNames)];
  });
  if (problems.length > 0) throw new Problems(problems);
  return reserved;
}

const reservedSku = (sku: Sku, quantity: number, brandNames: ReadonlyMap<string, string>): ReservedSku => ({
  skuId: sku._id,
  supplierId: sku.supplierId,
  version: sku.version,
  code: sku.code,
  nameEn: sku.nameEn,
  nameZh: sku.nameZh,
  brandName: sku.brandId === null ? null : (brandNames.get(sku.brandId) ?? null),
  hsCode: sku.hsCode,
  origin: sku.origin,
  legalQuantities: sku.legalQuantities.map(({ value, unit }) => ({ value, unit })),
  netGrams: sku.netGrams,
  grossGrams: sku.grossGrams,
  moq: sku.moq,
  quantity,
  basePrice: priceFor(sku.priceTiers, 1),
  tierPrice: priceFor(sku.priceTiers, quantity),
});
