import { createStatusMachine } from '../../../values/status-machine.ts';

export const RESERVATION_STATUSES = ['HELD', 'COMMITTED', 'SHIPPED', 'RELEASED', 'EXPIRED'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

export const reservationMachine = createStatusMachine<ReservationStatus>('reservation', {
  HELD: ['COMMITTED', 'RELEASED', 'EXPIRED'],
  COMMITTED: ['SHIPPED', 'RELEASED'],
  // Back to these where the goods come back before they are loaded, and where their order is given up.
  SHIPPED: ['COMMITTED', 'RELEASED'],
  RELEASED: [],
  EXPIRED: [],
});

/** Live reservations are what `reserved` is the sum of. */
export const isLive = (status: ReservationStatus): boolean => status === 'HELD' || status === 'COMMITTED';
