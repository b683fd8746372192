import type { IndicatorSetResolvers } from '../generated.ts';
import { SAMPLE } from '../../../values/dated-row.ts';

export const IndicatorSet: IndicatorSetResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.indicatorSetById.load(id),

  id: ({ _id }) => _id,
  sample: ({ source }) => source === SAMPLE,
};
