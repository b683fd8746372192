import { datedRow, type Origin } from '../../../values/dated-row.ts';
import { addDays, type CalendarDate } from '../../../values/calendar-date.ts';
import type { Validity } from '../../../values/validity.ts';
import type { FxRateRow } from '../domain/exchange-rate.ts';
import type { FeeRow, LevyRow, MarketRuleRow, VatRateRow } from '../domain/import-rules.ts';
import type { PremiumRateRow } from '../domain/premium-rate.ts';
import type { RefundRateRow } from '../domain/refund-rate.ts';
import type { LevyRateRow, RefundRuleRow } from '../domain/refund-rules.ts';
import type { CalendarRow } from '../domain/working-days.ts';
import { calendarRow, fxRateRow, levyRow, percent, premiumRateRow, refundRateRow } from './dated-rows.ts';
import type {
  DutySchedule,
  FxPeriod,
  ShippedCalendar,
  ShippedFee,
  ShippedLevyRate,
  ShippedMarketRule,
  ShippedPremiumRates,
  ShippedRefundRate,
  ShippedRefundRule,
  ShippedVatRate,
} from './reference-files.ts';

/** The rows that our files of `data/` stand for. */

type Shipped = Validity & { readonly source: string; readonly text?: string; readonly confidence?: string };

const shipped = ({ validFrom, validTo, source, text }: Shipped): Origin => ({
  validFrom,
  validTo,
  source,
  text,
  byOperator: false,
});

/** A reader of the answer has to see that its source was not read in the original. */
const withConfidence = <Row extends { readonly text: string }>(row: Row, { confidence }: Shipped): Row =>
  confidence === 'medium' ? { ...row, text: `${row.text} (medium confidence)` } : row;

export const shippedRefundRate = (given: ShippedRefundRate): RefundRateRow =>
  withConfidence(refundRateRow(given, shipped(given)), given);

export const shippedLevyRate = (given: ShippedLevyRate): LevyRateRow => {
  const { prefix, rate } = given;
  const text = `${prefix ? `Goods under HS ${prefix}` : 'All other goods'} are levied at ${percent(rate)}`;
  const place = { series: `levy-rate/${prefix || 'all'}`, subject: prefix, text };
  return withConfidence({ ...datedRow(place, shipped(given)), rate }, given);
};

export const shippedRefundRule = (given: ShippedRefundRule): RefundRuleRow => {
  const { rule, value, text } = given;
  const place = { series: `refund-rule/${rule}`, subject: rule, text };
  return withConfidence({ ...datedRow(place, shipped(given)), value }, given);
};

export const shippedVatRate = (given: ShippedVatRate): VatRateRow => {
  const { country, rate, tax } = given;
  const text = `${country} ${tax}: ${percent(rate)}`;
  const place = { series: `vat-rate/${country}`, subject: country, text };
  return withConfidence({ ...datedRow(place, shipped(given)), country, rate }, given);
};

/** One row for each country of the rule. */
export const shippedMarketRules = (given: ShippedMarketRule): readonly MarketRuleRow[] =>
  given.countries.map((country) => {
    const { market, currency, dutyBasis, taxBasis, lowValue, gaps, text } = given;
    const place = { series: `market-rule/${country}`, subject: country, text };
    const row = { country, market, currency, dutyBasis, taxBasis, lowValue, gaps };
    return withConfidence({ ...datedRow(place, shipped(given)), ...row }, given);
  });

export const shippedFee = (given: ShippedFee): FeeRow => {
  const { market, name, rate, minimum, maximum, aboveValue, seaOnly, text } = given;
  const place = { series: `customs-fee/${market}/${name}`, subject: market, text };
  const row = { market, rate, minimum, maximum, aboveValue, seaOnly };
  return withConfidence({ ...datedRow(place, shipped(given)), ...row }, given);
};

/** One row for each heading; a rate that is not known keeps its text, which answers quote as missing. */
export const shippedLevies = ({ rates, ...given }: DutySchedule): readonly LevyRow[] =>
  Object.entries(rates).map(([prefix, rate]) => {
    const { market, levy, origin } = given;
    const row = levyRow({ market, levy, origin, prefix, rate }, shipped(given));
    if (rate === null) return row;
    const detail = `${row.text}: ${percent(rate)}${prefix ? ` under HS ${prefix}` : ''}`;
    return withConfidence({ ...row, text: detail }, given);
  });

export const shippedFxRates = ({ quote, rates, ...given }: FxPeriod): readonly FxRateRow[] =>
  Object.entries(rates).map(([base, rate]) => {
    // The file's shape has checked that each key is a currency, which Object.entries forgets.
    const pair = { base: base as FxRateRow['base'], quote, rate };
    return fxRateRow(pair, shipped(given));
  });

export const shippedCalendar = ({
  country,
  year,
  holidays,
  workingWeekends,
  source,
}: ShippedCalendar): CalendarRow =>
  calendarRow(
    {
      country,
      year: String(year),
      holidays: holidays.flatMap(({ from, to }) => daysBetween(from, to)),
      workingWeekends,
    },
    { source, byOperator: false },
  );

function daysBetween(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** One row for each country, terms and length of credit. */
export const shippedPremiumRates = (given: ShippedPremiumRates): readonly PremiumRateRow[] =>
  given.countries.flatMap((country) =>
    given.terms.flatMap((terms) =>
      Object.entries(given.rates).map(([days, rate]) =>
        premiumRateRow({ model: given.model, country, terms, upToDays: Number(days), rate }, shipped(given)),
      ),
    ),
  );
