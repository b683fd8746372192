import type { Check } from './check.ts';
import { ratio } from './measured.ts';
import type { WatchedShortage } from './watched.ts';

/** More was promised than is on hand. The owner of the stock tells it each time that the gap has grown. */
export const stockShortage: Check<WatchedShortage, null> = {
  code: 'STOCK_SHORTAGE',
  itemsOf: (watched) => (watched.type === 'SHORTAGE' ? [watched] : []),
  matterOf: () => null,
  check: ({ skuId, warehouseId, zoneId, onHand, reserved, shortage }, rule) => ({
    state: null,
    measured: {
      rule,
      key: '',
      zoneId,
      measure: ratio(BigInt(shortage), 1n),
      before: 0,
      evidence: [
        {
          subject: { type: 'Sku', id: skuId },
          measure: `On hand in ${warehouseId}, against what is reserved`,
          observed: String(onHand),
          expected: String(reserved),
          unit: null,
        },
      ],
      explanation: `${reserved} units are promised and ${onHand} are on hand: ${shortage} are missing`,
    },
  }),
};
