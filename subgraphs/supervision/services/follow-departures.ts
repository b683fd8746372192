import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { Declaration } from '../domain/declaration.ts';
import { departureMessage } from '../domain/outgoing-messages.ts';
import type { Models } from '../models/index.ts';
import { moved } from './apply-receipt.ts';
import { addFact } from './follow-orders.ts';
import { ORDER_FACT_READERS } from './order-facts.ts';
import { departureOf, queueMessages } from './queue-messages.ts';
import { saveDeclaration } from './save-declaration.ts';
import { takeBackShutOut } from './take-back.ts';

/** What is said only of goods that have left: a carrier may report a later one first. */
const HAS_LEFT: ReadonlySet<string> = new Set([
  'DEPARTED',
  'ARRIVED',
  'IMPORT_CLEARING',
  'DELIVERED',
  'STORED_OVERSEAS',
]);

/**
 * Follows a shipment; when its goods have left, customs is told (CEB509), and their declaration has DEPARTED.
 *
 * They left at the earliest time that any report gives, whichever came first: an earlier one corrects what was told. A
 * declaration whose shipment is cancelled is taken back.
 */
export const followDepartures =
  (models: Models): EventHandler =>
  async (event, transaction) => {
    const read = ORDER_FACT_READERS.ShipmentMoved(event);
    await addFact(models, { event, read }, transaction);
    const { shipmentId, status, at } = read.fact;
    const { reported } = read.happening;
    if (!HAS_LEFT.has(reported) && status !== 'CANCELLED') return;
    const before = await liveDeclaration(models, shipmentId, transaction);
    if (!before) return;
    if (status === 'CANCELLED') return void (await takeBackShutOut(models, before, transaction));
    if (before.departedAt !== null && before.departedAt <= at) return;
    const changedAt = transaction.now;
    const declaration = moved({ ...before, departedAt: at, changedAt, version: before.version + 1 });
    const message = departureMessage(before, departureOf(before, at));
    await queueMessages(models, { of: before, messages: [message] }, transaction);
    await saveDeclaration(models, { declaration, move: { previous: before.status, at } }, transaction);
  };

async function liveDeclaration(
  { declarations }: Pick<Models, 'declarations'>,
  shipmentId: string,
  { session, documents }: Transaction,
): Promise<Declaration | null> {
  await documents.flush(declarations);
  return declarations.findOne({ shipmentId, isLive: true }).session(session).lean<Declaration>();
}
