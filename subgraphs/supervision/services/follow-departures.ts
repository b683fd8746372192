import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Declaration } from '../domain/declaration.ts';
import { departureMessage } from '../domain/outgoing-messages.ts';
import type { Models } from '../models/index.ts';
import { moved } from './apply-receipt.ts';
import { addFact } from './follow-orders.ts';
import { ORDER_FACT_READERS } from './order-facts.ts';
import { queueMessages, sendingOf } from './queue-messages.ts';
import { saveDeclaration } from './save-declaration.ts';

/** States that only goods that have left can be in: a carrier may report a later one first. */
const HAS_LEFT: ReadonlySet<string> = new Set([
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
  'STORED_OVERSEAS',
]);

/** Follows a shipment; when its goods have left, customs is told (CEB509), and their declaration has DEPARTED. */
export const followDepartures =
  (models: Models): EventHandler =>
  async (event, transaction) => {
    const read = ORDER_FACT_READERS.ShipmentMoved(event);
    await addFact(models, { event, read }, transaction);
    const { shipmentId, status, at } = read.fact;
    if (!HAS_LEFT.has(status)) return;
    const { session, now, documents } = transaction;
    await documents.flush(models.declarations);
    const before = await models.declarations
      .findOne({ shipmentId, isLive: true })
      .session(session)
      .lean<Declaration>();
    if (!before || before.departedAt !== null) return;
    const declaration = moved({ ...before, departedAt: at, changedAt: now, version: before.version + 1 });
    const message = departureMessage(before, sendingOf(before, at));
    await queueMessages(models, { of: before, messages: [message] }, transaction);
    await saveDeclaration(models, { declaration, move: { previous: before.status, at } }, transaction);
  };
