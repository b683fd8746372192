import { canonicalJson } from '../../../values/canonical-json.ts';
import type { Quantity } from '../../../values/quantity.ts';
import type { PriceTiers } from './price-tier.ts';

/** What a supplier says about a SKU; a row of `publishSkus` holds all of it. */
export interface SkuContent {
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly brandId: string | null;
  /** 10 digits. */
  readonly hsCode: string;
  /** ISO 3166-1 alpha-2. */
  readonly origin: string;
  /** One or two, of one sales unit. */
  readonly legalQuantities: readonly Quantity[];
  readonly netGrams: number;
  readonly grossGrams: number;
  /** In sales units. */
  readonly moq: number;
  readonly leadDays: number | null;
  readonly priceTiers: PriceTiers;
}

/** A variant of a product: the unit of stock, price and customs classification. */
export interface Sku extends SkuContent {
  readonly _id: string;
  readonly supplierId: string;
  readonly productId: string;
  /** The supplier's own; unique within the supplier. */
  readonly code: string;
  /** Goes up by one with each change. */
  readonly version: number;
}

/** True when the supplier says of a SKU what is known already. */
export const isSameContent = (sku: Sku, content: SkuContent): boolean =>
  canonicalJson({ ...sku, ...content }) === canonicalJson(sku);
