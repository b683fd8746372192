import type { Money } from '../../../../values/money.ts';
import type { Channel } from '../../../../values/channel.ts';

/** What the rules look at: no more of an event than they need. */
export type Watched = WatchedOrder | WatchedShipment | WatchedShortage | WatchedClaim;

export interface WatchedLine {
  readonly number: number;
  readonly skuId: string;
  /** Null = the supplier is in no belt. */
  readonly beltId: string | null;
  /** Four digits. */
  readonly heading: string;
  readonly unitPrice: Money;
  /** Of one sales unit in hundredths of a yuan; null where no rate of the day is known. */
  readonly unitPriceFen: bigint | null;
  readonly netGrams: number;
}

export interface WatchedOrder {
  readonly type: 'ORDER';
  readonly orderId: string;
  readonly at: Date;
  readonly zoneId: string | null;
  readonly channel: Channel;
  readonly buyerId: string;
  readonly retailerId: string;
  /** The goods in hundredths of a yuan; null where no rate of the day is known. */
  readonly goodsFen: bigint | null;
  readonly lines: readonly WatchedLine[];
}

export interface WatchedShipment {
  readonly type: 'SHIPMENT';
  readonly shipmentId: string;
  readonly orderId: string;
  readonly at: Date;
  readonly zoneId: string | null;
  readonly carrierId: string;
  readonly waybill: string;
  readonly grossGrams: number;
  /** By the weights of what the order says of each unit. */
  readonly expectedGrams: number;
}

export interface WatchedShortage {
  readonly type: 'SHORTAGE';
  readonly skuId: string;
  readonly at: Date;
  readonly zoneId: string | null;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly shortage: number;
}

/** Goods of one declared line that a refund is claimed for. */
export interface ClaimedGoods {
  readonly orderId: string;
  readonly hsCode: string;
  readonly claimed: number;
  /** Of what the claim names, so many units have left; 0 where nothing fits. */
  readonly exported: number;
}

export interface WatchedClaim {
  readonly type: 'CLAIM';
  readonly claimId: string;
  readonly at: Date;
  readonly zoneId: string | null;
  readonly goods: readonly ClaimedGoods[];
}
