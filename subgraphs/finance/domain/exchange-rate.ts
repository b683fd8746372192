import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Currency } from '../../../values/currency.ts';
import { Decimal, parseDecimal } from '../../../values/decimal.ts';
import { type DatedRow, firstRowOn, type Rule, ruleOf } from '../../../values/dated-row.ts';

/** A published rate. Its subject is `<base>/<quote>`. */
export interface FxRateRow extends DatedRow {
  readonly base: Currency;
  readonly quote: Currency;
  /** Units of `quote` for one of `base`. */
  readonly rate: string;
}

export interface ExchangeRate {
  readonly base: Currency;
  readonly quote: Currency;
  readonly rate: Decimal;
  readonly on: CalendarDate;
  readonly rule: Rule;
}

/** A pair of currencies on a day. */
export interface RateQuery {
  readonly base: Currency;
  readonly quote: Currency;
  readonly on: CalendarDate;
}

/** China's central parities are published against the yuan; other pairs are crossed through it. */
const PIVOT: Currency = 'CNY';

/** A rate that is reckoned keeps as many digits as a price of any size needs. */
const DERIVED_DIGITS = 10;

export const pairOf = (base: Currency, quote: Currency): string => `${base}/${quote}`;

const bothWays = (a: Currency, b: Currency): readonly string[] =>
  a === b ? [] : [pairOf(a, b), pairOf(b, a)];

/** Every pair whose rows a rate may be taken or reckoned from. */
export const pairsToLoad = (base: Currency, quote: Currency): readonly string[] =>
  base === quote
    ? []
    : [...new Set([...bothWays(base, quote), ...bothWays(base, PIVOT), ...bothWays(quote, PIVOT)])];

/**
 * The rate of a day: the row of the pair, else that of the opposite pair, else the cross of both currencies' rates in
 * CNY. Null where rows are missing; never the rate of another day.
 */
export function exchangeRateOn(rows: readonly FxRateRow[], query: RateQuery): ExchangeRate | null {
  const { base, quote, on } = query;
  if (base === quote) return { ...query, rate: new Decimal('1'), rule: sameCurrency(query) };
  const direct = legOn(rows, query);
  if (direct) return { ...query, rate: direct.rate, rule: direct.rule };
  const from = base === PIVOT ? null : legOn(rows, { base, quote: PIVOT, on });
  const to = quote === PIVOT ? null : legOn(rows, { base: quote, quote: PIVOT, on });
  if (!from || !to) return null;
  return {
    ...query,
    rate: from.exact.div(to.exact).prec(DERIVED_DIGITS),
    rule: crossed(query, from.rule, to.rule),
  };
}

interface Leg {
  readonly rate: Decimal;
  /** The same before rounding. */
  readonly exact: Decimal;
  readonly rule: Rule;
}

/** Of a pair and its opposite the operator's row, else the pair's own. */
function legOn(rows: readonly FxRateRow[], { base, quote, on }: RateQuery): Leg | null {
  const found = bothWays(base, quote)
    .map((subject) => firstRowOn(rows, [subject], on))
    .filter((row) => row !== null);
  const row = found.find(({ byOperator }) => byOperator) ?? found[0];
  if (!row) return null;
  const published = parseDecimal(row.rate);
  const rule = ruleOf(row);
  if (row.base === base) return { rate: published, exact: published, rule };
  const exact = new Decimal('1').div(published);
  return { rate: exact.prec(DERIVED_DIGITS), exact, rule: { ...rule, text: `1 divided by: ${rule.text}` } };
}

const crossed = ({ base, quote }: RateQuery, from: Rule, to: Rule): Rule => ({
  key: `${from.key} : ${to.key}`,
  text: `${pairOf(base, quote)} crossed through ${PIVOT}: (${from.text}) / (${to.text})`,
  source: [...new Set([from.source, to.source])].join('; '),
  validFrom: from.validFrom > to.validFrom ? from.validFrom : to.validFrom,
  validTo: earlier(from.validTo, to.validTo),
  sample: from.sample || to.sample,
});

const sameCurrency = ({ base, on }: RateQuery): Rule => ({
  key: `fx-rate/${pairOf(base, base)}`,
  text: 'A currency is worth itself',
  source: 'definition',
  validFrom: on,
  validTo: null,
  sample: false,
});

function earlier(a: CalendarDate | null, b: CalendarDate | null): CalendarDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}
