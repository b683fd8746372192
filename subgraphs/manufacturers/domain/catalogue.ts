import type { Sku } from './sku.ts';
import type { SupplierRole, TaxpayerType } from './supplier.ts';

/**
 * Suppliers with all that they sell, as a sample catalogue brings them: plain records that keep the rules of
 * `publishSkus`, with ids of the caller's choice. A supplier comes whole: its brands, products, SKUs and stock with it.
 */
export interface Catalogue {
  readonly suppliers: readonly CatalogueSupplier[];
  readonly brands: readonly CatalogueBrand[];
  readonly products: readonly CatalogueProduct[];
  readonly skus: readonly CatalogueSku[];
  readonly stocks: readonly CatalogueStock[];
}

export interface CatalogueSupplier {
  /** `sup_…` */
  readonly id: string;
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly role: SupplierRole;
  readonly taxpayer: TaxpayerType;
  /** No two suppliers share one. */
  readonly creditCode: string;
  readonly beltId: string | null;
}

export interface CatalogueBrand {
  /** `brand_…` */
  readonly id: string;
  readonly supplierId: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly registeredIn: readonly string[];
}

export interface CatalogueProduct {
  /** `prod_…`; newest first is the order of ids, so later products have higher ones. */
  readonly id: string;
  readonly supplierId: string;
  /** No two products of a supplier share one. */
  readonly nameEn: string;
  readonly nameZh: string | null;
  readonly createdAt: Date;
}

export interface CatalogueSku extends Omit<Sku, '_id' | 'version'> {
  /** `sku_…` */
  readonly id: string;
}

/** Where a SKU lies. A SKU without one is out of stock. */
export interface CatalogueStock {
  readonly skuId: string;
  readonly supplierId: string;
  /** When it was counted. */
  readonly asOf: Date;
  readonly levels: readonly {
    /** Of the logistics subgraph. */
    readonly warehouseId: string;
    /** In sales units. */
    readonly onHand: number;
    readonly safety: number;
  }[];
}
