import { chinaDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Watched, WatchedShipment } from '../domain/alerts/watched.ts';
import { type CustomsRates, valueInCny } from '../domain/customs-value.ts';
import type { OrderDocument, ShipmentDocument } from '../domain/order-documents.ts';
import type { ZonePeriod } from '../domain/zone-period.ts';
import type { SupplierPlaceRecord } from '../models/supplier-place.ts';
import { zoneOfOrder } from './order-zone.ts';

/** What an order is seen against. */
export interface Surroundings {
  readonly rates: readonly CustomsRates[];
  readonly zones: ReadonlyMap<string, ZonePeriod>;
  /** Those of the order's suppliers. */
  readonly places: readonly SupplierPlaceRecord[];
}

const HEADING_DIGITS = 4;

/** What the rules see of an order. */
export function watchedOrder(
  { orderId, order }: { readonly orderId: string; readonly order: OrderDocument },
  { rates, zones, places }: Surroundings,
): Watched {
  const { placedAt: at, channel, buyerId, retailerId, retailerZoneId } = order;
  const on = chinaDate(at);
  const beltOf = new Map(places.map(({ _id, beltId }) => [_id, beltId ?? null]));
  const fenOf = (amount: Money) => fenOn(amount, rates, on);
  return {
    type: 'ORDER',
    ...{ orderId, at, channel, buyerId, retailerId },
    zoneId: zoneOfOrder(zones, { retailerZoneId, places, on }),
    goodsFen: fenOf(order.goods),
    lines: order.lines.map(({ number, skuId, supplierId, hsCode, unitPrice, netGrams }) => ({
      ...{ number, skuId, unitPrice, netGrams },
      beltId: beltOf.get(supplierId) ?? null,
      heading: hsCode.slice(0, HEADING_DIGITS),
      unitPriceFen: fenOf(unitPrice),
    })),
  };
}

/** What the rules see of a shipment on its way out. */
export function watchedShipment(
  { orderId, order }: { readonly orderId: string; readonly order: OrderDocument },
  shipment: ShipmentDocument,
  { zones, places }: Surroundings,
): WatchedShipment {
  const { shipmentId, bookedAt: at, carrierId, waybill, grossGrams, lines } = shipment;
  const { retailerZoneId } = order;
  const gramsOf = new Map(order.lines.map((line) => [line.number, line.grossGrams]));
  return {
    type: 'SHIPMENT',
    ...{ shipmentId, orderId, at, carrierId, waybill, grossGrams },
    zoneId: zoneOfOrder(zones, { retailerZoneId, places, on: chinaDate(at) }),
    expectedGrams: lines.reduce(
      (grams, { lineNumber, quantity }) => grams + quantity * (gramsOf.get(lineNumber) ?? 0),
      0,
    ),
  };
}

/** Hundredths of a yuan; null where no rate of the day is known. */
export function fenOn(amount: Money, rates: readonly CustomsRates[], on: string): bigint | null {
  try {
    return valueInCny(amount, rates, on).minor;
  } catch (error) {
    if (error instanceof Problem && error.code === 'RULE_UNKNOWN') return null;
    throw error;
  }
}
