import type { Transaction } from '../../../runtime/write.ts';
import type { Declaration } from '../domain/declaration.ts';
import { declarationMachine, isWithdrawnIfShutOut } from '../domain/declaration-status.ts';
import { withdrawalMessage } from '../domain/outgoing-messages.ts';
import type { Models } from '../models/index.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { queueMessages, sendingOf } from './queue-messages.ts';
import { saveDeclaration } from './save-declaration.ts';

/** Takes a declaration back: customs is told (CEB605), and its shipment can be declared anew. @throws ILLEGAL_TRANSITION */
export async function takeBack(
  models: Models,
  { before, reason }: { readonly before: Declaration; readonly reason: string },
  transaction: Transaction,
): Promise<Declaration> {
  declarationMachine.check(before.status, 'WITHDRAWN');
  const { now } = transaction;
  const declaration: Declaration = {
    ...before,
    status: 'WITHDRAWN',
    isLive: false,
    changedAt: now,
    version: before.version + 1,
  };
  const message = withdrawalMessage(before, reason, sendingOf(before, now));
  await queueMessages(models, { of: before, messages: [message] }, transaction);
  return saveDeclaration(models, { declaration, move: { previous: before.status, at: now } }, transaction);
}

const REASON = 'Its shipment was cancelled';

/**
 * Takes a declaration back whose shipment was cancelled; answers it as it is then.
 *
 * What customs examines waits for its word, and is taken back once it lets the goods go.
 */
export async function takeBackShutOut(
  models: Models,
  declaration: Declaration,
  transaction: Transaction,
): Promise<Declaration> {
  if (!isWithdrawnIfShutOut(declaration.status)) return declaration;
  const { orderId, shipmentId } = declaration;
  const view = await transaction.documents.find<OrderViewRecord>(models.orderViews, orderId);
  const shipment = view?.shipments.find((each) => each.shipmentId === shipmentId);
  if (shipment?.status !== 'CANCELLED') return declaration;
  return takeBack(models, { before: declaration, reason: REASON }, transaction);
}
