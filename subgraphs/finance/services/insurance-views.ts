import { listPage } from '../../../runtime/list-page.ts';
import {
  afterKey,
  type Connection,
  connectionOf,
  type PageArguments,
  readPage,
  sortOf,
} from '../../../runtime/page.ts';
import { statusFilter } from '../../../runtime/status-filter.ts';
import { requireViewer, type Viewer } from '../../../runtime/viewer.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { parseMoney } from '../../../values/money.ts';
import type { FinanceContext } from '../context.ts';
import { uninsuredOf } from '../domain/cover.ts';
import { INSURANCE_CLAIM_STATUSES } from '../domain/insurance-claim-status.ts';
import { emptyLedger } from '../domain/ledger.ts';
import { LIMIT_STATUSES } from '../domain/limit-status.ts';
import { worthOf } from '../domain/order-terms.ts';
import { type Proceeds, proceedsOf } from '../domain/proceeds.ts';
import { uninsuredAtOrder } from '../domain/uninsured.ts';
import type { QueryCreditLimitsArgs, QueryInsuranceClaimsArgs } from '../generated.ts';
import type { InsuranceClaimMapper, OrderMapper } from '../mappers.ts';
import { CLAIM_ORDER, type CoverRecord } from '../models/cover.ts';
import { type CreditLimitRecord, insuredSubject, LIMIT_ORDER } from '../models/credit-limit.ts';
import type { InsurancePolicyRecord } from '../models/insurance-policy.ts';
import { isHolder, seesAllInsurance, seesInsurance } from './insurance-rights.ts';
import { sightOf } from './money-rights.ts';

/** A policy, for its holder and the insurer. */
export async function policyFor(
  { loaders, viewer }: FinanceContext,
  policyId: string,
): Promise<InsurancePolicyRecord | null> {
  const policy = await loaders.policyById.load(policyId);
  return policy && seesInsurance(viewer, policy) ? policy : null;
}

/** A limit, for those who see its policy. */
export async function limitFor(
  { loaders, viewer }: FinanceContext,
  limitId: string,
): Promise<CreditLimitRecord | null> {
  const limit = await loaders.limitById.load(limitId);
  return limit && seesInsurance(viewer, limit) ? limit : null;
}

/** The policy of what its viewer sees. */
export async function policyOf(
  { loaders }: FinanceContext,
  policyId: string,
): Promise<InsurancePolicyRecord> {
  const policy = await loaders.policyById.load(policyId);
  if (!policy) throw new Error(`There is no policy ${policyId}`);
  return policy;
}

/** The limit of a cover that its viewer sees. */
export async function limitOf({ loaders }: FinanceContext, limitId: string): Promise<CreditLimitRecord> {
  const limit = await loaders.limitById.load(limitId);
  if (!limit) throw new Error(`There is no limit ${limitId}`);
  return limit;
}

/** The cover of an order, for those who see its policy. */
export async function coverOf(
  { loaders, viewer }: FinanceContext,
  orderId: string,
): Promise<CoverRecord | null> {
  const cover = viewer && (await loaders.coverByOrderId.load(orderId));
  return cover && seesInsurance(viewer, cover) ? cover : null;
}

/** A claim, for those who see its cover. */
export async function claimFor(
  { loaders, viewer }: FinanceContext,
  claimId: string,
): Promise<InsuranceClaimMapper | null> {
  const cover = await loaders.coverByClaimId.load(claimId);
  return cover && seesInsurance(viewer, cover) ? claimOf(cover) : null;
}

export const claimOf = ({ _id: orderId, claim }: CoverRecord): InsuranceClaimMapper | null =>
  claim && { ...claim, orderId };

/** A page of a retailer's policies, newest first. */
export async function policiesOf(
  { loaders, viewer }: FinanceContext,
  holderId: string,
  given: PageArguments,
): Promise<Connection<InsurancePolicyRecord> | null> {
  if (!seesInsurance(viewer, { holderId })) return null;
  const page = readPage(given, { list: 'Retailer.policies', filter: { holderId } });
  const rows = await loaders.policiesByHolderId.load({ parentId: holderId, page });
  return connectionOf(rows, page, ({ _id }) => [_id]);
}

/** A page of a policy's limits, newest first. */
export async function limitsOf(
  { loaders }: FinanceContext,
  { _id: policyId }: InsurancePolicyRecord,
  given: PageArguments,
): Promise<Connection<CreditLimitRecord>> {
  const page = readPage(given, { list: 'InsurancePolicy.limits', filter: { policyId } });
  const rows = await loaders.limitsByPolicyId.load({ parentId: policyId, page });
  return connectionOf(rows, page, ({ _id }) => [_id]);
}

