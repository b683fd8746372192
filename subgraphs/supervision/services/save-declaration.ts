import type { Transaction } from '../../../runtime/write.ts';
import { eventId } from '../../../runtime/events.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import { Problem } from '../../../values/problem.ts';
import type { Declaration } from '../domain/declaration.ts';
import { declarationMoved, type Move } from '../domain/events.ts';
import type { Models } from '../models/index.ts';
import { keepForSummary, noteClosing } from './keep-for-summary.ts';
import { addFact } from './follow-orders.ts';
import { ORDER_FACT_READERS } from './order-facts.ts';

/** A receipt that changes none of these is of no use to others. */
const hasMoved = (before: Declaration, after: Declaration): boolean =>
  before.status !== after.status ||
  before.exportedOn !== after.exportedOn ||
  canonicalJson(before.summary) !== canonicalJson(after.summary);

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
  transaction: Transaction,
): Promise<Declaration> {
  const { session, now, documents, emit } = transaction;
  const noted = await noteClosing(models, given, session);
  const { _id, version } = noted;
  const before = version === 1 ? null : await documents.find<Declaration>(models.declarations, _id);
  if ((before?.version ?? 0) !== version - 1) {
    throw new Problem('VERSION_CONFLICT', 'declaration-changed-in-between');
  }
  const isTold = !before || hasMoved(before, noted);
  const declaration = { ...noted, moves: noted.moves + (isTold ? 1 : 0) };
  if (before) documents.put(models.declarations, declaration);
  else documents.insert(models.declarations, declaration);
  const data = declarationMoved(declaration, { ...move, previousExportedOn: before?.exportedOn ?? null });
  const event = { aggregateId: _id, type: 'DeclarationMoved', data };
  if (isTold) emit({ ...event, sequence: declaration.moves });
  // The view and the timeline have every receipt.
  const record = { ...event, sequence: version, _id: eventId(_id, version), at: now };
  const own = { event: record, read: ORDER_FACT_READERS.DeclarationMoved(record) };
  const { order } = await addFact(models, own, transaction);
  if (move.previous !== 'CLOSED') await keepForSummary(models, { declaration, order, session });
  return declaration;
}
