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
