import { formatDecimal } from '../../../values/decimal.ts';
import type { FxRateResolvers } from '../generated.ts';

export const FxRate: FxRateResolvers = {
  rate: ({ rate }) => formatDecimal(rate),
  source: ({ rule }) => rule.source,
  sample: ({ rule }) => rule.sample,
};
