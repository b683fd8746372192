import { Decimal, parseDecimal } from '../../../values/decimal.ts';
import { fromDecimal, type Money } from '../../../values/money.ts';

/** A price of one kilogram from a weight upwards. */
export interface WeightBreak {
  readonly fromKg: number;
  /** An exact decimal, in the currency of the minimum. */
  readonly price: string;
}

export interface FreightPrice {
  /** No consignment pays less. */
  readonly minimum: Money;
  /** Lightest first, from 0 on, and cheaper from break to break. */
  readonly perKg: readonly WeightBreak[];
}

/** What `areWeightBreaks` asks, for people. */
export const WEIGHT_BREAKS = 'begins at 0 kg, and is cheaper from break to break';

/** True for breaks in order, from 0 on, each cheaper than the one before. */
export const areWeightBreaks = (breaks: readonly WeightBreak[]): boolean =>
  breaks.every(({ fromKg, price }, index) => {
    const before = breaks[index - 1];
    if (!before) return fromKg === 0;
    return before.fromKg < fromKg && parseDecimal(price).lt(parseDecimal(before.price));
  });

/**
 * The freight of a chargeable weight, rounded to the currency's smallest unit at the end.
 *
 * A consignment just under a break may pay as if it weighed as much as the break, where that is cheaper (IATA's rule of
 * the lower charge at a higher weight break).
 */
export function freightOf(grams: number, { minimum, perKg }: FreightPrice): Money {
  const kilograms = new Decimal(String(grams)).div('1000');
  const charges = perKg.map(({ fromKg, price }) => {
    const from = new Decimal(String(fromKg));
    return (kilograms.gt(from) ? kilograms : from).times(parseDecimal(price));
  });
  const cheapest = charges.reduce((a, b) => (b.lt(a) ? b : a));
  const freight = fromDecimal(cheapest, minimum.currency);
  return freight.minor > minimum.minor ? freight : minimum;
}
