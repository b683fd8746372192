import { actsFor, partyOf, requireScope, type Viewer } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { SupervisionContext } from '../context.ts';
import type { Declaration } from '../domain/declaration.ts';
import { requireWithdrawable } from '../domain/declaration-status.ts';
import type { OrderViewRecord } from '../models/order-view.ts';
import { noSuchDeclaration } from './apply-receipt.ts';
import { viewOf } from './follow-orders.ts';
import { mayDeclare } from './order-access.ts';
import { takeBack } from './take-back.ts';

export interface WithdrawDeclarationInput {
  readonly idempotencyKey: string;
  readonly declarationId: string;
  readonly reason: string;
}

const MAX_REASON = 200;

/** Takes a declaration back, as long as it has not gone further than PASSED. Its shipment can then be declared anew. */
export async function withdrawDeclaration(
  { models, viewer, write }: SupervisionContext,
  input: WithdrawDeclarationInput,
): Promise<Answered<{ readonly declaration: Declaration }>> {
  const known = requireScope(viewer, 'customs:write');
  const { reason } = readFields([], { reason: () => parseText(input.reason, MAX_REASON) });
  const command = { mutation: 'withdrawDeclaration', party: partyOf(known), input };
  return write(command, async (transaction) => {
    const before = await transaction.documents.find<Declaration>(models.declarations, input.declarationId);
    if (!before || !(await isTheirs({ models }, { before, viewer: known }, transaction))) {
      throw noSuchDeclaration();
    }
    requireWithdrawable(before.status);
    return { declaration: await takeBack(models, { before, reason }, transaction) };
  });
}

/** Who declared it takes it back, and whoever may declare its goods. */
async function isTheirs(
  { models }: Pick<SupervisionContext, 'models'>,
  { before, viewer }: { readonly before: Declaration; readonly viewer: Viewer },
  { documents }: Transaction,
): Promise<boolean> {
  if (actsFor(viewer, before.declarantId)) return true;
  const view = await documents.find<OrderViewRecord>(models.orderViews, before.orderId);
  const shipment = view?.shipments.find(({ shipmentId }) => shipmentId === before.shipmentId);
  return view !== null && shipment !== undefined && mayDeclare(viewOf(view), shipment, viewer);
}
