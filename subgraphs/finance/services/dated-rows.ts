import type { Currency } from '../../../values/currency.ts';
import { formatDecimal, parseDecimal } from '../../../values/decimal.ts';
import type { Validity } from '../../../values/validity.ts';
import { datedRow, type Origin } from '../../../values/dated-row.ts';
import { type FxRateRow, pairOf } from '../domain/exchange-rate.ts';
import type { Levy, LevyRow } from '../domain/import-rules.ts';
import { levySubject } from '../domain/levies.ts';
import { type PremiumRateRow, premiumSubject } from '../domain/premium-rate.ts';
import type { RefundRateRow } from '../domain/refund-rate.ts';
import type { CalendarRow } from '../domain/working-days.ts';

export const percent = (rate: string): string => `${formatDecimal(parseDecimal(rate).times('100'))} %`;

export const refundRateRow = (
  { prefix, rate }: { readonly prefix: string; readonly rate: string },
  origin: Origin,
): RefundRateRow => {
  const text = `Exports under HS ${prefix} are refunded ${percent(rate)} of the price without VAT`;
  return { ...datedRow({ series: `refund-rate/${prefix}`, subject: prefix, text }, origin), rate };
};

export const fxRateRow = (
  { base, quote, rate }: { readonly base: Currency; readonly quote: Currency; readonly rate: string },
  origin: Origin,
): FxRateRow => {
  const pair = pairOf(base, quote);
  const text = `1 ${base} = ${rate} ${quote}`;
  return { ...datedRow({ series: `fx-rate/${pair}`, subject: pair, text }, origin), base, quote, rate };
};

/** A rate of a levy as a file has it. */
export interface GivenLevy {
  readonly market: string;
  readonly levy: Levy;
  readonly prefix: string;
  readonly origin: string | null;
  readonly rate: string | null;
}

export const levyRow = (levy: GivenLevy, origin: Origin): LevyRow => {
  const series = `duty-rate/${levy.market}/${levy.levy}/${levy.origin ?? 'any'}/${levy.prefix || 'all'}`;
  const goods = `${levy.prefix ? `HS ${levy.prefix}` : 'all goods'} of ${levy.origin ?? 'any origin'}`;
  const text = `${levy.market} ${levy.levy} on ${goods}: ${levy.rate === null ? 'not known' : percent(levy.rate)}`;
  return {
    ...datedRow({ series, subject: levySubject(levy.market, levy.prefix), text }, origin),
    ...levy,
  };
};

/** An insurer's rate as a file has it. */
export type GivenPremiumRate = Pick<PremiumRateRow, 'model' | 'country' | 'terms' | 'upToDays' | 'rate'>;

export const premiumRateRow = (given: GivenPremiumRate, origin: Origin): PremiumRateRow => {
  const subject = premiumSubject(given);
  const place = given.country ?? 'any other country';
  const text = `${given.model} to ${place}, ${given.terms} up to ${given.upToDays} days: ${percent(given.rate)} of the insured amount`;
  const series = `premium-rate/${subject}/${given.upToDays}`;
  return { ...datedRow({ series, subject, text }, origin), ...given };
};

/** The days off of a country in a year. */
export interface GivenCalendar {
  readonly country: string;
  readonly year: string;
  readonly holidays: readonly string[];
  readonly workingWeekends: readonly string[];
}

export const calendarRow = (
  { country, year, holidays, workingWeekends }: GivenCalendar,
  origin: Omit<Origin, keyof Validity>,
): CalendarRow => ({
  ...datedRow(
    { series: `calendar/${country}`, subject: country, text: `Working days of ${country} in ${year}` },
    { ...origin, validFrom: `${year}-01-01`, validTo: `${year}-12-31` },
  ),
  country,
  holidays: [...holidays].sort(),
  workingWeekends: [...workingWeekends].sort(),
});
