/** What the resolvers of a type receive as their parent: `FooMapper` is that of type `Foo`. */
import type { PageInfoValue } from '../../runtime/page.ts';
import type { UserErrorValue } from '../../runtime/payload.ts';
import type { StockLevel } from './domain/stock-level.ts';
import type { BeltRecord } from './models/belt.ts';
import type { BrandRecord } from './models/brand.ts';
import type { ProductRecord } from './models/product.ts';
import type { ReservationRecord } from './models/reservation.ts';
import type { SkuRecord } from './models/sku.ts';
import type { SupplierRecord } from './models/supplier.ts';
import type { InventoryResultValue, PublishedInventory } from './services/inventory-answer.ts';
import type { PublishedSkus, SkuResultValue } from './services/publish-skus.ts';
import type { FeedEntry } from './services/read-inventory-changes.ts';

/** An entity of another subgraph, of which only the id is known here. */
interface Reference {
  readonly id: string;
}

export type BeltMapper = BeltRecord;
export type BrandMapper = BrandRecord;
export type InventoryChangeMapper = FeedEntry;
export type PageInfoMapper = PageInfoValue;
export type PortMapper = Reference;
export type ProductMapper = ProductRecord;
export type SkuMapper = SkuRecord;
export type StockLevelMapper = StockLevel;
export type StockReservationMapper = ReservationRecord;
export type SupplierMapper = SupplierRecord;
export type WarehouseMapper = Reference;
export type ZoneMapper = Reference;

/** Answers are stored for replay, so they hold ids; what the ids name is read when it is asked for. */
interface Payload {
  readonly replayed: boolean;
  readonly userErrors: readonly UserErrorValue[];
}

export type PublishInventoryPayloadMapper = Payload & PublishedInventory;
export type PublishSkusPayloadMapper = Payload & PublishedSkus;
export type SkuResultMapper = SkuResultValue;
export type InventoryResultMapper = InventoryResultValue;
export type RegisterBrandPayloadMapper = Payload & { readonly brandId: string | null };
export type RegisterSupplierPayloadMapper = Payload & { readonly supplierId: string | null };
