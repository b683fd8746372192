import { createStatusMachine } from '../../../values/status-machine.ts';

export const COVER_STATUSES = [
  'DECLARED',
  'COVERED',
  'DISCHARGED',
  'OVERDUE',
  'LOSS_NOTIFIED',
  'CLAIMED',
] as const;
export type CoverStatus = (typeof COVER_STATUSES)[number];

/**
 * A buyer may pay at any time until the insurer has, so every state before the end can become DISCHARGED; a buyer that is
 * bankrupt or refuses the goods is a loss before it is late.
 */
export const coverMachine = createStatusMachine<CoverStatus>('cover', {
  DECLARED: ['COVERED'],
  COVERED: ['DISCHARGED', 'OVERDUE', 'LOSS_NOTIFIED'],
  DISCHARGED: [],
  OVERDUE: ['DISCHARGED', 'LOSS_NOTIFIED'],
  LOSS_NOTIFIED: ['DISCHARGED', 'CLAIMED'],
  CLAIMED: ['DISCHARGED'],
});
