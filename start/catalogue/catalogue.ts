import type { Money } from '../../values/money.ts';
import type { Quantity } from '../../values/quantity.ts';

/** What the catalogue needs to know of a belt. */
export interface CatalogueBelt {
  readonly id: string;
  /** One of the sixty that most trade comes from: it gets twice the suppliers. */
  readonly core: boolean;
  readonly provinceCode: string;
  readonly city: string;
  readonly cityZh: string;
  readonly placeZh: string;
  /** In the same order. */
  readonly productsEn: readonly string[];
  readonly productsZh: readonly string[];
  readonly hsHeadings: readonly string[];
}

/** What the catalogue needs to know of a warehouse. */
export interface CatalogueWarehouse {
  readonly id: string;
  readonly kind: string;
  readonly country: string;
  readonly city: string;
}

export interface CatalogueSupplier {
  readonly id: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly role: 'MANUFACTURER' | 'TRADER';
  readonly taxpayer: 'GENERAL' | 'SMALL_SCALE';
  readonly creditCode: string;
  readonly beltId: string;
  readonly brand: CatalogueBrand | null;
  readonly products: readonly CatalogueProduct[];
  readonly createdAt: Date;
}

export interface CatalogueBrand {
  readonly id: string;
  readonly name: string;
  readonly registeredIn: readonly string[];
}

export interface CatalogueProduct {
  readonly id: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly skus: readonly CatalogueSku[];
  readonly createdAt: Date;
}

export interface CatalogueSku {
  readonly id: string;
  readonly code: string;
  readonly nameEn: string;
  readonly nameZh: string;
  readonly isBranded: boolean;
  readonly hsCode: string;
  readonly legalQuantities: readonly Quantity[];
  readonly netGrams: number;
  readonly grossGrams: number;
  readonly moq: number;
  readonly leadDays: number;
  /** Smallest quantity first; the first from one unit on. */
  readonly priceTiers: readonly [PriceTier, ...PriceTier[]];
  readonly stock: readonly CatalogueStock[];
}

export interface PriceTier {
  readonly minQuantity: number;
  readonly price: Money;
}

export interface CatalogueStock {
  readonly warehouseId: string;
  readonly onHand: number;
  readonly safety: number;
}

export interface CatalogueRetailer {
  readonly id: string;
  readonly name: string;
  readonly market: string;
  readonly createdAt: Date;
}

export interface CatalogueListing {
  readonly id: string;
  readonly retailerId: string;
  readonly skuId: string;
  readonly market: string;
  readonly channel: 'B2C' | 'B2B';
  readonly title: string;
  readonly price: Money;
  readonly createdAt: Date;
}
