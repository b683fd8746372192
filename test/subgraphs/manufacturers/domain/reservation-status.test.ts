import { describe, expect, it } from '@jest/globals';
import {
  reservationMachine,
  RESERVATION_STATUSES,
} from '../../../../subgraphs/manufacturers/domain/reservation-status.ts';

const ALLOWED = [
  'HELD COMMITTED',
  'HELD RELEASED',
  'HELD EXPIRED',
  'COMMITTED SHIPPED',
  'COMMITTED RELEASED',
];

const pairs = RESERVATION_STATUSES.flatMap((from) => RESERVATION_STATUSES.map((to) => ({ from, to })));

describe('the statuses of a reservation', () => {
  it.each(pairs)('$from to $to is allowed only where it is listed', ({ from, to }) => {
    if (ALLOWED.includes(`${from} ${to}`)) expect(() => reservationMachine.check(from, to)).not.toThrow();
    else {
      expect(() => reservationMachine.check(from, to)).toThrow(
        expect.objectContaining({ code: 'ILLEGAL_TRANSITION', reason: 'reservation-not-in-status' }),
      );
    }
  });
});
