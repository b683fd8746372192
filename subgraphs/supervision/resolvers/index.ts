import { IndicatorSet } from './indicator-set.ts';
import { IpRight } from './ip-right.ts';
import { IpSituation } from './ip-situation.ts';
import { Query } from './query.ts';
import { Sku } from './sku.ts';
import { Zone } from './zone.ts';

export const resolvers = { IndicatorSet, IpRight, IpSituation, Query, Sku, Zone };
