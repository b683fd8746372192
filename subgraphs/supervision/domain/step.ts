import type { Party } from './order-documents.ts';
import type { SubjectRef } from './timeline-entry.ts';

/** In the order of the trade: of steps without a date the earlier comes first. */
export const STEP_ACTIONS = [
  'CONFIRM_ORDER',
  'PAY',
  'BOOK_SHIPMENT',
  'HAND_OVER_GOODS',
  'SUBMIT_DECLARATION',
  'CORRECT_DECLARATION',
  'PRESENT_FOR_INSPECTION',
  'DECIDE_RELEASE',
  'LOAD',
  'PAY_BALANCE',
  'DELIVER',
  'REQUEST_SETTLEMENT',
  'ACCEPT_SETTLEMENT_QUOTE',
  'DECLARE_SUMMARY',
  'FILE_REFUND_CLAIM',
  'SUPPLY_INVOICE',
  'ANSWER_REFUND_QUERY',
  'RECONCILE_PRE_REFUND',
  'NOTIFY_LOSS',
  'FILE_INSURANCE_CLAIM',
  'DECIDE_RETURN',
  'SEND_RETURN',
  'REPAY_REFUND',
  'RECEIVE_RETURN',
  'REFUND_BUYER',
] as const;

/** What a party can have to do. */
export type StepAction = (typeof STEP_ACTIONS)[number];

/** Something that a party must still do. */
export interface Step {
  readonly action: StepAction;
  readonly by: Party;
  /** Whose step it is; null for an authority, which takes whoever comes first. */
  readonly partyId: string | null;
  /** With what; null = the order itself. */
  readonly subject: SubjectRef | null;
  /** The shipment that it concerns: a carrier sees the steps of its own alone. */
  readonly shipmentId: string | null;
  readonly dueAt: Date | null;
  /** Others wait for it. */
  readonly blocking: boolean;
  /** What must be done first. */
  readonly blockedBy: readonly StepAction[];
  readonly openedAt: Date;
}
