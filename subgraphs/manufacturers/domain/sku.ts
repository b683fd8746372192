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
