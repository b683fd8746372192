import { chinaDate } from '../../../../values/calendar-date.ts';
import { formatAmount, money } from '../../../../values/money.ts';
import { type AlertRule, parameterOf } from './alert-rule.ts';
import type { Check } from './check.ts';
import {
  type Evidence,
  type Highest,
  highestIn,
  MAX_EVIDENCE,
  raisedTo,
  ratio,
  recentWith,
} from './measured.ts';
import type { WatchedOrder } from './watched.ts';

interface SmallOrder {
  readonly orderId: string;
  readonly at: Date;
  readonly fen: bigint;
}

/** A buyer's last orders at one retailer that were each under the limit, oldest first. */
export interface SmallOrders {
  readonly orders: readonly SmallOrder[];
  readonly highest: Highest | null;
}

interface Small {
  readonly order: WatchedOrder;
  readonly fen: bigint;
}

const HOUR_MS = 3_600_000;

/** Orders of one buyer at one retailer that are each under the limit and together above it; once a day. */
export const orderSplitting: Check<Small, SmallOrders> = {
  code: 'ORDER_SPLITTING',
  itemsOf: (watched) =>
    watched.type === 'ORDER' && watched.goodsFen !== null ? [{ order: watched, fen: watched.goodsFen }] : [],
  matterOf: ({ order }) => `${order.buyerId}/${order.retailerId}`,
  check: ({ order, fen }, rule, state) => {
    const { orders, highest } = state ?? { orders: [], highest: null };
    // One that is above the limit by itself goes the way of large ones: nothing was cut.
    if (fen > BigInt(parameterOf(rule, 'limit')) * 100n)
      return { state: { orders, highest }, measured: null };
    const { orderId, at } = order;
    const recent = recentWith(orders, { orderId, at, fen }, windowOf(rule));
    if (recent.length < 2) return { state: { orders: recent, highest }, measured: null };
    const period = chinaDate(at);
    const total = recent.reduce((sum, each) => sum + each.fen, 0n);
    const measure = ratio(total, 100n);
    return {
      state: { orders: recent, highest: raisedTo(highest, { period, measure }) },
      measured: {
        rule,
        key: '',
        zoneId: order.zoneId,
        measure,
        before: highestIn(highest, period),
        evidence: recent.slice(-MAX_EVIDENCE).map(evidenceOf),
        explanation: `${recent.length} orders of one buyer at one retailer within ${parameterOf(rule, 'hours')} hours, each up to CNY ${parameterOf(rule, 'limit')}, make CNY ${yuan(total)} together`,
      },
    };
  },
};

const windowOf = (rule: AlertRule) => ({
  withinMs: parameterOf(rule, 'hours') * HOUR_MS,
  remembered: parameterOf(rule, 'remembered'),
});

const yuan = (fen: bigint): string => formatAmount(money(fen, 'CNY'));

const evidenceOf = ({ orderId, fen }: SmallOrder): Evidence => ({
  subject: { type: 'Order', id: orderId },
  measure: 'Value of the goods',
  observed: yuan(fen),
  expected: null,
  unit: 'CNY',
});
