import { CostLine } from './cost-line.ts';
import { FxRate } from './fx-rate.ts';
import { Listing } from './listing.ts';
import { Query } from './query.ts';
import { RefundRate } from './refund-rate.ts';
import { Sku } from './sku.ts';
import { WorkingDay } from './working-day.ts';

export const resolvers = { CostLine, FxRate, Listing, Query, RefundRate, Sku, WorkingDay };
