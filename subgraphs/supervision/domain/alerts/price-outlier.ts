import { chinaDate } from '../../../../values/calendar-date.ts';
import { formatAmount, money } from '../../../../values/money.ts';
import { type AlertRule, parameterOf } from './alert-rule.ts';
import type { Check } from './check.ts';
import {
  type Evidence,
  type Highest,
  highestIn,
  median,
  mention,
  raisedTo,
  ratio,
  shown,
} from './measured.ts';
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
export const priceOutlier: Check<Priced, Peers> = {
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
  check: (sale, rule, state) => {
    const { order, line, fenPerKg } = sale;
    const { others, highest } = peersOf(line.skuId, state);
    const remember = (now: Highest | null) => withSale(sale, others, { highest: now, rule });
    if (others.length < parameterOf(rule, 'minimum')) return { state: remember(highest), measured: null };
    const expected = median(others.map((peer) => peer.fenPerKg));
    const period = chinaDate(order.at);
    const measure = fenPerKg > expected ? ratio(fenPerKg, expected) : ratio(expected, fenPerKg);
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
          valueOf({ line, fenPerKg }, { expected, of: others.length }),
          mention({ type: 'Order', id: order.orderId }, `Line ${line.number}`),
        ],
        explanation: `A kilogram for CNY ${yuan(fenPerKg)} is ${far} than the median of ${others.length} other SKUs of heading ${line.heading} in the belt, CNY ${yuan(expected)}`,
      },
    };
  },
};

interface Priced extends OrderedLine {
  readonly fenPerKg: bigint;
}

const yuan = (fen: bigint): string => formatAmount(money(fen, 'CNY'));

const valueOf = (
  { line: { skuId, heading }, fenPerKg }: Pick<Priced, 'line' | 'fenPerKg'>,
  median: { readonly expected: bigint; readonly of: number },
): Evidence => ({
  subject: { type: 'Sku', id: skuId },
  measure: `Value of a kilogram, against the median of ${median.of} SKUs of ${heading} in the belt`,
  observed: yuan(fenPerKg),
  expected: yuan(median.expected),
  unit: 'CNY',
});

function peersOf(skuId: string, state: Peers | null) {
  const before = state?.peers ?? [];
  return {
    others: before.filter((peer) => peer.skuId !== skuId),
    highest: before.find((peer) => peer.skuId === skuId)?.highest ?? null,
  };
}

/** The peers after this sale: the others, and its SKU as the last. */
const withSale = (
  { line: { skuId }, fenPerKg }: Priced,
  others: readonly Peer[],
  { highest, rule }: { readonly highest: Highest | null; readonly rule: AlertRule },
): Peers => ({ peers: [...others, { skuId, fenPerKg, highest }].slice(-parameterOf(rule, 'peers')) });
