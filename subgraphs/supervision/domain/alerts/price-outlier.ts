import { chinaDate } from '../../../../values/calendar-date.ts';
import { formatAmount, money } from '../../../../values/money.ts';
import { parameterOf } from './alert-rule.ts';
import type { Check } from './check.ts';
import { type Highest, highestIn, median, raisedTo, ratio, shown } from './measured.ts';
import type { OrderedLine } from './value-drift.ts';

/** A SKU of a heading and belt, and what it sold for last. */
export interface Peer {
  readonly skuId: string;
  readonly fenPerKg: bigint;
  readonly highest: Highest | null;
}

/** The SKUs that sold last, oldest first. */
export interface Peers {
  readonly peers: readonly Peer[];
}

/**
 * A price for the kilogram far from those of other SKUs of the same heading and belt, in the same channel; once a day
 * for each SKU.
 *
 * By weight, because sales units differ: a pair here is a carton there. As a multiple, because a tenth of the usual
 * price is as strange as ten times of it.
 */
export const priceOutlier: Check<OrderedLine & { readonly fenPerKg: bigint }, Peers> = {
  code: 'PRICE_OUTLIER',
  itemsOf: (watched) =>
    watched.type === 'ORDER'
      ? watched.lines.flatMap((line) => {
          const { unitPriceFen, netGrams, beltId } = line;
          if (beltId === null || unitPriceFen === null || netGrams <= 0) return [];
          const fenPerKg = (unitPriceFen * 1_000n) / BigInt(netGrams);
          return fenPerKg > 0n ? [{ order: watched, line, fenPerKg }] : [];
        })
      : [],
  matterOf: ({ order, line }) => `${line.beltId}/${line.heading}/${order.channel}`,
  check: ({ order, line, fenPerKg }, rule, state) => {
    const { skuId, heading } = line;
    const before = state?.peers ?? [];
    const others = before.filter((peer) => peer.skuId !== skuId);
    const highest = before.find((peer) => peer.skuId === skuId)?.highest ?? null;
    const remember = (now: Highest | null) => ({
      peers: [...others, { skuId, fenPerKg, highest: now }].slice(-parameterOf(rule, 'peers')),
    });
    if (others.length < parameterOf(rule, 'minimum')) return { state: remember(highest), measured: null };
    const expected = median(others.map((peer) => peer.fenPerKg));
    const period = chinaDate(order.at);
    const measure = fenPerKg > expected ? ratio(fenPerKg, expected) : ratio(expected, fenPerKg);
    const yuan = (fen: bigint) => formatAmount(money(fen, 'CNY'));
    const far = `${shown(measure)} times ${fenPerKg > expected ? 'more' : 'less'}`;
    return {
      state: remember(raisedTo(highest, { period, measure })),
      measured: {
        rule,
        key: String(line.number),
        zoneId: order.zoneId,
        measure,
        before: highestIn(highest, period),
        evidence: [
          {
            subject: { type: 'Sku', id: skuId },
            measure: `Value of a kilogram, against the median of ${others.length} SKUs of ${heading} in the belt`,
            observed: yuan(fenPerKg),
            expected: yuan(expected),
            unit: 'CNY',
          },
          {
            subject: { type: 'Order', id: order.orderId },
            measure: `Line ${line.number}`,
            observed: null,
            expected: null,
            unit: null,
          },
        ],
        explanation: `A kilogram for CNY ${yuan(fenPerKg)} is ${far} than the median of ${others.length} other SKUs of heading ${heading} in the belt, CNY ${yuan(expected)}`,
      },
    };
  },
};
