import type { ClientSession } from 'mongoose';
import { newId } from '../../../runtime/id.ts';
import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import { checkNotOver, type InsurancePolicy } from '../domain/insurance-policy.ts';
import { isLiveLimit, LIMIT_STATUSES } from '../domain/limit-status.ts';
import type { RequestCreditLimitInput } from '../generated.ts';
import { type CreditLimitRecord, insuredSubject } from '../models/credit-limit.ts';
import type { Models } from '../models/index.ts';
import { isHolder, noSuch, requireInsured } from './insurance-rights.ts';
import { lockPolicy } from './insurance-store.ts';
import { readDays, readPositive } from './issue-policy.ts';

const MAX_ID = 100;

/** Asks for a limit on a buyer, or for the one limit of a pool or stock. */
export async function requestCreditLimit(
  { models, write, viewer }: FinanceContext,
  input: RequestCreditLimitInput,
): Promise<Answered<{ readonly limitId: string }>> {
  const known = requireInsured(viewer);
  const given = readFields([], {
    buyerId: () => (input.buyerId == null ? null : parseText(input.buyerId, MAX_ID)),
    amount: () => readPositive(input.amount),
    maxDays: () => readDays(input.maxDays, 1),
  });

  return write({ mutation: 'requestCreditLimit', party: partyOf(known), input }, async ({ session, now }) => {
    const policy = await lockPolicy(models, input.policyId, session);
    if (!policy || !isHolder(known, policy)) throw noSuch('policy', 'policyId');
    checkNotOver(policy, chinaDate(now));
    checkBuyer(policy, given.buyerId);
    if (given.amount.currency !== policy.maxLiability.currency) throw otherCurrency(policy);
    await checkNone(models, { policy, buyerId: given.buyerId }, session);
    const limit: CreditLimitRecord = {
      _id: newId('lim', now),
      policyId: policy._id,
      holderId: policy.holderId,
      buyerId: given.buyerId,
      subject: insuredSubject(policy.holderId, given.buyerId),
      requested: given.amount,
      approved: null,
      outstanding: zero(given.amount.currency),
      maxDays: given.maxDays,
      validTo: policy.validTo,
      status: 'REQUESTED',
      version: 1,
    };
    await models.creditLimits.insertMany([limit], { session, lean: true });
    return { limitId: limit._id };
  });
}

function checkBuyer({ model }: InsurancePolicy, buyerId: string | null): void {
  if ((model === 'NAMED_BUYER') === (buyerId !== null)) return;
  throw new Problem('INVALID', buyerId === null ? 'buyer-missing' : 'buyer-named', {
    message: `A limit of a policy of the model ${model} is ${buyerId === null ? 'on a buyer' : 'on no buyer'}`,
    field: ['buyerId'],
  });
}

const otherCurrency = ({ maxLiability }: InsurancePolicy): Problem =>
  new Problem('CURRENCY_MISMATCH', 'limit-in-other-currency', {
    message: `The policy is in ${maxLiability.currency}`,
    field: ['amount'],
  });

/** @throws DUPLICATE where the policy has a limit on the buyer that has not come to its end */
async function checkNone(
  { creditLimits }: Models,
  { policy, buyerId }: { readonly policy: InsurancePolicy; readonly buyerId: string | null },
  session: ClientSession,
): Promise<void> {
  const status = { $in: LIMIT_STATUSES.filter(isLiveLimit) };
  const found = await creditLimits
    .findOne({ subject: insuredSubject(policy.holderId, buyerId), policyId: policy._id, status }, { _id: 1 })
    .session(session)
    .lean();
  if (!found) return;
  throw new Problem('DUPLICATE', 'limit-live', { message: 'The policy has such a limit already' });
}
