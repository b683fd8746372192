import { orderMachine, ORDER_STATUSES } from '../../../../subgraphs/retailers/domain/order-status.ts';
import { describeMachine } from '../../../support/describe-machine.ts';

describeMachine('an order', orderMachine, {
  statuses: ORDER_STATUSES,
  reason: 'order-not-in-status',
  listed: [
    'PLACED CONFIRMED',
    'PLACED CANCELLED',
    'CONFIRMED FULFILLING',
    'CONFIRMED CANCELLED',
    'FULFILLING COMPLETED',
    'FULFILLING CANCELLED',
    'CANCELLED FULFILLING',
  ],
});
