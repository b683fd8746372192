import type { RuleResolvers } from '../generated.ts';
import { freightRateText } from '../services/freight-rate-text.ts';

export const Rule: RuleResolvers = {
  key: ({ _id }) => _id,
  text: (rate) => freightRateText(rate),
  sample: ({ source }) => source === 'SAMPLE',
};
