import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Currency } from '../../../values/currency.ts';
import { convert, type Money, sum } from '../../../values/money.ts';
import type { Consignment } from './consignment.ts';
import {
  type CostKind,
  type CostLine,
  type Costs,
  costs,
  fixedLine,
  joinCosts,
  missing,
} from './cost-line.ts';
import { exchangeRateOn, type FxRateRow, pairOf } from './exchange-rate.ts';

/** How amounts come into a market's currency. */
export interface Exchange {
  readonly currency: Currency;
  readonly on: CalendarDate;
  readonly rows: readonly FxRateRow[];
}

/** A consignment's values in the market's currency. */
export interface ConsignmentValues {
  /** One for each of the goods, in their order. */
  readonly goods: readonly Money[];
  readonly freight: Money;
  readonly insurance: Money;
}

export interface GivenPrices {
  readonly costs: Costs;
  /** Null when one of the prices has no rate into the market's currency. */
  readonly values: ConsignmentValues | null;
}

/** The lines of a consignment's given prices, converted where they are in another currency. */
export function givenPrices({ goods, freight, insurance }: Consignment, exchange: Exchange): GivenPrices {
  const parts = joinCosts([
    ...goods.map(({ price }) => priceLine('GOODS', price, exchange)),
    ...(freight ? [priceLine('FREIGHT', freight, exchange)] : []),
    ...(insurance ? [priceLine('INSURANCE', insurance, exchange)] : []),
  ]);
  if (parts.missing.length > 0) return { costs: parts, values: null };
  const amountsOf = (kind: CostKind) => parts.lines.filter((line) => line.kind === kind).map(amountOf);
  return {
    costs: parts,
    values: {
      goods: amountsOf('GOODS'),
      freight: sum(amountsOf('FREIGHT'), exchange.currency),
      insurance: sum(amountsOf('INSURANCE'), exchange.currency),
    },
  };
}

const amountOf = ({ amount }: CostLine): Money => amount;

function priceLine(kind: CostKind, price: Money, exchange: Exchange): Costs {
  if (price.currency === exchange.currency) return costs(fixedLine(kind, price, null));
  const rate = exchangeRateOn(exchange.rows, { ...exchange, base: price.currency, quote: exchange.currency });
  if (!rate) return missing(missingRate(price.currency, exchange));
  const amount = convert(price, rate.rate, exchange.currency);
  return costs({ kind, amount, base: price, rate: rate.rate, rule: rate.rule });
}

/** An amount in the market's currency; null where the day has no rate for it. */
export function exchanged(amount: Money, { rows, currency, on }: Exchange): Money | null {
  const rate = exchangeRateOn(rows, { base: amount.currency, quote: currency, on });
  return rate && convert(amount, rate.rate, currency);
}

export const missingRate = (from: Currency, { currency, on }: Exchange): string =>
  `FX rate ${pairOf(from, currency)} on ${on}`;
