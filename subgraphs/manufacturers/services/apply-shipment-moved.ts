import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { shipGoods, type ShippedGoods } from '../domain/ship-goods.ts';
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
const STILL_THERE: ReadonlySet<string> = new Set(['CREATED', 'BOOKED', 'CANCELLED']);

/** Takes a shipment's goods out of the stock when they are first seen to have been picked up, once for each shipment. */
export const applyShipmentMoved =
  (models: Models): EventHandler =>
  async ({ data }, transaction) => {
    const shipment = shipmentMoved.parse(data);
    // Goods that come back are counted in by their supplier.
    if (STILL_THERE.has(shipment.status) || shipment.returnId != null) return;
    const { session } = transaction;
    const record = await findReservation(models, shipment.orderId, session);
    if (!record || record.shipmentIds.includes(shipment.shipmentId)) return;
    const shipmentIds = [...record.shipmentIds, shipment.shipmentId];
    await models.reservations.updateOne({ _id: record._id }, { $set: { shipmentIds } }, { session });
    const goods = goodsOf(record, shipment);
    await stepReservations(models, transaction, {
      records: [record],
      step: (stocks, reservation) => shipGoods(stocks, reservation, goods),
    });
  };

/** The goods of a shipment, which names lines of the order. */
function goodsOf({ lines }: ReservationRecord, shipment: ShipmentMoved): readonly ShippedGoods[] {
  const skuByLine = new Map(lines.map(({ lineNumber, skuId }) => [lineNumber, skuId]));
  return shipment.lines.map(({ lineNumber, warehouseId, quantity }) => {
    const skuId = skuByLine.get(lineNumber);
    if (skuId === undefined) throw new Error(`${shipment.orderId} has no line ${lineNumber}`);
    return { skuId, warehouseId, quantity };
  });
}
