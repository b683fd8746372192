import type { NewEvent } from '../../runtime/events.ts';
import {
  type EventData,
  type OrderMoved,
  type OrderPlaced,
  orderPlaced,
} from '../../subgraphs/retailers/domain/events.ts';
import type { Order, OrderLine } from '../../subgraphs/retailers/domain/order.ts';
import { money, multiply, sum } from '../../values/money.ts';

const PLACED_AT = new Date('2026-11-23T08:00:00Z');

/** A set of building blocks from Chenghai. */
export const anOrderLine = (given: Partial<OrderLine> = {}): OrderLine => {
  const { quantity = 2, unitPrice = money(24_90n, 'EUR') } = given;
  return {
    number: 1,
    listingId: 'lst_01a2076b440000000000000000000001',
    skuId: 'sku_01a2076b440000000000000000000001',
    supplierId: 'sup_01a2076b440000000000000000000001',
    skuVersion: 1,
    code: 'CH-BLOCKS-200',
    nameEn: 'Building blocks, 200 pieces',
    nameZh: '积木200片装',
    brandName: null,
    hsCode: '9503006000',
    origin: 'CN',
    unit: 'C62',
    netGrams: 850,
    grossGrams: 1_000,
    legalQuantities: [
      { value: '1', unit: 'C62' },
      { value: '0.85', unit: 'KGM' },
    ],
    quantity,
    unitPrice,
    amount: multiply(unitPrice, BigInt(quantity)),
    ...given,
  };
};

/** A consumer in Berlin who has ordered two sets of a shop in Shantou, delivered by mail, all duties paid. */
export function anOrder(given: Partial<Order> = {}): Order {
  const { lines = [anOrderLine()], freight = money(8_40n, 'EUR'), placedAt = PLACED_AT } = given;
  const currency = lines[0]?.amount.currency ?? 'EUR';
  const goods = sum(
    lines.map(({ amount }) => amount),
    currency,
  );
  const none = money(0n, currency);
  return {
    _id: 'ord_01a2076b440000000000000000000001',
    number: '000042',
    retailerId: 'ret_01a2076b440000000000000000000001',
    retailerName: 'Shantou Toys Online',
    retailerZoneId: 'zone_shantou',
    buyerId: 'buy_01a2076b440000000000000000000001',
    buyerKind: 'CONSUMER',
    supplierIds: [...new Set(lines.map(({ supplierId }) => supplierId))],
    channel: 'B2C',
    market: 'DE',
    destination: 'DE',
    incoterm: 'DDP',
    namedPlace: 'Berlin',
    terms: 'PREPAID',
    quote: {
      id: 'quote_sample',
      laneId: 'lane_post_cn_eu',
      carrierId: 'carrier_EMS',
      fromPortId: 'port_CNCAN',
      destination: 'DE',
      mode: 'POST',
      price: freight,
      grossGrams: 2_200,
    },
    currency,
    goods,
    freight,
    insurance: none,
    discount: none,
    total: sum([goods, freight], currency),
    deposit: null,
    lines,
    status: 'PLACED',
    agreedBy: [],
    placedAt,
    holdExpiresAt: new Date(placedAt.getTime() + 3_600_000),
    changedAt: placedAt,
    version: 1,
    ...given,
  };
}

/** What every subgraph learns of an order, as it is delivered. */
export function anOrderPlaced(given: Partial<Order> = {}): NewEvent<OrderPlaced> {
  const order = anOrder(given);
  return { aggregateId: order._id, sequence: 1, type: 'OrderPlaced', data: orderPlaced(order, 'BUYER') };
}

/** A step of the sample order; the second, to CONFIRMED, unless it is said otherwise. */
export function anOrderMoved(given: Partial<OrderMoved> = {}): NewEvent<EventData['OrderMoved']> {
  const data: OrderMoved = {
    orderId: anOrder()._id,
    status: 'CONFIRMED',
    previous: 'PLACED',
    at: new Date(PLACED_AT.getTime() + 600_000),
    by: 'SUPPLIER',
    reason: null,
    supplierId: null,
    version: 2,
    ...given,
  };
  return { aggregateId: data.orderId, sequence: data.version, type: 'OrderMoved', data };
}
