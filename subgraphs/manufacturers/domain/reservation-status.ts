import { Problem } from '../../../values/problem.ts';

export const RESERVATION_STATUSES = ['HELD', 'COMMITTED', 'SHIPPED', 'RELEASED', 'EXPIRED'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

const NEXT: Readonly<Record<ReservationStatus, readonly ReservationStatus[]>> = {
  HELD: ['COMMITTED', 'RELEASED', 'EXPIRED'],
  COMMITTED: ['SHIPPED', 'RELEASED'],
  SHIPPED: [],
  RELEASED: [],
  EXPIRED: [],
};

/** @throws ILLEGAL_TRANSITION for a change that is not listed. */
export function checkTransition(from: ReservationStatus, to: ReservationStatus): void {
  if (NEXT[from].includes(to)) return;
  throw new Problem('ILLEGAL_TRANSITION', 'reservation-not-in-status', {
    message: `A reservation that is ${from} cannot become ${to}`,
    status: from,
  });
}

/** Live reservations are what `reserved` is the sum of. */
export const isLive = (status: ReservationStatus): boolean => status === 'HELD' || status === 'COMMITTED';
