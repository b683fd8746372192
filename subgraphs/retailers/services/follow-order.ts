import * as z from 'zod';
import type { EventHandler, ReadAhead } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { PartyRole } from '../domain/events.ts';
import { nextByItself, type OrderShipment } from '../domain/order-progress.ts';
import { cancel } from '../domain/order-steps.ts';
import type { Models } from '../models/index.ts';
import type { OrderRecord } from '../models/order.ts';
import { findOrder } from './find-order.ts';
import { withCarriage, withoutCarriage } from './order-carriages.ts';
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

const ofOrder = z.object({ orderId: z.string() });

/** Reads the orders that events are about. */
export const readOrdersAhead =
  ({ orders }: Models): ReadAhead =>
  async (events, { documents }) => {
    const orderIds = events.flatMap(({ data }) => ofOrder.safeParse(data).data?.orderId ?? []);
    if (orderIds.length > 0) await documents.findAll(orders, orderIds);
  };

/** A carrier that moves goods of an order reads it as long as it has any of them; the first booking makes it FULFILLING. */
export const applyShipmentBooked =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    const { orderId, carrierId, returnId, ...shipment } = shipmentBooked.parse(data);
    const order = await findOrder(models, orderId, transaction.documents);
    if (!order) return;
    const read = withCarriage(order, { shipmentId: shipment.shipmentId, carrierId });
    transaction.documents.put(models.orders, read);
    if (returnId == null) {
      followShipment(models, transaction, { order: read, shipment: { ...shipment, version } });
    }
  };

export const applyShipmentMoved =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    const { orderId, returnId, ...shipment } = shipmentMoved.parse(data);
    const found = await findOrder(models, orderId, transaction.documents);
    if (!found) return;
    const order = shipment.status === 'CANCELLED' ? withoutCarriage(found, shipment.shipmentId) : found;
    if (order !== found) transaction.documents.put(models.orders, order);
    if (returnId == null) {
      followShipment(models, transaction, { order, shipment: { ...shipment, version } });
    }
  };

function followShipment(
  models: Models,
  transaction: Transaction,
  { order, shipment }: { readonly order: OrderRecord; readonly shipment: OrderShipment },
): void {
  const before = order.shipments.find(({ shipmentId }) => shipmentId === shipment.shipmentId);
  if (before && before.version >= shipment.version) return;
  const others = order.shipments.filter((each) => each !== before);
  keep(models, transaction, { order: { ...order, shipments: [...others, shipment] }, by: 'CARRIER' });
}

export const applyLedgerChanged =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { orderId, isClosed: isLedgerClosed, version: ledgerVersion } = ledgerChanged.parse(data);
    const order = await findOrder(models, orderId, transaction.documents);
    if (!order || order.ledgerVersion >= ledgerVersion) return;
    keep(models, transaction, { order: { ...order, isLedgerClosed, ledgerVersion }, by: 'FINANCE' });
  };

/** Keeps what was heard of an order, and takes it as far as that allows, each step told. */
function keep(
  models: Models,
  transaction: Transaction,
  { order: heard, by }: { readonly order: OrderRecord; readonly by: PartyRole },
): void {
  transaction.documents.put(models.orders, heard);
  let order = heard;
  for (;;) {
    const status = nextByItself(order);
    if (status === null) return;
    const reason = order.status === 'CANCELLED' ? LOADED_BEFORE : null;
    const step = { status, agreedBy: order.agreedBy, by, reason, supplierId: null };
    order = saveOrderStep(models, transaction, { order, step });
  }
}

/** These say why, to the order's parties. */
const LOADED_BEFORE = 'Goods were loaded before the carrier had heard that the order was given up';
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
  const order = await findOrder(models, orderId, transaction.documents);
  if (order?.status !== 'PLACED') return;
  const step = cancel(order, { by: 'PLATFORM', reason: HOLD_ENDED });
  saveOrderStep(models, transaction, { order, step });
}
