import { createDatedLoader } from './dated-loader.ts';
import type { FxRateRow } from './domain/exchange-rate.ts';
import type { FeeRow, LevyRow, MarketRuleRow, VatRateRow } from './domain/import-rules.ts';
import type { RefundRateRow } from './domain/refund-rate.ts';
import type { CalendarRow } from './domain/working-days.ts';
import type { Models } from './models/index.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** One request's reads. All of this subgraph's reference data are public. */
export const createLoaders = (models: Models) => ({
  /** By country. */
  calendars: createDatedLoader<CalendarRow>(models.calendars),
  /** By market. */
  customsFees: createDatedLoader<FeeRow>(models.customsFees),
  /** By market and prefix: see `levySubject`. */
  dutyRates: createDatedLoader<LevyRow>(models.dutyRates),
  /** By pair of currencies: see `pairOf`. */
  fxRates: createDatedLoader<FxRateRow>(models.fxRates),
  /** By country. */
  marketRules: createDatedLoader<MarketRuleRow>(models.marketRules),
  /** By HS prefix. */
  refundRates: createDatedLoader<RefundRateRow>(models.refundRates),
  /** By country. */
  vatRates: createDatedLoader<VatRateRow>(models.vatRates),
});
