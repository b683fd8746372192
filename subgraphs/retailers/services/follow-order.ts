import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { PartyRole } from '../domain/events.ts';
import { nextByItself, type OrderShipment } from '../domain/order-progress.ts';
import { cancel } from '../domain/order-steps.ts';
import type { Models } from '../models/index.ts';
import type { OrderRecord } from '../models/order.ts';
import { findOrder } from './find-order.ts';
import { saveOrderStep } from './save-order-step.ts';

const lines = z.array(z.object({ lineNumber: z.number().int(), quantity: z.number().int() }));

/** What is used here of logistics' events. */
const shipmentBooked = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  returnId: z.string().nullish(),
  carrierId: z.string(),
  status: z.string(),
  lines,
});
const shipmentMoved = shipmentBooked.omit({ carrierId: true });
/** Of finance's `LedgerChanged`. */
const ledgerChanged = z.object({ orderId: z.string(), isClosed: z.boolean(), version: z.number() });
/** Of the manufacturers' `ReservationMoved`. */
const reservationMoved = z.object({ orderId: z.string(), status: z.string() });

/** A carrier that moves goods of an order reads it from then on; the first booking makes it FULFILLING. */
export const applyShipmentBooked =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    const { orderId, carrierId, returnId, ...shipment } = shipmentBooked.parse(data);
    const order = await findOrder(models, orderId, transaction.session);
    if (!order) return;
    const { session } = transaction;
    await models.orders.updateOne({ _id: orderId }, { $addToSet: { readers: carrierId } }, { session });
    if (returnId == null)
      await followShipment(models, transaction, { order, shipment: { ...shipment, version } });
  };

export const applyShipmentMoved =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    const { orderId, returnId, ...shipment } = shipmentMoved.parse(data);
    const order = await findOrder(models, orderId, transaction.session);
    if (order && returnId == null) {
      await followShipment(models, transaction, { order, shipment: { ...shipment, version } });
    }
  };

async function followShipment(
  models: Models,
  transaction: Transaction,
  { order, shipment }: { readonly order: OrderRecord; readonly shipment: OrderShipment },
): Promise<void> {
  const before = order.shipments.find(({ shipmentId }) => shipmentId === shipment.shipmentId);
  if (before && before.version >= shipment.version) return;
  const others = order.shipments.filter((each) => each !== before);
  const shipments = [...others, shipment];
  await models.orders.updateOne(
    { _id: order._id },
    { $set: { shipments } },
    { session: transaction.session },
  );
  await advance(models, transaction, { order: { ...order, shipments }, by: 'CARRIER' });
}

export const applyLedgerChanged =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, isClosed: isLedgerClosed, version: ledgerVersion } = ledgerChanged.parse(data);
    const { session } = transaction;
    const order = await findOrder(models, orderId, session);
    if (!order || order.ledgerVersion >= ledgerVersion) return;
    const known = { isLedgerClosed, ledgerVersion };
    await models.orders.updateOne({ _id: orderId }, { $set: known }, { session });
    await advance(models, transaction, { order: { ...order, ...known }, by: 'FINANCE' });
  };

/** Takes an order as far as what is known of it allows, each step told. */
async function advance(
  models: Models,
  transaction: Transaction,
  { order: begun, by }: { readonly order: OrderRecord; readonly by: PartyRole },
): Promise<void> {
  let order = begun;
  for (;;) {
    const status = nextByItself(order);
    if (status === null) return;
    const step = { status, agreedBy: order.agreedBy, by, reason: null, supplierId: null };
    order = await saveOrderStep(models, transaction, { order, step });
  }
}

/** Says why, to the order's parties. */
const HOLD_ENDED = 'The hold on the stock has ended';

/** An order whose hold has ended before all suppliers agreed is given up. */
export const applyReservationMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, status } = reservationMoved.parse(data);
    if (status !== 'EXPIRED') return;
    await giveUpUnheld(models, transaction, orderId);
  };

/** Cancels an order that is still PLACED. */
export async function giveUpUnheld(models: Models, transaction: Transaction, orderId: string): Promise<void> {
  const order = await findOrder(models, orderId, transaction.session);
  if (order?.status !== 'PLACED') return;
  const step = cancel(order, { by: 'PLATFORM', reason: HOLD_ENDED });
  await saveOrderStep(models, transaction, { order, step });
}
