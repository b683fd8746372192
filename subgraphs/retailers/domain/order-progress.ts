import type { Order } from './order.ts';
import { orderMachine, type OrderStatus } from './order-status.ts';

/** What is known here of a shipment of an order. */
export interface OrderShipment {
  readonly shipmentId: string;
  /** Of the logistics subgraph. */
  readonly status: string;
  /** Of the shipment; what is older says nothing new. */
  readonly version: number;
  readonly lines: readonly { readonly lineNumber: number; readonly quantity: number }[];
}

/** An order with what others have told of it. */
export interface FollowedOrder extends Order {
  readonly shipments: readonly OrderShipment[];
  /** Finance holds nothing of it any more, and it was paid. */
  readonly isLedgerClosed: boolean;
}

const NOT_LOADED: ReadonlySet<string> = new Set([
  'CREATED',
  'BOOKED',
  'PICKED_UP',
  'AT_CUSTOMS_PLACE',
  'CANCELLED',
]);
const ARRIVED: ReadonlySet<string> = new Set(['DELIVERED', 'STORED_OVERSEAS']);

export const isAnyLoaded = ({ shipments }: Pick<FollowedOrder, 'shipments'>): boolean =>
  shipments.some(({ status }) => !NOT_LOADED.has(status));

/** True when every unit of every line is with the buyer or in a warehouse near it. */
export function isDelivered({ lines, shipments }: Pick<FollowedOrder, 'lines' | 'shipments'>): boolean {
  const arrived = new Map<number, number>();
  for (const shipment of shipments.filter(({ status }) => ARRIVED.has(status))) {
    for (const { lineNumber, quantity } of shipment.lines) {
      arrived.set(lineNumber, (arrived.get(lineNumber) ?? 0) + quantity);
    }
  }
  return lines.every(({ number, quantity }) => (arrived.get(number) ?? 0) >= quantity);
}

/** The status that an order has by itself after what has been told of it; null where it stays. */
export function nextByItself(order: FollowedOrder): OrderStatus | null {
  if (order.status === 'CANCELLED') return isAnyLoaded(order) ? 'FULFILLING' : null;
  const isBooked = order.shipments.some(({ status }) => status !== 'CANCELLED');
  if (orderMachine.mayBecome(order.status, 'FULFILLING') && isBooked) return 'FULFILLING';
  if (orderMachine.mayBecome(order.status, 'COMPLETED') && isDelivered(order) && order.isLedgerClosed)
    return 'COMPLETED';
  return null;
}
