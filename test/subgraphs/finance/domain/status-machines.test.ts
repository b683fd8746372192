import { expect, it } from '@jest/globals';
import { COVER_STATUSES, coverMachine } from '../../../../subgraphs/finance/domain/cover-status.ts';
import {
  INSURANCE_CLAIM_STATUSES,
  insuranceClaimMachine,
} from '../../../../subgraphs/finance/domain/insurance-claim-status.ts';
import { LIMIT_STATUSES, limitMachine } from '../../../../subgraphs/finance/domain/limit-status.ts';
import { PAYMENT_STATUSES, paymentMachine } from '../../../../subgraphs/finance/domain/payment-status.ts';
import {
  SETTLEMENT_STATUSES,
  settlementMachine,
} from '../../../../subgraphs/finance/domain/settlement-status.ts';
import {
  preRefundMachine,
  REFUND_STATUSES,
  refundMachine,
} from '../../../../subgraphs/finance/domain/refund-status.ts';
import { describeMachine } from '../../../support/describe-machine.ts';

describeMachine('a payment', paymentMachine, {
  statuses: PAYMENT_STATUSES,
  listed: [
    'PENDING AUTHORIZED',
    'PENDING FAILED',
    'PENDING VOIDED',
    'AUTHORIZED CAPTURED',
    'AUTHORIZED FAILED',
    'AUTHORIZED VOIDED',
    'CAPTURED PARTLY_REFUNDED',
    'CAPTURED REFUNDED',
    'CAPTURED DISPUTED',
    'PARTLY_REFUNDED REFUNDED',
    'PARTLY_REFUNDED DISPUTED',
    'DISPUTED CAPTURED',
    'DISPUTED PARTLY_REFUNDED',
    'DISPUTED CHARGED_BACK',
  ],
});

describeMachine('a settlement', settlementMachine, {
  statuses: SETTLEMENT_STATUSES,
  listed: [
    'OPEN ELIGIBLE',
    'OPEN HELD',
    'ELIGIBLE QUOTED',
    'ELIGIBLE HELD',
    'ELIGIBLE OPEN',
    'HELD OPEN',
    'QUOTED CONVERTED',
    'QUOTED HELD',
    'QUOTED ELIGIBLE',
    'CONVERTED PAID_OUT',
    'CONVERTED REVERSED',
    'PAID_OUT REVERSED',
  ],
});

const untilRead = [
  'READY SUBMITTED',
  'READY WITHDRAWN',
  'SUBMITTED UNDER_REVIEW',
  'SUBMITTED REJECTED',
  'SUBMITTED WITHDRAWN',
  'UNDER_REVIEW QUERIED',
  'UNDER_REVIEW REJECTED',
  'UNDER_REVIEW WITHDRAWN',
  'QUERIED UNDER_REVIEW',
  'QUERIED REJECTED',
  'QUERIED WITHDRAWN',
];

describeMachine('a refund claim', refundMachine, {
  statuses: REFUND_STATUSES,
  listed: [...untilRead, 'UNDER_REVIEW APPROVED', 'APPROVED PAID', 'APPROVED WITHDRAWN', 'PAID CLAWED_BACK'],
});

describeMachine('a pre-refund', preRefundMachine, {
  statuses: REFUND_STATUSES,
  listed: [
    ...untilRead,
    'SUBMITTED PRE_PAID',
    'UNDER_REVIEW PRE_PAID',
    'PRE_PAID RECONCILED',
    'PRE_PAID CLAWED_BACK',
    'PRE_PAID WITHDRAWN',
    'RECONCILED CLAWED_BACK',
  ],
});

describeMachine('a credit limit', limitMachine, {
  statuses: LIMIT_STATUSES,
  listed: [
    'REQUESTED APPROVED',
    'REQUESTED REVOKED',
    'REQUESTED EXPIRED',
    'APPROVED REDUCED',
    'APPROVED REVOKED',
    'APPROVED EXPIRED',
    'REDUCED APPROVED',
    'REDUCED REVOKED',
    'REDUCED EXPIRED',
  ],
});

describeMachine('a cover', coverMachine, {
  statuses: COVER_STATUSES,
  listed: [
    'DECLARED COVERED',
    'COVERED DISCHARGED',
    'COVERED OVERDUE',
    'COVERED LOSS_NOTIFIED',
    'OVERDUE DISCHARGED',
    'OVERDUE LOSS_NOTIFIED',
    'LOSS_NOTIFIED DISCHARGED',
    'LOSS_NOTIFIED CLAIMED',
    'CLAIMED DISCHARGED',
  ],
});

describeMachine('an insurance claim', insuranceClaimMachine, {
  statuses: INSURANCE_CLAIM_STATUSES,
  listed: [
    'FILED ADJUSTING',
    'FILED REFUSED',
    'FILED CLOSED',
    'ADJUSTING INDEMNIFIED',
    'ADJUSTING REFUSED',
    'ADJUSTING CLOSED',
    'INDEMNIFIED RECOVERING',
    'INDEMNIFIED CLOSED',
    'RECOVERING CLOSED',
  ],
});

it('knows that nothing leads out of an end', () => {
  expect(paymentMachine.pathTo('REFUNDED', 'CAPTURED')).toBeNull();
  expect(paymentMachine.pathTo('PENDING', 'CHARGED_BACK')).toEqual([
    'AUTHORIZED',
    'CAPTURED',
    'DISPUTED',
    'CHARGED_BACK',
  ]);
  expect(paymentMachine.pathTo('CAPTURED', 'CAPTURED')).toEqual([]);
});
