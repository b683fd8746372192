import { parameterOf } from './alert-rule.ts';
import type { Check } from './check.ts';
import {
  type Evidence,
  type Highest,
  highestIn,
  MAX_EVIDENCE,
  mention,
  raisedTo,
  ratio,
  recentWith,
} from './measured.ts';
import type { WatchedOrder } from './watched.ts';

interface LastOrder {
  readonly orderId: string;
  readonly at: Date;
}

/** A buyer's last orders, oldest first; as many as the highest threshold that can be asked for. */
export interface LastOrders {
  readonly orders: readonly LastOrder[];
  readonly highest: Highest | null;
}

const MINUTE_MS = 60_000;
const HOUR_LENGTH = '2026-11-23T08'.length;

/** Too many orders of one buyer in a short time; once in an hour of the clock. */
export const velocity: Check<WatchedOrder, LastOrders> = {
  code: 'VELOCITY',
  itemsOf: (watched) => (watched.type === 'ORDER' ? [watched] : []),
  matterOf: ({ buyerId }) => buyerId,
  check: (order, rule, state) => {
    const { orders, highest } = state ?? { orders: [], highest: null };
    const minutes = parameterOf(rule, 'minutes');
    const { orderId, at } = order;
    const withinMs = minutes * MINUTE_MS;
    const remembered = parameterOf(rule, 'remembered');
    const recent = recentWith(orders, { orderId, at }, { withinMs, remembered });
    if (recent.length < 2) return { state: { orders: recent, highest }, measured: null };
    const period = at.toISOString().slice(0, HOUR_LENGTH);
    const measure = ratio(BigInt(recent.length), 1n);
    return {
      state: { orders: recent, highest: raisedTo(highest, { period, measure }) },
      measured: {
        rule,
        key: '',
        zoneId: order.zoneId,
        measure,
        before: highestIn(highest, period),
        evidence: recent.slice(-MAX_EVIDENCE).map(evidenceOf),
        explanation: `One buyer placed ${recent.length} orders within ${minutes} minutes`,
      },
    };
  },
};

const evidenceOf = ({ orderId, at }: LastOrder): Evidence =>
  mention({ type: 'Order', id: orderId }, `Placed at ${at.toISOString()}`);
