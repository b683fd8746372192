import { SAMPLE } from '../../../values/dated-row.ts';
import type { RuleResolvers } from '../generated.ts';

export const Rule: RuleResolvers = {
  key: ({ _id }) => _id,
  sample: ({ source }) => source === SAMPLE,
};
