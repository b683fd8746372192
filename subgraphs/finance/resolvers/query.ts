import type { QueryResolvers } from '../generated.ts';
import { quoteConsignment } from '../services/landed-cost.ts';
import { findExchangeRate } from '../services/exchange-rate.ts';
import { findFirstWorkingDay } from '../services/first-working-day.ts';
import { listRefundClaims } from '../services/list-refund-claims.ts';
import { claimFor } from '../services/refund-claim-views.ts';
import { listClaims, listLimits } from '../services/insurance-views.ts';
import { findRefundRate } from '../services/refund-rate.ts';

export const Query: QueryResolvers = {
  consignmentCost: (_root, { input }, context) => quoteConsignment(context, input),
  fxRate: (_root, args, context) => findExchangeRate(context, args),
  refundRate: (_root, args, context) => findRefundRate(context, args),
  refundClaim: (_root, { id }, context) => claimFor(context, id),
  refundClaims: (_root, args, context) => listRefundClaims(context, args),
  firstWorkingDay: (_root, args, context) => findFirstWorkingDay(context, args),
  creditLimits: (_root, args, context) => listLimits(context, args),
  insuranceClaims: (_root, args, context) => listClaims(context, args),
};
