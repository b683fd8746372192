import { zero } from '../../../values/money.ts';
import { newId, sha256 } from '../../../runtime/id.ts';
import { partyOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import type { LogisticsContext } from '../context.ts';
import { type BookingRequest, checkGoods, checkOffer, checkOrder } from '../domain/booking.ts';
import type { Booker } from '../domain/booking-right.ts';
import { type EventData, shipmentBooked } from '../domain/events.ts';
import { checkReturnBooking } from '../domain/return-booking.ts';
import type { ReturnFacts } from '../domain/return-facts.ts';
import { insuredShare } from '../domain/insured-share.ts';
import type { OrderFacts } from '../domain/order-facts.ts';
import type { Shipment } from '../domain/shipment.ts';
import type { BookShipmentInput } from '../generated.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { ReturnFactsRecord } from '../models/return-facts.ts';
import type { ShipmentRecord } from '../models/shipment.ts';

import { findBooker } from './find-order.ts';
import { findRoute, type Route } from './find-route.ts';
import { readBooking } from './read-booking.ts';

/** Everything that a booking is made of. */
interface Booking {
  readonly orderId: string;
  /** Null = outbound. */
  readonly returnId: string | null;
  readonly request: BookingRequest;
  readonly booker: Booker;
  readonly route: Route;
  /** What the carrier knows the booking by, however often it is asked. */
  readonly reference: string;
}

/** Books goods of an order with the carrier of an offer; those of a return, for the same lane the other way. */
export async function bookShipment(
  context: LogisticsContext,
  input: BookShipmentInput,
): Promise<Answered<{ readonly shipmentId: string }>> {
  const viewer = requireScope(context.viewer, 'shipments:write');
  const party = partyOf(viewer);
  const request = readBooking(input);
  const { orderId, returnId = null } = input;
  const booker = await findBooker(context, viewer, { orderId, returnId });
  const route = await findRoute(context, input);
  const reference = sha256(JSON.stringify([party, input.idempotencyKey]));
  const booking = { orderId, returnId, request, booker, route, reference };
  const answer = await context.write({ mutation: 'bookShipment', party, input }, (transaction) =>
    book(context, booking, transaction),
  );
  context.loaders.shipmentsByOrderId.clear(orderId);
  context.loaders.shipmentByReturnId.clearAll();
  return answer;
}

async function book(
  context: LogisticsContext,
  booking: Booking,
  { session, now, emit }: Transaction,
): Promise<{ readonly shipmentId: string }> {
  const { models } = context;
  const { orderId, returnId, request, booker, route } = booking;
  const order = await lockOrder(context, orderId, session);
  const earlier = await models.shipments
    .find({ orderId, returnId })
    .session(session)
    .lean<ShipmentRecord[]>();
  if (returnId === null) checkOrder(order, earlier);
  else checkReturnBooking(await requireReturn(context, returnId, session), request, earlier);
  checkOffer(route.quote, order, { grossGrams: request.grossGrams, now });
  checkGoods(order, request, { booker, earlier: returnId === null ? earlier : [] });

  const { carrier, mode } = route.quote;
  const waybill = await context.carriers.book({ carrier, mode, reference: booking.reference }, session);
  const insurance =
    returnId === null ? insuredShare(order, request.lines, earlier) : zero(order.insurance.currency);
  const shipment: Shipment = {
    ...newShipment(booking, order, now),
    waybill,
    insurance,
  };
  await models.shipments.insertMany([shipment], { session, lean: true });
  const data: EventData['ShipmentBooked'] = shipmentBooked(shipment);
  emit({ aggregateId: shipment._id, sequence: shipment.version, type: 'ShipmentBooked', data });
  return { shipmentId: shipment._id };
}

/** Bookings of one order follow each other, so that none is made on what another has just taken. */
async function lockOrder(
  { models }: LogisticsContext,
  orderId: string,
  session: Transaction['session'],
): Promise<OrderFacts> {
  const order = await models.orderFacts
    .findOneAndUpdate({ _id: orderId }, { $inc: { bookings: 1 } }, { session, returnDocument: 'after' })
    .lean<OrderFactsRecord>();
  if (!order) throw new Error(`Order ${orderId} was there a moment ago`);
  return order;
}

/** The return, written so that a withdrawal and a booking of one moment follow each other. */
async function requireReturn(
  { models }: LogisticsContext,
  returnId: string,
  session: Transaction['session'],
): Promise<ReturnFacts> {
  const facts = await models.returnFacts
    .findOneAndUpdate({ _id: returnId }, { $inc: { bookings: 1 } }, { session, returnDocument: 'after' })
    .lean<ReturnFactsRecord>();
  if (!facts) throw new Error(`Return ${returnId} was there a moment ago`);
  return facts;
}

function newShipment(
  { orderId, returnId, request, booker, route }: Booking,
  order: OrderFacts,
  now: Date,
): Omit<Shipment, 'waybill' | 'insurance'> {
  const { quote, fromPortId, fromPortCode, destination, toPortId, toWarehouseId } = route;
  const { carrier } = quote;
  const shipped = new Set(request.lines.map(({ lineNumber }) => lineNumber));
  const suppliers = order.lines.filter(({ number }) => shipped.has(number)).map((line) => line.supplierId);
  return {
    _id: newId('shp', now),
    orderId,
    returnId,
    carrierId: carrier._id,
    carrierCode: carrier.code,
    carrierName: carrier.nameEn,
    status: 'BOOKED',
    mode: quote.mode,
    fromPortId,
    fromPortCode,
    toPortId,
    destination,
    toWarehouseId,
    lines: request.lines,
    packages: request.packages,
    grossGrams: request.grossGrams,
    freight: quote.price,
    bookedBy: booker.role,
    bookedAt: now,
    partyIds: [...new Set([order.retailerId, order.buyerId, ...suppliers, carrier._id])],
    cancelReason: null,
    changedAt: now,
    version: 1,
  };
}
