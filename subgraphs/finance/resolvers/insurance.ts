import { formatDecimal, parseDecimal } from '../../../values/decimal.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { uninsuredOf } from '../domain/cover.ts';
import { availableOf } from '../domain/credit-limit.ts';
import { holderShareOf } from '../domain/decide-insurance-claim.ts';
import { policyStatusOn } from '../domain/insurance-policy.ts';
import { claimFrom } from '../domain/tell-loss.ts';
import type {
  BuyerResolvers,
  CreditLimitResolvers,
  InsuranceClaimResolvers,
  InsurancePolicyResolvers,
  ProceedsResolvers,
  RetailerResolvers,
  ShipmentCoverResolvers,
} from '../generated.ts';
import {
  claimFor,
  claimOf,
  limitFor,
  limitOf,
  limitsOf,
  limitsOn,
  policiesOf,
  policyFor,
  policyOf,
} from '../services/insurance-views.ts';

export const Retailer: RetailerResolvers = {
  __resolveReference: (retailer) => retailer,

  policies: ({ id }, page, context) => policiesOf(context, id, page),
};

export const Buyer: BuyerResolvers = {
  __resolveReference: (buyer) => buyer,

  creditLimits: ({ id }, page, context) => limitsOn(context, id, page),
};

export const InsurancePolicy: InsurancePolicyResolvers = {
  __resolveReference: ({ id }, context) => policyFor(context, id),

  id: ({ _id }) => _id,
  holder: ({ holderId }) => ({ id: holderId }),
  status: (policy, _arguments, { clock }) => policyStatusOn(policy, chinaDate(clock.now())),
  limits: (policy, page, context) => limitsOf(context, policy, page),
};

export const CreditLimit: CreditLimitResolvers = {
  __resolveReference: ({ id }, context) => limitFor(context, id),

  id: ({ _id }) => _id,
  buyer: ({ buyerId }) => (buyerId === null ? null : { id: buyerId }),
  policy: ({ policyId }, _arguments, context) => policyOf(context, policyId),
  available: availableOf,
};

export const ShipmentCover: ShipmentCoverResolvers = {
  policy: ({ policyId }, _arguments, context) => policyOf(context, policyId),
  limit: ({ limitId }, _arguments, context) => limitOf(context, limitId),
  uninsured: uninsuredOf,
  share: ({ share }) => formatDecimal(parseDecimal(share)),
  rule: ({ premiumRule }) => premiumRule,
  noticeTo: ({ noticeUntil }) => noticeUntil,
  claimFrom,
  claim: claimOf,
};

export const InsuranceClaim: InsuranceClaimResolvers = {
  __resolveReference: ({ id }, context) => claimFor(context, id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  holderShare: holderShareOf,
};

export const Proceeds: ProceedsResolvers = { received: ({ areReceived }) => areReceived };