/** A page of the limits on a buyer: all for the insurer, their own for its sellers. */
export async function limitsOn(
  { loaders, viewer }: FinanceContext,
  buyerId: string,
  given: PageArguments,
): Promise<Connection<CreditLimitRecord>> {
  const page = readPage(given, { list: 'Buyer.creditLimits', filter: { buyerId } });
  const filter = ownFilter(requireViewer(viewer));
  const rows = await loaders.limitsByBuyerId.load({ parentId: buyerId, page, filter });
  return connectionOf(rows, page, ({ _id }) => [_id]);
}

/** What a list holds for a viewer: everybody's for the insurer, a retailer's own, and nothing for all others. */
const ownFilter = (viewer: Viewer): Readonly<Record<string, unknown>> =>
  seesAllInsurance(viewer) ? {} : { holderId: viewer.role === 'retailer' ? (viewer.partyId ?? '') : '' };

/** A page of credit limits, newest first. @throws BAD_INPUT */
export async function listLimits(
  { models, viewer }: FinanceContext,
  { filter, ...given }: Partial<QueryCreditLimitsArgs>,
): Promise<Connection<CreditLimitRecord>> {
  const page = readPage(given, { list: 'Query.creditLimits', filter });
  const own = ownFilter(requireViewer(viewer));
  return listPage<CreditLimitRecord>(models.creditLimits, {
    filter: { $and: [own, statusFilter(filter?.statuses, LIMIT_STATUSES)] },
    order: LIMIT_ORDER,
    page,
  });
}

/** A page of insurance claims, newest first. @throws BAD_INPUT */
export async function listClaims(
  { models, viewer }: FinanceContext,
  { filter, ...given }: Partial<QueryInsuranceClaimsArgs>,
): Promise<Connection<InsuranceClaimMapper>> {
  const page = readPage(given, { list: 'Query.insuranceClaims', filter });
  const status = statusFilter(filter?.statuses, INSURANCE_CLAIM_STATUSES, 'claim.status');
  const isClaimed = { 'claim._id': { $exists: true } };
  const rows = await models.covers
    .find({ $and: [isClaimed, ownFilter(requireViewer(viewer)), status, afterKey(CLAIM_ORDER, page.after)] })
    .sort(sortOf(CLAIM_ORDER))
    .limit(page.first + 1)
    .batchSize(page.first + 1)
    .lean<CoverRecord[]>();
  const claims = rows.flatMap((cover) => claimOf(cover) ?? []);
  return connectionOf(claims, page, ({ _id }) => [_id]);
}

/** What no cover would pay of an order; null for whoever is not its seller or insurer. */
export async function uninsuredFor(context: FinanceContext, order: OrderMapper) {
  const { loaders, viewer, clock } = context;
  const { id, total, channel, terms, buyer, retailer } = order;
  if (!total || !channel || !terms || !buyer || !retailer) {
    throw new Error('An order came without what uninsured requires');
  }
  const holder = { holderId: retailer.id };
  if (!viewer || !(isHolder(viewer, holder) || seesAllInsurance(viewer))) return null;
  const cover = await loaders.coverByOrderId.load(id);
  if (cover && !cover.isUnshipped) return uninsuredOf(cover);
  const subjects = [buyer.id, null].map((buyerId) => insuredSubject(retailer.id, buyerId));
  const limits = (await loaders.grantedBySubject.loadMany(subjects)).flat().filter(isRecord);
  const pairs = await Promise.all(
    limits.map(async (limit) => ({ limit, policy: await policyOf(context, limit.policyId) })),
  );
  return uninsuredAtOrder({ total: parseMoney(total), channel, terms }, pairs, chinaDate(clock.now()));
}

/** A batch that failed as a whole is an error in each of its places. */
function isRecord(limit: CreditLimitRecord | Error): limit is CreditLimitRecord {
  if (limit instanceof Error) throw limit;
  return true;
}

/** What an order's seller has received for it, and from whom. */
export async function proceedsFor(
  { loaders, viewer }: FinanceContext,
  orderId: string,
): Promise<Proceeds | null> {
  const facts = viewer && (await loaders.orderFactsById.load(orderId));
  if (!facts || sightOf(viewer, facts) !== 'ALL') return null;
  const [[ledger], cover] = await Promise.all([
    loaders.ledgersByOrderId.load(orderId),
    loaders.coverByOrderId.load(orderId),
  ]);
  const { currency } = facts.total;
  return proceedsOf(worthOf(facts), ledger ?? emptyLedger(currency), cover?.claim?.indemnity ?? null);
}
