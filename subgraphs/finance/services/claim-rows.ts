import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Currency } from '../../../values/currency.ts';
import { prefixesOf } from '../../../values/hs-code.ts';
import { Problem } from '../../../values/problem.ts';
import { createDatedLoader, loadRows } from '../dated-loader.ts';
import { firstRowOn } from '../../../values/dated-row.ts';
import type { DeadlineRows } from '../domain/decide-claim.ts';
import { type ExchangeRate, exchangeRateOn, type FxRateRow, pairsToLoad } from '../domain/exchange-rate.ts';
import { refundRateOn, type RefundRateRow } from '../domain/refund-rate.ts';
import type { LevyRateRow, RefundRuleName, RefundRuleRow } from '../domain/refund-rules.ts';
import type { CalendarRow } from '../domain/working-days.ts';
import type { Models } from '../models/index.ts';

const RULES: readonly RefundRuleName[] = [
  'EXEMPT_AND_REFUND',
  'EXEMPT_CREDIT_REFUND',
  'EXEMPT_ONLY',
  'EXEMPT_WITHOUT_INVOICE',
  'TAXED',
  'PRE_REFUND',
  'CLAIM_DEADLINE',
  'RECONCILE_DEADLINE',
  'DEEMED_PROFIT',
  'INCOME_TAX',
  'INCOME_TAX_SMALL',
];

/** The rules of these days, and the calendars by which their last days are found. */
export async function loadDeadlineRows(
  models: Pick<Models, 'refundRules' | 'calendars'>,
  days: readonly CalendarDate[],
): Promise<DeadlineRows> {
  const rules = createDatedLoader<RefundRuleRow>(models.refundRules);
  const calendars = createDatedLoader<CalendarRow>(models.calendars);
  const each = [...new Set(days)];
  const [foundRules, foundCalendars] = await Promise.all([
    Promise.all(each.map((on) => loadRows(rules, RULES, on))),
    Promise.all([...new Set(each.map(aprilAfter))].map((on) => loadRows(calendars, ['CN'], on))),
  ]);
  return { rules: distinct(foundRules.flat()), calendars: distinct(foundCalendars.flat()) };
}

const aprilAfter = (day: CalendarDate): CalendarDate => `${Number(day.slice(0, 4)) + 1}-04-15`;

const distinct = <Row extends { readonly _id: string }>(rows: readonly Row[]): readonly Row[] => [
  ...new Map(rows.map((row) => [row._id, row])).values(),
];

/** The rates for goods of a code on their day of export. */
export interface GoodsRates {
  /** Null = RATE_UNKNOWN where the route depends on it. */
  readonly refundRate: RefundRateRow | null;
  readonly levy: LevyRateRow;
  readonly fx: ExchangeRate;
}

export interface GoodsOn {
  readonly hsCode: string;
  readonly currency: Currency;
  readonly on: CalendarDate;
}

/** Loads rates; those that are asked for together with one command a collection. */
export function createRatesOf(
  models: Pick<Models, 'refundRates' | 'levyRates' | 'fxRates'>,
): (goods: GoodsOn) => Promise<GoodsRates> {
  const refundRates = createDatedLoader<RefundRateRow>(models.refundRates);
  const levyRates = createDatedLoader<LevyRateRow>(models.levyRates);
  const fxRates = createDatedLoader<FxRateRow>(models.fxRates);

  return async ({ hsCode, currency, on }) => {
    const prefixes = prefixesOf(hsCode);
    const pair = { base: currency, quote: 'CNY', on } as const;
    const [refundRows, levyRows, fxRows] = await Promise.all([
      loadRows(refundRates, prefixes, on),
      loadRows(levyRates, [...prefixes, ''], on),
      loadRows(fxRates, pairsToLoad(pair.base, pair.quote), on),
    ]);
    return {
      refundRate: refundRateOn(refundRows, hsCode, on),
      levy: firstRowOn(levyRows, [...prefixes, ''], on) ?? unknown(`levy on ${hsCode}`, on),
      fx: exchangeRateOn(fxRows, pair) ?? unknown(`rate of ${currency} in CNY`, on),
    };
  };
}

function unknown(what: string, on: CalendarDate): never {
  throw new Problem('RATE_UNKNOWN', 'rate-unknown', { message: `No ${what} is known for ${on}`, on });
}
