import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { ReadAhead } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';

const declaration = z.object({ declarationId: z.string() }).transform(({ declarationId }) => declarationId);
const shipment = z.object({ shipmentId: z.string() }).transform(({ shipmentId }) => shipmentId);
const order = z.object({ orderId: z.string() }).transform(({ orderId }) => orderId);

/** Reads what is known of the declarations, shipments and covers that events are about. */
export const readFactsAhead =
  ({ declarationFacts, exportFacts, shipmentFacts, covers }: Models): ReadAhead =>
  async (events, { documents }) => {
    const declarationIds = idsIn(events, declaration, 'DeclarationMoved');
    const orderIds = idsIn(events, order, 'LedgerChanged', 'OrderMoved', 'OrderStopped');
    await documents.findAll(declarationFacts, declarationIds);
    await documents.findAll(exportFacts, declarationIds);
    await documents.findAll(shipmentFacts, idsIn(events, shipment, 'ShipmentMoved'));
    await documents.findAll(covers, orderIds);
  };

const idsIn = (
  events: readonly EventRecord[],
  shape: z.ZodType<string>,
  ...types: readonly string[]
): readonly string[] =>
  events.flatMap(({ type, data }) => (types.includes(type) ? (shape.safeParse(data).data ?? []) : []));
