import { createStatusMachine } from '../../../values/status-machine.ts';

export const PAYMENT_STATUSES = [
  'PENDING',
  'AUTHORIZED',
  'CAPTURED',
  'PARTLY_REFUNDED',
  'REFUNDED',
  'FAILED',
  'VOIDED',
  'DISPUTED',
  'CHARGED_BACK',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/** Once some of it has been given back, a buyer can still object to the rest, and lose. */
export const paymentMachine = createStatusMachine<PaymentStatus>('payment', {
  PENDING: ['AUTHORIZED', 'FAILED', 'VOIDED'],
  AUTHORIZED: ['CAPTURED', 'FAILED', 'VOIDED'],
  CAPTURED: ['PARTLY_REFUNDED', 'REFUNDED', 'DISPUTED'],
  PARTLY_REFUNDED: ['REFUNDED', 'DISPUTED'],
  REFUNDED: [],
  FAILED: [],
  VOIDED: [],
  DISPUTED: ['CAPTURED', 'PARTLY_REFUNDED', 'CHARGED_BACK'],
  CHARGED_BACK: [],
});
