import { datedRow, type Origin } from '../../../values/dated-row.ts';
import type { FxRateRow } from '../../../subgraphs/finance/domain/exchange-rate.ts';
import type {
  FeeRow,
  LevyRow,
  MarketRuleRow,
  VatRateRow,
} from '../../../subgraphs/finance/domain/import-rules.ts';
import type { RefundRateRow } from '../../../subgraphs/finance/domain/refund-rate.ts';
import type { CalendarRow } from '../../../subgraphs/finance/domain/working-days.ts';
import {
  calendarRow,
  fxRateRow,
  levyRow,
  type GivenLevy,
  refundRateRow,
} from '../../../subgraphs/finance/services/dated-rows.ts';

/** Rows of reference data for tests of rules, open from 2024 on unless told. */
const origin = (given: Partial<Origin> = {}): Origin => ({
  validFrom: '2024-01-01',
  validTo: null,
  source: 'a law',
  byOperator: false,
  ...given,
});

export const refundRate = (prefix: string, rate: string, given?: Partial<Origin>): RefundRateRow =>
  refundRateRow({ prefix, rate }, origin(given));

export const fxRate = (
  pair: Pick<FxRateRow, 'base' | 'quote' | 'rate'>,
  given?: Partial<Origin>,
): FxRateRow => fxRateRow(pair, origin(given));

export const levy = (given: Partial<GivenLevy>, of?: Partial<Origin>): LevyRow =>
  levyRow({ market: 'EU', levy: 'duty', prefix: '6109', origin: null, rate: '0.12', ...given }, origin(of));

export const vatRate = (country: string, rate: string, given?: Partial<Origin>): VatRateRow => ({
  ...datedRow({ series: `vat-rate/${country}`, subject: country, text: 'VAT' }, origin(given)),
  country,
  rate,
});

export const marketRule = (given: Partial<MarketRuleRow>, of?: Partial<Origin>): MarketRuleRow => {
  const country = given.country ?? 'DE';
  return {
    ...datedRow({ series: `market-rule/${country}`, subject: country, text: 'Import rules' }, origin(of)),
    country,
    market: 'EU',
    currency: 'EUR',
    dutyBasis: 'CIF',
    taxBasis: 'CIF',
    lowValue: null,
    gaps: [],
    ...given,
  };
};

export const fee = (given: Partial<FeeRow> & Pick<FeeRow, 'market' | 'aboveValue'>): FeeRow => ({
  ...datedRow({ series: `customs-fee/${given.market}/fee`, subject: given.market, text: 'A fee' }, origin()),
  rate: '0.01',
  minimum: null,
  maximum: null,
  seaOnly: false,
  ...given,
});

export const calendar = (
  year: string,
  days: Partial<Pick<CalendarRow, 'holidays' | 'workingWeekends'>>,
  byOperator = false,
): CalendarRow =>
  calendarRow(
    { country: 'CN', year, holidays: [], workingWeekends: [], ...days },
    { source: 'a notice', byOperator },
  );
