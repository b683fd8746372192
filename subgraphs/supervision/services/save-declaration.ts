import type { Transaction } from '../../../runtime/write.ts';
import { eventId } from '../../../runtime/events.ts';
import { Problem } from '../../../values/problem.ts';
import type { Declaration } from '../domain/declaration.ts';
import { declarationMoved, type Move } from '../domain/events.ts';
import type { Models } from '../models/index.ts';
import { keepForSummary, noteClosing } from './keep-for-summary.ts';
import { addFact } from './follow-orders.ts';
import { ORDER_FACT_READERS } from './order-facts.ts';

/**
 * Stores a declaration as it is now, tells the others, and puts it into its order's view, and a list that customs has
 * closed among those that wait for their summary: all in one transaction. Answers what was stored.
 *
 * The view is not left to delivery, so that whoever declares next sees what has been declared: two declarations of one
 * order cannot both be right about the rest.
 */
export async function saveDeclaration(
  models: Models,
  { declaration: given, move }: { readonly declaration: Declaration; readonly move: Move },
  { session, now, emit }: Transaction,
): Promise<Declaration> {
  const declaration = await noteClosing(models, given, session);
  const { _id, version } = declaration;
  if (version === 1) await models.declarations.insertMany([declaration], { session, lean: true });
  else {
    const filter = { _id, version: version - 1 };
    const { matchedCount } = await models.declarations.replaceOne(filter, declaration, { session });
    if (matchedCount !== 1) throw new Problem('VERSION_CONFLICT', 'declaration-changed-in-between');
  }
  const data = declarationMoved(declaration, move);
  const event = { aggregateId: _id, sequence: version, type: 'DeclarationMoved', data };
  emit(event);
  const record = { ...event, _id: eventId(_id, version), at: now };
  const read = ORDER_FACT_READERS.DeclarationMoved(record);
  const { order } = await addFact(models, record, { read, session });
  if (move.previous !== 'CLOSED') await keepForSummary(models, { declaration, order, session });
  return declaration;
}
