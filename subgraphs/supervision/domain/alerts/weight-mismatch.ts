import type { Check } from './check.ts';
import { deviation, mention, shown } from './measured.ts';
import type { WatchedShipment } from './watched.ts';

/** A waybill whose weight is far from that of its goods. Nothing has to be remembered for it. */
export const weightMismatch: Check<WatchedShipment, null> = {
  code: 'WEIGHT_MISMATCH',
  itemsOf: (watched) => (watched.type === 'SHIPMENT' && watched.expectedGrams > 0 ? [watched] : []),
  matterOf: () => null,
  check: ({ shipmentId, orderId, zoneId, grossGrams, expectedGrams }, rule) => {
    const measure = deviation(BigInt(grossGrams), BigInt(expectedGrams));
    return {
      state: null,
      measured: {
        rule,
        key: '',
        zoneId,
        measure,
        before: 0,
        evidence: [
          {
            subject: { type: 'Shipment', id: shipmentId },
            measure: 'Gross weight on the waybill, against that of the goods',
            observed: String(grossGrams),
            expected: String(expectedGrams),
            unit: 'g',
          },
          mention({ type: 'Order', id: orderId }, 'The order whose goods it carries'),
        ],
        explanation: `The waybill says ${grossGrams} g, which is ${shown(measure)} % off the ${expectedGrams} g that its goods weigh by the order`,
      },
    };
  },
};
