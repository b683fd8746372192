import type { Observed } from '../observe.ts';
import type { Level, StockChange } from '../observe-stock.ts';
import { checkEach, type Invariant, unless, withAttempts } from './invariant.ts';

const nameOf = ({ skuId, warehouseId }: Level): string => `${skuId} in ${warehouseId}`;
const keyOf = ({ skuId, warehouseId }: Pick<Level, 'skuId' | 'warehouseId'>): string =>
  `${skuId}/${warehouseId}`;

export const stockInvariants: readonly Invariant[] = [
  {
    id: 'I1',
    text: 'available and shortage follow from onHand, reserved and safety',
    check: ({ levelsAfter }) =>
      checkEach('stock levels', levelsAfter, (level) => {
        const { onHand, reserved, safety, available, shortage } = level;
        const isRight =
          available === Math.max(0, onHand - reserved - safety) &&
          shortage === Math.max(0, reserved - onHand);
        return unless(isRight, `${nameOf(level)}: ${JSON.stringify(level)}`);
      }),
  },
  {
    id: 'I2',
    text: 'never is more granted than is there',
    check: ({ levelsAfter, world }) => {
      const levels = checkEach('stock levels', levelsAfter, (level) =>
        unless(level.shortage === 0, `${nameOf(level)} is short of ${level.shortage}`),
      );
      return withAttempts(levels, world.attempts.I2, 'orders of more than there is that were refused');
    },
  },
  {
    id: 'I3',
    text: 'what is reserved is what live orders hold',
    check: (observed) => {
      const held = heldByOrders(observed);
      const before = new Map(observed.levelsBefore.map((level) => [keyOf(level), level.reserved]));
      return checkEach('stock levels', observed.levelsAfter, (level) => {
        const own = held.get(keyOf(level)) ?? 0;
        // What others held before may have ended meanwhile.
        const most = own + (before.get(keyOf(level)) ?? 0);
        return unless(
          own <= level.reserved && level.reserved <= most,
          `${nameOf(level)}: reserved ${level.reserved}, held ${own}, with what others held before ${most}`,
        );
      });
    },
  },
  {
    id: 'I4',
    text: 'the change feed from its beginning gives the stock; versions grow by one',
    check: ({ changes, levelsAfter }) => {
      const replayed = replay(changes);
      return checkEach('stock levels', levelsAfter, (level) => {
        const known = replayed.get(keyOf(level));
        const isSame =
          known?.gaps === 0 &&
          known.onHand === level.onHand &&
          known.reserved === level.reserved &&
          known.version === level.version;
        return unless(isSame, `${nameOf(level)}: the feed gives ${JSON.stringify(known)}`);
      });
    },
  },
  {
    id: 'I5',
    text: 'a key gives the same answer again, and none for another input',
    check: ({
      world: {
        replays: { resent, contradicted, failures },
      },
    }) => ({
      counted: resent + contradicted,
      what: 'mutations sent again',
      failures,
    }),
  },
  {
    id: 'I6',
    text: 'a publish below what is reserved is taken, and shows a shortage',
    coveredBy:
      'test/subgraphs/manufacturers/services/publish-inventory.test.ts › is accepted, shown as a shortage, and told once for each time that it grows',
  },
  {
    id: 'I7',
    text: 'sequences are taken once and in order',
    coveredBy:
      'test/subgraphs/manufacturers/services/publish-inventory.test.ts › is accepted in order, once each',
  },
];

/** States of a shipment whose goods have left their warehouse. */
const NOT_LEFT: ReadonlySet<string> = new Set(['BOOKED', 'CANCELLED']);

/** Sales units that the run's orders still hold, by SKU and warehouse: what was committed and has not left. */
function heldByOrders({ told, orders }: Observed): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const [index, { goods, units }] of told.entries()) {
    const order = orders[index];
    const hasLeft = order?.shipments.some(({ status }) => !NOT_LEFT.has(status)) ?? true;
    if (order?.status === 'CANCELLED' || hasLeft) continue;
    held.set(keyOf(goods), (held.get(keyOf(goods)) ?? 0) + units);
  }
  return held;
}

interface Replayed {
  onHand: number;
  reserved: number;
  version: number;
  gaps: number;
}

function replay(changes: readonly StockChange[]): ReadonlyMap<string, Replayed> {
  const levels = new Map<string, Replayed>();
  for (const { sku, level, onHandDelta, reservedDelta } of changes) {
    const key = `${sku.id}/${level.warehouse.id}`;
    const known = levels.get(key) ?? { onHand: 0, reserved: 0, version: 0, gaps: 0 };
    levels.set(key, {
      onHand: known.onHand + onHandDelta,
      reserved: known.reserved + reservedDelta,
      version: level.version,
      gaps: known.gaps + (level.version === known.version + 1 ? 0 : 1),
    });
  }
  return levels;
}
