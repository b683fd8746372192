import {
  reservationMachine,
  RESERVATION_STATUSES,
} from '../../../../subgraphs/manufacturers/domain/reservation-status.ts';
import { describeMachine } from '../../../support/describe-machine.ts';

describeMachine('a reservation', reservationMachine, {
  statuses: RESERVATION_STATUSES,
  reason: 'reservation-not-in-status',
  listed: [
    'HELD COMMITTED',
    'HELD RELEASED',
    'HELD EXPIRED',
    'COMMITTED SHIPPED',
    'COMMITTED RELEASED',
    'SHIPPED COMMITTED',
    'SHIPPED RELEASED',
  ],
});
