import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { type Departure, shipGoods, type ShippedGoods } from '../domain/ship-goods.ts';
import { takeBackGoods } from '../domain/take-back-goods.ts';
import type { Models } from '../models/index.ts';
import type { ReservationRecord } from '../models/reservation.ts';
import { findReservation } from './find-reservation.ts';
import { stepReservations } from './step-reservations.ts';

/** What is used here of logistics' `ShipmentMoved`. */
const shipmentMoved = z.object({
  shipmentId: z.string(),
  orderId: z.string(),
  returnId: z.string().nullish(),
  status: z.string(),
  previous: z.string(),
  lines: z.array(
    z.object({
      lineNumber: z.number().int(),
      quantity: z.number().int().positive(),
      warehouseId: z.string().nullable(),
    }),
  ),
});

type ShipmentMoved = z.output<typeof shipmentMoved>;

/** Of a shipment whose goods lie where they were. */
const STILL_THERE: ReadonlySet<string> = new Set(['CREATED', 'BOOKED']);

/**
 * Takes a shipment's goods out of the stock when they are first seen to have been picked up, once for each shipment, and puts
 * them back where it is given up after that.
 */
export const applyShipmentMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const shipment = shipmentMoved.parse(data);
    // Goods that come back from abroad are counted in by their supplier.
    if (STILL_THERE.has(shipment.status) || shipment.returnId != null) return;
    // They were seen to leave in an event before this one.
    if (!STILL_THERE.has(shipment.previous) && shipment.status !== 'CANCELLED') return;
    const record = await findReservation(models, shipment.orderId, transaction.session);
    if (!record) return;
    const told = { record, shipment };
    if (shipment.status === 'CANCELLED') await takeBack(models, transaction, told);
    else await takeOut(models, transaction, told);
  };

interface Told {
  readonly record: ReservationRecord;
  readonly shipment: ShipmentMoved;
}

async function takeOut(models: Models, transaction: Transaction, { record, shipment }: Told): Promise<void> {
  const { shipmentId } = shipment;
  if (record.shipmentIds.includes(shipmentId)) return;
  const goods = goodsOf(record, shipment);
  let departed: readonly Departure[] = [];
  await stepReservations(models, transaction, {
    records: [record],
    step: (stocks, reservation) => {
      const shipped = shipGoods(stocks, reservation, goods);
      ({ departed } = shipped);
      return shipped;
    },
  });
  const shipmentIds = [...record.shipmentIds, shipmentId];
  const departures = [...(record.departures ?? []), ...departed.map((each) => ({ ...each, shipmentId }))];
  const change = { $set: { shipmentIds, departures } };
  await models.reservations.updateOne({ _id: record._id }, change, { session: transaction.session });
}

async function takeBack(models: Models, transaction: Transaction, { record, shipment }: Told): Promise<void> {
  const isOwn = ({ shipmentId }: { readonly shipmentId: string }) => shipmentId === shipment.shipmentId;
  const all = record.departures ?? [];
  const departed = all.filter(isOwn);
  if (departed.length === 0) return;
  await stepReservations(models, transaction, {
    records: [record],
    step: (stocks, reservation) => takeBackGoods(stocks, reservation, departed),
  });
  const change = { $set: { departures: all.filter((each) => !isOwn(each)) } };
  await models.reservations.updateOne({ _id: record._id }, change, { session: transaction.session });
}

/** The goods of a shipment, which names lines of the order. */
function goodsOf({ lines }: ReservationRecord, shipment: ShipmentMoved): readonly ShippedGoods[] {
  const skuByLine = new Map(lines.map(({ lineNumber, skuId }) => [lineNumber, skuId]));
  return shipment.lines.map(({ lineNumber, warehouseId, quantity }) => {
    const skuId = skuByLine.get(lineNumber);
    if (skuId === undefined) throw new Error(`${shipment.orderId} has no line ${lineNumber}`);
    return { skuId, warehouseId, quantity };
  });
}
