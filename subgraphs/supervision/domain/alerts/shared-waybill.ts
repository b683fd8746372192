import type { Check } from './check.ts';
import { MAX_EVIDENCE, mention, ratio } from './measured.ts';
import type { WatchedShipment } from './watched.ts';

/** The shipments that go under one waybill, in the order of their coming; no more than are shown. */
export interface WaybillUses {
  readonly shipments: readonly { readonly shipmentId: string; readonly orderId: string }[];
  readonly orders: number;
}

/** One carrier's waybill for several orders; each number of orders is reached once. */
export const sharedWaybill: Check<WatchedShipment, WaybillUses> = {
  code: 'SHARED_WAYBILL',
  itemsOf: (watched) => (watched.type === 'SHIPMENT' ? [watched] : []),
  matterOf: ({ carrierId, waybill }) => `${carrierId}/${waybill}`,
  check: ({ shipmentId, orderId, waybill, zoneId }, rule, state) => {
    const before = state ?? { shipments: [], orders: 0 };
    if (before.shipments.some((each) => each.orderId === orderId)) return { state: before, measured: null };
    const orders = before.orders + 1;
    const shipments = [...before.shipments, { shipmentId, orderId }].slice(-MAX_EVIDENCE / 2);
    if (orders < 2) return { state: { shipments, orders }, measured: null };
    return {
      state: { shipments, orders },
      measured: {
        rule,
        key: '',
        zoneId,
        measure: ratio(BigInt(orders), 1n),
        before: ratio(BigInt(before.orders), 1n),
        evidence: shipments.flatMap((each) => [
          mention({ type: 'Shipment', id: each.shipmentId }, 'Shipment under the waybill'),
          mention({ type: 'Order', id: each.orderId }, 'Its order'),
        ]),
        explanation: `Waybill ${waybill} of one carrier stands for ${orders} orders`,
      },
    };
  },
};
