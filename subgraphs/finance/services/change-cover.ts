import type { Answered, Transaction } from '../../../runtime/write.ts';
import { type Viewer, partyOf } from '../../../runtime/viewer.ts';
import type { FinanceContext } from '../context.ts';
import type { Cover } from '../domain/cover.ts';
import { followBuyer, owedOf } from '../domain/follow-buyer.ts';
import type { Money } from '../../../values/money.ts';
import { isHolder, noSuch } from './insurance-rights.ts';
import { loadInsuredOrder, loadReceipts, saveInsuredOrder } from './insurance-store.ts';
import { noSuchOrder } from './money-rights.ts';
import { lockOrder } from './order-money-store.ts';

interface CoverCommand {
  readonly viewer: Viewer;
  readonly mutation: string;
  readonly input: { readonly idempotencyKey: string; readonly orderId: string };
}

/** A step that the holder of a cover takes: what the buyer has paid until now is looked at first. */
export function changeCover(
  { models, write }: Pick<FinanceContext, 'models' | 'write'>,
  { viewer, mutation, input }: CoverCommand,
  rule: (cover: Cover, at: { readonly owed: Money } & Pick<Transaction, 'now'>) => Cover,
): Promise<Answered<{ readonly orderId: string; readonly claimId: string | null }>> {
  const { orderId } = input;
  return write({ mutation, party: partyOf(viewer), input }, async (transaction) => {
    const { session, now } = transaction;
    const facts = await lockOrder(models, orderId, session);
    const before = facts && (await loadInsuredOrder(models, orderId, session));
    if (!facts || (before && !isHolder(viewer, before.cover))) throw noSuchOrder();
    if (!before) throw noSuch('cover', 'orderId');
    const receipts = await loadReceipts(models, facts, { model: before.cover.model, session });
    const followed = followBuyer(before, receipts);
    const after = { ...followed, cover: rule(followed.cover, { owed: owedOf(receipts), now }) };
    const { claim } = await saveInsuredOrder(models, { before, after }, transaction);
    return { orderId, claimId: claim?._id ?? null };
  });
}
