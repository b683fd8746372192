import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { nextReturnStatus, withShipment } from '../domain/return-progress.ts';
import type { Models } from '../models/index.ts';
import type { ReturnRecord } from '../models/return.ts';
import { findOrder } from './find-order.ts';
import { findReturn } from './find-return.ts';
import { withoutCarriage } from './order-carriages.ts';
import { saveReturnStep, type StepCause } from './save-return.ts';

/** What is used here of logistics' events. */
const shipmentHeard = z.object({
  shipmentId: z.string(),
  returnId: z.string(),
  status: z.string(),
});
const shipmentBooked = shipmentHeard.extend({
  carrierId: z.string(),
  lines: z.array(z.object({ lineNumber: z.int(), warehouseId: z.string() })),
});
const shipmentMoved = shipmentHeard.extend({ at: z.date() });
/** What goes out, which is not followed here. */
const outbound = z.object({ returnId: z.null().optional() });
const carriesNone = (data: unknown): boolean => outbound.safeParse(data).success;
/** Of supervision's `ReturnClearanceMoved`. */
const clearanceMoved = z.object({ returnId: z.string(), isReleased: z.boolean() });
/** Of finance's `ReturnDuesChanged`. */
const duesChanged = z.object({
  returnId: z.string(),
  isVatRepaid: z.boolean(),
  isBuyerSettled: z.boolean(),
});

/** A carrier that brings goods back reads the return as long as it does, which knows where they go. */
const applyShipmentBooked =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    if (carriesNone(data)) return;
    const { returnId, shipmentId, status, carrierId, lines } = shipmentBooked.parse(data);
    const found = await findReturn(models, returnId, transaction.session);
    const after = found && withShipment(found, { shipmentId, status, version });
    if (!found || !after) return;
    const warehouseOf = new Map(lines.map((line) => [line.lineNumber, line.warehouseId]));
    await follow(models, transaction, {
      by: 'CARRIER',
      heard: {
        ...found,
        ...after,
        readers: [...new Set([...found.readers, carrierId])],
        lines: found.lines.map((line) => ({
          ...line,
          warehouseId: warehouseOf.get(line.lineNumber) ?? line.warehouseId,
        })),
      },
    });
  };

const applyShipmentMoved =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    if (carriesNone(data)) return;
    const { returnId, shipmentId, status, at: reportedAt } = shipmentMoved.parse(data);
    const found = await findReturn(models, returnId, transaction.session);
    const after = found && withShipment(found, { shipmentId, status, version });
    if (!found || !after) return;
    const readers = status === 'CANCELLED' ? await leftReaders(models, found, transaction) : found.readers;
    await follow(models, transaction, { by: 'CARRIER', reportedAt, heard: { ...found, ...after, readers } });
  };

/** Without the carrier that gave a return's shipment up, unless it has another one of the order. */
async function leftReaders(
  models: Models,
  { orderId, readers, shipment }: ReturnRecord,
  { documents }: Transaction,
): Promise<readonly string[]> {
  const order = await findOrder(models, orderId, documents);
  if (!order || !shipment) return readers;
  const left = withoutCarriage(order, shipment.shipmentId);
  return readers.filter((id) => left.readers.includes(id));
}

const applyClearanceMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const { returnId, isReleased } = clearanceMoved.parse(data);
    const found = await findReturn(models, returnId, transaction.session);
    if (found) {
      await follow(models, transaction, { by: 'AUTHORITY', heard: { ...found, isCleared: isReleased } });
    }
  };

const applyDuesChanged =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, transaction) => {
    const { returnId, ...told } = duesChanged.parse(data);
    const found = await findReturn(models, returnId, transaction.session);
    if (!found || found.dues.version >= version) return;
    await follow(models, transaction, { by: 'FINANCE', heard: { ...found, dues: { ...told, version } } });
  };

/** Keeps what was heard of a return, and takes it as far as that allows, each step told. */
async function follow(
  models: Models,
  transaction: Transaction,
  { heard, ...cause }: StepCause & { readonly heard: ReturnRecord },
): Promise<void> {
  await models.returns.replaceOne({ _id: heard._id }, heard, { session: transaction.session });
  let before = heard;
  for (;;) {
    const status = nextReturnStatus(before);
    if (status === null) return;
    before = await saveReturnStep(models, transaction, { before, after: { ...before, status }, ...cause });
  }
}

/** What others tell of a return. */
export const followReturns = (models: Models): Readonly<Record<string, EventHandler>> => ({
  ShipmentBooked: applyShipmentBooked(models),
  ShipmentMoved: applyShipmentMoved(models),
  ReturnClearanceMoved: applyClearanceMoved(models),
  ReturnDuesChanged: applyDuesChanged(models),
});
