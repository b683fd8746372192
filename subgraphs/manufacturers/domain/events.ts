import type { ReservationStatus } from './reservation-status.ts';
import type { StockChange } from './stock-level.ts';
import type { SupplierRole, TaxpayerType } from './supplier.ts';

/** What this subgraph tells the others, by type of event. Aggregates are the id of the supplier or SKU, or as said. */
export interface EventData {
  readonly SupplierRegistered: {
    readonly supplierId: string;
    readonly nameEn: string;
    readonly nameZh: string | null;
    readonly role: SupplierRole;
    readonly taxpayer: TaxpayerType;
    readonly beltId: string | null;
  };
  readonly SkuPublished: {
    readonly skuId: string;
    readonly supplierId: string;
    readonly code: string;
    readonly nameEn: string;
    readonly hsCode: string;
    readonly origin: string;
    readonly brandName: string | null;
    readonly moq: number;
    readonly version: number;
  };
  /** Of the aggregate `feedOf(supplierId)`: what `inventoryChanges` reads. */
  readonly StockChanged: StockChange;
  /** Of the aggregate `shortagesOf(supplierId)`: more was promised than there is, and the gap has grown. */
  readonly StockShort: {
    readonly supplierId: string;
    readonly skuId: string;
    readonly warehouseId: string;
    readonly onHand: number;
    readonly reserved: number;
    readonly shortage: number;
  };
  /** Of the reservation. */
  readonly ReservationMoved: {
    readonly reservationId: string;
    /** Of the retailers subgraph. */
    readonly orderId: string;
    readonly status: ReservationStatus;
    /** Null for a new hold. */
    readonly previous: ReservationStatus | null;
    readonly expiresAt: Date;
    readonly version: number;
  };
}

/** The aggregate of a supplier's stock changes. */
export const feedOf = (supplierId: string): string => `${supplierId}/stock`;

/** The aggregate of a supplier's shortages. */
export const shortagesOf = (supplierId: string): string => `${supplierId}/shortages`;
