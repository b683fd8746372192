import { createStatusMachine } from '../../../values/status-machine.ts';

export const RESERVATION_STATUSES = ['HELD', 'COMMITTED', 'SHIPPED', 'RELEASED', 'EXPIRED'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

export const reservationMachine = createStatusMachine<ReservationStatus>('reservation', {
  HELD: ['COMMITTED', 'RELEASED', 'EXPIRED'],
  COMMITTED: ['SHIPPED', 'RELEASED'],
  SHIPPED: [],
  RELEASED: [],
  EXPIRED: [],
});

/** Live reservations are what `reserved` is the sum of. */
export const isLive = (status: ReservationStatus): boolean => status === 'HELD' || status === 'COMMITTED';
