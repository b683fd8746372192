import { Problem } from '../../../values/problem.ts';

export const ORDER_STATUSES = ['PLACED', 'CONFIRMED', 'FULFILLING', 'COMPLETED', 'CANCELLED'] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

const NEXT: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  PLACED: ['CONFIRMED', 'CANCELLED'],
  CONFIRMED: ['FULFILLING', 'CANCELLED'],
  // To CANCELLED while nothing is loaded.
  FULFILLING: ['COMPLETED', 'CANCELLED'],
  COMPLETED: [],
  CANCELLED: [],
};

export const mayBecome = (from: OrderStatus, to: OrderStatus): boolean => NEXT[from].includes(to);

/** @throws ILLEGAL_TRANSITION for a change that is not listed. */
export function checkTransition(from: OrderStatus, to: OrderStatus): void {
  if (mayBecome(from, to)) return;
  throw new Problem('ILLEGAL_TRANSITION', 'order-not-in-status', {
    message: `An order that is ${from} cannot become ${to}`,
    status: from,
  });
}
