import type { IpRightResolvers } from '../generated.ts';
import { SAMPLE } from '../services/known-territories.ts';

export const IpRight: IpRightResolvers = { sample: ({ source }) => source === SAMPLE };
