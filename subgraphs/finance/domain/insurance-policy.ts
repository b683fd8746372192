import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { Money } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { UnderwritingModel } from './underwriting-model.ts';

export const POLICY_STATUSES = ['BOUND', 'ACTIVE', 'EXPIRED', 'CANCELLED'] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** An agreement between a seller and its insurer. */
export interface InsurancePolicy {
  readonly _id: string;
  /** The retailer whose receivables it covers. */
  readonly holderId: string;
  readonly model: UnderwritingModel;
  /** Share of a loss that is paid, such as `0.9`. */
  readonly coveredShare: string;
  /** The most that is paid in all. */
  readonly maxLiability: Money;
  /** Paid so far. */
  readonly used: Money;
  /** How many days after its due date a loss has to be told at the latest. */
  readonly noticeDays: number;
  /** How many days after the notice the claim can be filed. */
  readonly waitingDays: number;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate;
  readonly isCancelled: boolean;
  /** Grows by 1 with each change. */
  readonly version: number;
}

export function policyStatusOn(
  { validFrom, validTo, isCancelled }: Pick<InsurancePolicy, 'validFrom' | 'validTo' | 'isCancelled'>,
  day: CalendarDate,
): PolicyStatus {
  if (isCancelled) return 'CANCELLED';
  if (day < validFrom) return 'BOUND';
  return day <= validTo ? 'ACTIVE' : 'EXPIRED';
}

/** @throws ILLEGAL_TRANSITION for one that is over; one that begins later is not */
export function checkNotOver(policy: InsurancePolicy, day: CalendarDate): void {
  if (policyStatusOn(policy, day) !== 'BOUND') checkActive(policy, day);
}

/** @throws ILLEGAL_TRANSITION unless it runs on that day */
export function checkActive(policy: InsurancePolicy, day: CalendarDate): void {
  const status = policyStatusOn(policy, day);
  if (status === 'ACTIVE') return;
  throw new Problem('ILLEGAL_TRANSITION', 'policy-not-active', {
    message: `The policy is ${status}`,
    status,
  });
}
