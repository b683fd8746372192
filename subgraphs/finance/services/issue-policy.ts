import { newId } from '../../../runtime/id.ts';
import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { addMonthsTo, parseCalendarDate } from '../../../values/calendar-date.ts';
import { Decimal, formatDecimal, isDecimal } from '../../../values/decimal.ts';
import { type Money, parseMoney, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import type { IssuePolicyInput } from '../generated.ts';
import type { InsurancePolicyRecord } from '../models/insurance-policy.ts';
import { requireInsurer } from './insurance-rights.ts';

const MAX_SHARE = '0.9';
const MAX_ID = 100;
const MAX_DAYS = 365;
const MAX_MONTHS = 3 * 12;

/** Issues a policy to a retailer. */
export async function issuePolicy(
  { models, write, viewer }: FinanceContext,
  input: IssuePolicyInput,
): Promise<Answered<{ readonly policyId: string }>> {
  const party = partyOf(requireInsurer(viewer));
  const { validFrom } = input;
  const given = readFields([], {
    holderId: () => readHolder(input.holderId),
    coveredShare: () => readShare(input.coveredShare),
    maxLiability: () => readPositive(input.maxLiability),
    noticeDays: () => readDays(input.noticeDays ?? 60, 1),
    waitingDays: () => readDays(input.waitingDays ?? 120, 0),
    validFrom: () => readDay(validFrom),
    validTo: () => readEnd(validFrom, input.validTo),
  });

  return write({ mutation: 'issuePolicy', party, input }, async ({ session, now }) => {
    const policy: InsurancePolicyRecord = {
      ...given,
      _id: newId('pol', now),
      model: input.model,
      used: zero(given.maxLiability.currency),
      isCancelled: false,
      version: 1,
    };
    await models.insurancePolicies.insertMany([policy], { session, lean: true });
    return { policyId: policy._id };
  });
}

const invalid = (reason: string, message: string): Problem => new Problem('INVALID', reason, { message });

function readHolder(id: string): string {
  const text = parseText(id, MAX_ID);
  if (text.startsWith('ret_')) return text;
  throw invalid('no-retailer', 'A policy is for a retailer, who has the claim on the buyer');
}

function readShare(text: string): string {
  if (isDecimal(text) && new Decimal(text).gt('0') && new Decimal(text).lte(MAX_SHARE)) {
    return formatDecimal(new Decimal(text));
  }
  throw invalid('share-out-of-range', `A share is above 0 and at most ${MAX_SHARE}`);
}

/** @throws INVALID for what is not above 0 */
export function readPositive(given: { readonly amount: string; readonly currency: string }): Money {
  const amount = parseMoney(given);
  if (amount.minor > 0n) return amount;
  throw invalid('amount-not-positive', 'The amount is above 0');
}

/** @throws INVALID */
export function readDays(days: number, least: number): number {
  if (days >= least && days <= MAX_DAYS) return days;
  throw invalid('days-out-of-range', `${least} to ${MAX_DAYS} days`);
}

function readDay(text: string): string {
  try {
    return parseCalendarDate(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw invalid(error.reason, error.message);
  }
}

function readEnd(from: string, text: string): string {
  const to = readDay(text);
  // Backwards: three years after a day there may be no calendar any more.
  if (to >= readDay(from) && from >= addMonthsTo(to, -MAX_MONTHS)) return to;
  throw invalid('end-out-of-range', 'The last day is at most three years after the first');
}
