import type { ImportRules } from '../../../subgraphs/finance/domain/landed-cost.ts';
import {
  readCalendars,
  readDutySchedules,
  readFxPeriods,
  readMarketRules,
  readRefundRates,
  readVatRates,
} from '../../../subgraphs/finance/services/reference-files.ts';
import {
  shippedCalendar,
  shippedFee,
  shippedFxRates,
  shippedLevies,
  shippedMarketRules,
  shippedRefundRate,
  shippedVatRate,
} from '../../../subgraphs/finance/services/shipped-rows.ts';

const { rules, fees } = readMarketRules();
/** What the files under `data` say of imports, as the database holds it. */
export const importRules: ImportRules = {
  markets: rules.flatMap(shippedMarketRules),
  vatRates: readVatRates().map(shippedVatRate),
  levies: readDutySchedules().flatMap(shippedLevies),
  fees: fees.map(shippedFee),
  fxRates: readFxPeriods().flatMap(shippedFxRates),
};
export const refundRates = readRefundRates().map(shippedRefundRate);
export const calendars = readCalendars().map(shippedCalendar);

/** The markets that the files cover. */
export const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);
export const OTHERS = ['AU', 'CA', 'GB', 'JP', 'KR', 'NZ', 'SG', 'US'];
