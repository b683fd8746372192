import { createStatusMachine } from '../../../values/status-machine.ts';

export const INSURANCE_CLAIM_STATUSES = [
  'FILED',
  'ADJUSTING',
  'INDEMNIFIED',
  'RECOVERING',
  'CLOSED',
  'REFUSED',
] as const;
export type InsuranceClaimStatus = (typeof INSURANCE_CLAIM_STATUSES)[number];

/** A claim is closed before a payout where the buyer pays after all, and after it when nothing more will come back. */
export const insuranceClaimMachine = createStatusMachine<InsuranceClaimStatus>('insurance claim', {
  FILED: ['ADJUSTING', 'REFUSED', 'CLOSED'],
  ADJUSTING: ['INDEMNIFIED', 'REFUSED', 'CLOSED'],
  INDEMNIFIED: ['RECOVERING', 'CLOSED'],
  RECOVERING: ['CLOSED'],
  CLOSED: [],
  REFUSED: [],
});
