import { requireFittingTransport } from '../../../values/incoterm.ts';
import { Problem, problemAt, Problems } from '../../../values/problem.ts';
import type { TransportMode } from '../../../values/transport-mode.ts';
import type { Booker } from './booking-right.ts';
import { isShippable, type OrderFacts, type OrderLineFacts } from './order-facts.ts';
import { isLive, type Shipment, type ShipmentLine } from './shipment.ts';

/** What somebody wants to ship. */
export interface BookingRequest {
  readonly lines: readonly ShipmentLine[];
  readonly packages: number;
  readonly grossGrams: number;
}

/** What is used of the offer taken. */
export interface TakenOffer {
  readonly mode: TransportMode;
  readonly destination: string;
  readonly grossGrams: number;
  readonly expiresAt: Date;
}

/** Of what is there already. */
export type BookedShipment = Pick<Shipment, 'status' | 'lines'>;

const MAX_SHIPMENTS = 50;

/** @throws ILLEGAL_TRANSITION before an order is confirmed and after its end, LIMIT_EXCEEDED for too many parts. */
export function checkOrder({ status }: OrderFacts, earlier: readonly BookedShipment[]): void {
  if (!isShippable(status)) {
    throw new Problem('ILLEGAL_TRANSITION', 'order-not-shippable', {
      message: `Goods of an order that is ${status} are not shipped`,
      field: ['orderId'],
      status,
    });
  }
  checkCount(earlier, { of: 'An order', field: ['orderId'] });
}

/** @throws LIMIT_EXCEEDED, so that nobody books and gives up without end. */
export function checkCount(
  { length }: readonly BookedShipment[],
  { of, field }: { readonly of: string; readonly field: readonly string[] },
): void {
  if (length < MAX_SHIPMENTS) return;
  throw new Problem('LIMIT_EXCEEDED', 'too-many-shipments', {
    message: `${of} has at most ${MAX_SHIPMENTS} shipments, cancelled ones among them`,
    field,
  });
}

/** @throws TOO_LATE for an offer that has ended, INVALID for one that does not fit the order or the goods. */
export function checkOffer(
  offer: TakenOffer,
  { destination, incoterm }: OrderFacts,
  { grossGrams, now }: { readonly grossGrams: number; readonly now: Date },
): void {
  const refuse = (reason: string, message: string) =>
    new Problem('INVALID', reason, { message, field: ['quoteId'] });
  if (offer.expiresAt <= now) {
    throw new Problem('TOO_LATE', 'quote-expired', {
      message: 'The offer has ended; ask for a new one',
      field: ['quoteId'],
    });
  }
  if (offer.destination !== destination) {
    throw refuse('other-destination', `The offer goes to ${offer.destination}, the order to ${destination}`);
  }
  if (grossGrams > offer.grossGrams) {
    throw refuse('heavier-than-quoted', `The offer is for at most ${offer.grossGrams} grams`);
  }
  try {
    requireFittingTransport(incoterm, offer.mode);
  } catch (error) {
    throw error instanceof Problem ? problemAt(['quoteId'], error) : error;
  }
}

/**
 * Checks the goods of a booking against the order and what was booked of it before.
 *
 * @throws Problems, each at its line: NOT_FOUND for a line that is not there or not the booker's, LIMIT_EXCEEDED for more
 * than was ordered and is not on the way yet; INVALID for packages that weigh less than the goods in them.
 */
export function checkGoods(
  order: OrderFacts,
  { lines, grossGrams }: BookingRequest,
  { booker, earlier }: { readonly booker: Booker; readonly earlier: readonly BookedShipment[] },
): void {
  const ordered = new Map(order.lines.map((line) => [line.number, line]));
  const left = leftOf(order, earlier);
  const problems = lines.flatMap(({ lineNumber, quantity }, index) => {
    const line = ordered.get(lineNumber);
    if (!line || !isOf(booker, line)) return noSuchLine(index);
    const before = left.get(lineNumber) ?? 0;
    left.set(lineNumber, before - quantity);
    return quantity > before ? tooMany(index, before) : [];
  });
  if (problems.length > 0) throw new Problems(problems);
  const netGrams = lines.reduce(
    (sum, { lineNumber, quantity }) => sum + quantity * (ordered.get(lineNumber)?.netGrams ?? 0),
    0,
  );
  if (grossGrams < netGrams) {
    throw new Problem('INVALID', 'lighter-than-the-goods', {
      message: `The goods alone weigh ${netGrams} grams`,
      field: ['grossWeight', 'grams'],
    });
  }
}

const isOf = ({ supplierId }: Booker, line: OrderLineFacts): boolean =>
  supplierId === null || supplierId === line.supplierId;

/** Sales units of each order line that no live shipment has. */
export function leftOf(order: OrderFacts, earlier: readonly BookedShipment[]): Map<number, number> {
  const left = new Map(order.lines.map(({ number, quantity }) => [number, quantity]));
  for (const { lineNumber, quantity } of earlier.filter(isLive).flatMap(({ lines }) => lines)) {
    left.set(lineNumber, (left.get(lineNumber) ?? 0) - quantity);
  }
  return left;
}

const noSuchLine = (index: number): Problem =>
  new Problem('NOT_FOUND', 'no-such-line', {
    message: 'No such line of the order, or not yours',
    field: ['lines', String(index), 'lineNumber'],
  });

const tooMany = (index: number, left: number): Problem =>
  new Problem('LIMIT_EXCEEDED', 'more-than-ordered', {
    message: left > 0 ? `Only ${left} of this line are not shipped yet` : 'All of this line are shipped',
    field: ['lines', String(index), 'quantity'],
  });
