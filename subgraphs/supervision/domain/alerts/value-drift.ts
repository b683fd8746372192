import { chinaDate } from '../../../../values/calendar-date.ts';
import { formatAmount, money } from '../../../../values/money.ts';
import { parameterOf } from './alert-rule.ts';
import type { Check } from './check.ts';
import { deviation, type Evidence, type Highest, highestIn, median, raisedTo, shown } from './measured.ts';
import type { WatchedLine, WatchedOrder } from './watched.ts';

export interface OrderedLine {
  readonly order: WatchedOrder;
  readonly line: WatchedLine;
}

/** What a SKU sold for last in one channel and currency, oldest first. */
export interface PriceHistory {
  readonly prices: readonly bigint[];
  readonly highest: Highest | null;
}

/** A price far from what the SKU sold for before, by the median of its last sales; once a day for each SKU. */
export const valueDrift: Check<OrderedLine, PriceHistory> = {
  code: 'VALUE_DRIFT',
  itemsOf: (watched) =>
    watched.type === 'ORDER' ? watched.lines.map((line) => ({ order: watched, line })) : [],
  matterOf: ({ order, line }) => `${line.skuId}/${order.channel}/${line.unitPrice.currency}`,
  check: ({ order, line }, rule, state) => {
    const { minor, currency } = line.unitPrice;
    const { prices, highest } = state ?? { prices: [], highest: null };
    const next = [...prices, minor].slice(-parameterOf(rule, 'history'));
    const expected = prices.length < parameterOf(rule, 'minimum') ? 0n : median(prices);
    if (expected <= 0n) return { state: { prices: next, highest }, measured: null };
    const period = chinaDate(order.at);
    const measure = deviation(minor, expected);
    const [observed, usual] = [minor, expected].map((each) => formatAmount(money(each, currency)));
    return {
      state: { prices: next, highest: raisedTo(highest, { period, measure }) },
      measured: {
        rule,
        key: String(line.number),
        zoneId: order.zoneId,
        measure,
        before: highestIn(highest, period),
        evidence: [priceOf({ order, line }, expected), salesOf(line, prices)],
        explanation: `The unit price of ${observed} ${currency} is ${shown(measure)} % off the median of the SKU's last ${prices.length} sales, ${usual} ${currency}`,
      },
    };
  },
};

const priceOf = ({ order, line }: OrderedLine, expected: bigint): Evidence => ({
  subject: { type: 'Order', id: order.orderId },
  measure: `Unit price in line ${line.number}`,
  observed: formatAmount(line.unitPrice),
  expected: formatAmount(money(expected, line.unitPrice.currency)),
  unit: line.unitPrice.currency,
});

const salesOf = ({ skuId }: WatchedLine, prices: readonly bigint[]): Evidence => ({
  subject: { type: 'Sku', id: skuId },
  measure: 'Sales that the median is of',
  observed: String(prices.length),
  expected: null,
  unit: null,
});
