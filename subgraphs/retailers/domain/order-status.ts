import { createStatusMachine } from '../../../values/status-machine.ts';

export const ORDER_STATUSES = ['PLACED', 'CONFIRMED', 'FULFILLING', 'COMPLETED', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

export const orderMachine = createStatusMachine<OrderStatus>('order', {
  PLACED: ['CONFIRMED', 'CANCELLED'],
  CONFIRMED: ['FULFILLING', 'CANCELLED'],
  // To CANCELLED while nothing is loaded.
  FULFILLING: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  // Where goods were loaded before their carrier had heard of it: they are the truth.
  CANCELLED: ['FULFILLING'],
});
