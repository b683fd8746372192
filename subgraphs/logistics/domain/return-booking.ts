import { Problem } from '../../../values/problem.ts';
import { type BookedShipment, type BookingRequest, checkCount } from './booking.ts';
import type { Asking, Booker } from './booking-right.ts';
import type { OrderFacts } from './order-facts.ts';
import type { ReturnFacts } from './return-facts.ts';
import { isLive } from './shipment.ts';
import type { ShipmentStatus } from './shipment-status.ts';

/** As what somebody may send goods of an order back: its buyer, or its seller for it; null where it is not theirs. */
export function returnBookerOf(
  { retailerId, buyerId }: Pick<OrderFacts, 'retailerId' | 'buyerId'>,
  { role, partyId }: Asking,
): Booker | null {
  const isParty =
    role === 'PLATFORM' ||
    (role === 'RETAILER' && partyId === retailerId) ||
    (role === 'BUYER' && partyId === buyerId);
  return isParty ? { role, supplierId: null } : null;
}

/**
 * A return travels once it was agreed, whole, and under one waybill.
 *
 * @throws ILLEGAL_TRANSITION, LIMIT_EXCEEDED, INVALID.
 */
export function checkReturnBooking(
  { status, lines }: Pick<ReturnFacts, 'status' | 'lines'>,
  request: BookingRequest,
  earlier: readonly BookedShipment[],
): void {
  if (status !== 'APPROVED') {
    throw new Problem('ILLEGAL_TRANSITION', 'return-not-approved', {
      message: `Goods of a return that is ${status} are not sent`,
      field: ['returnId'],
      status,
    });
  }
  if (earlier.some(isLive)) {
    throw new Problem('LIMIT_EXCEEDED', 'return-booked', {
      message: 'The return has a shipment already',
      field: ['returnId'],
    });
  }
  checkCount(earlier, { of: 'A return', field: ['returnId'] });
  const isWhole =
    lines.length === request.lines.length &&
    lines.every(({ lineNumber, quantity }) =>
      request.lines.some((each) => each.lineNumber === lineNumber && each.quantity === quantity),
    );
  if (isWhole) return;
  throw new Problem('INVALID', 'not-the-return', {
    message: 'A shipment of a return holds what was agreed: each line once, all of it',
    field: ['lines'],
  });
}

/**
 * What comes back is handed out once customs has let it in, and leaves abroad without Chinese customs.
 *
 * @throws NOT_RELEASED, which may be over in a moment.
 */
export function requireLetIn(
  facts: ReturnFacts | null,
  { status, at }: { readonly status: ShipmentStatus; readonly at: Date },
): void {
  if (status !== 'DELIVERED') return;
  if (facts !== null && facts.clearedAt !== null && facts.clearedAt <= at) return;
  const isLate = facts !== null && facts.clearedAt !== null;
  throw new Problem('NOT_RELEASED', 'goods-not-let-in', {
    message: isLate ? 'Customs let the goods in only later than this' : 'Customs has not let the goods in',
    field: [isLate ? 'at' : 'status'],
    retryable: true,
  });
}
