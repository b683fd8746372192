import { createListLoader, createLoader } from '../../runtime/loader.ts';
import { createPageLoader } from '../../runtime/page-loader.ts';
import { isGranted, LIMIT_STATUSES } from './domain/limit-status.ts';
import type { CoverRecord } from './models/cover.ts';
import { type CreditLimitRecord, LIMIT_ORDER } from './models/credit-limit.ts';
import type { Models } from './models/index.ts';
import { type InsurancePolicyRecord, POLICY_ORDER } from './models/insurance-policy.ts';

/** Without it a reply holds 101 documents, and each further thousand is another command. */
const ONE_REPLY = { batchSize: 1_000 };

/** Who sees what of it is decided in `insurance-views.ts`. */
export const insuranceLoaders = ({ covers, creditLimits, insurancePolicies }: Models) => ({
  policyById: createLoader<InsurancePolicyRecord>(
    (ids) => insurancePolicies.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<InsurancePolicyRecord[]>(),
    ({ _id }) => _id,
  ),
  policiesByHolderId: createPageLoader<InsurancePolicyRecord>({
    model: insurancePolicies,
    parentField: 'holderId',
    order: POLICY_ORDER,
  }),
  limitById: createLoader<CreditLimitRecord>(
    (ids) => creditLimits.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<CreditLimitRecord[]>(),
    ({ _id }) => _id,
  ),
  limitsByPolicyId: createPageLoader<CreditLimitRecord>({
    model: creditLimits,
    parentField: 'policyId',
    order: LIMIT_ORDER,
  }),
  limitsByBuyerId: createPageLoader<CreditLimitRecord>({
    model: creditLimits,
    parentField: 'buyerId',
    order: LIMIT_ORDER,
  }),
  /** What is granted for some orders now, at most one a policy: see `insuredSubject`. */
  grantedBySubject: createListLoader<CreditLimitRecord>(
    (subjects) =>
      creditLimits
        .find(
          { subject: { $in: subjects }, status: { $in: LIMIT_STATUSES.filter(isGranted) } },
          null,
          ONE_REPLY,
        )
        .lean<CreditLimitRecord[]>(),
    ({ subject }) => subject,
  ),
  coverByOrderId: createLoader<CoverRecord>(
    (ids) => covers.find({ _id: { $in: ids } }, null, ONE_REPLY).lean<CoverRecord[]>(),
    ({ _id }) => _id,
  ),
  coverByClaimId: createLoader<CoverRecord>(
    (ids) => covers.find({ 'claim._id': { $in: ids } }, null, ONE_REPLY).lean<CoverRecord[]>(),
    ({ claim }) => claim?._id ?? '',
  ),
});

/** After a write nothing that was read before it holds any more. */
export function forgetInsurance(loaders: ReturnType<typeof insuranceLoaders>): void {
  loaders.policyById.clearAll();
  loaders.policiesByHolderId.clearAll();
  loaders.limitById.clearAll();
  loaders.limitsByPolicyId.clearAll();
  loaders.limitsByBuyerId.clearAll();
  loaders.grantedBySubject.clearAll();
  loaders.coverByOrderId.clearAll();
  loaders.coverByClaimId.clearAll();
}
