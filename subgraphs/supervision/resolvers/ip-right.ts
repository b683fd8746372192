import type { IpRightResolvers } from '../generated.ts';
import { SAMPLE } from '../../../values/dated-row.ts';

export const IpRight: IpRightResolvers = { sample: ({ source }) => source === SAMPLE };
