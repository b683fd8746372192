import { Problem } from '../../../values/problem.ts';
import type { OrderMoney } from './order-money.ts';

export const PAYOUT_STOP_REASONS = ['IP_RIGHT', 'COURT_ORDER'] as const;
export type PayoutStopReason = (typeof PAYOUT_STOP_REASONS)[number];

/** Keeps from the seller what an order still holds, until it is lifted. */
export interface PayoutStop {
  readonly orderId: string;
  readonly reason: PayoutStopReason;
  /** Number of the right or of the case: one stop of an order each, for ever. */
  readonly reference: string;
  readonly stoppedAt: Date;
  /** Null while it is in force. */
  readonly liftedAt: Date | null;
}

export const MAX_PAYOUT_STOPS = 20;

export const isInForce = ({ liftedAt }: PayoutStop): boolean => liftedAt === null;

/** @throws DUPLICATE for a reference that has stopped the order before, LIMIT_EXCEEDED for the 21st. */
export function stopPayout(money: OrderMoney, stop: PayoutStop): OrderMoney {
  if (money.stops.some(({ reference }) => reference === stop.reference)) {
    throw problem('DUPLICATE', 'payout-stopped-before', 'This reference has stopped the order already');
  }
  if (money.stops.length >= MAX_PAYOUT_STOPS) {
    throw problem('LIMIT_EXCEEDED', 'too-many-stops', `An order has at most ${MAX_PAYOUT_STOPS} stops`);
  }
  return { ...money, stops: [...money.stops, stop] };
}

/** @throws NOT_FOUND where nothing in force has this reference. */
export function liftPayoutStop(money: OrderMoney, reference: string, liftedAt: Date): OrderMoney {
  const stop = money.stops.find((each) => each.reference === reference && isInForce(each));
  if (!stop) throw problem('NOT_FOUND', 'no-such-stop', 'No stop in force has this reference');
  return { ...money, stops: money.stops.map((each) => (each === stop ? { ...stop, liftedAt } : each)) };
}

const problem = (code: 'DUPLICATE' | 'LIMIT_EXCEEDED' | 'NOT_FOUND', reason: string, message: string) =>
  new Problem(code, reason, { message, field: ['reference'] });
