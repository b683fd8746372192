import type { Write } from '../../../runtime/write.ts';
import type { Clock } from '../../../runtime/clock.ts';
import { fitSettlements } from '../domain/fit-settlements.ts';
import type { SettlementRecord } from '../models/settlement.ts';
import type { MoneyDeps } from './change-order-money.ts';
import { loadOrderMoney, lockOrder, saveOrderMoney } from './order-money-store.ts';

const BATCH = 100;

/** Ends the offers whose time is over. The next comes when it is asked for. */
export async function expireQuotes({
  models,
  write,
  clock,
}: MoneyDeps & { readonly write: Write; readonly clock: Clock }): Promise<void> {
  const over = await models.settlements
    .find({ status: 'QUOTED', 'quote.expiresAt': { $lte: clock.now() } })
    .sort({ 'quote.expiresAt': 1 })
    .limit(BATCH)
    .lean<SettlementRecord[]>();
  for (const { _id, orderId, version } of over) {
    const input = { idempotencyKey: `${_id}/${version}` };
    await write({ mutation: 'expireQuote', party: 'platform', input }, async (transaction) => {
      const facts = await lockOrder(models, orderId, transaction.session);
      if (!facts) return {};
      const before = await loadOrderMoney(models, facts, transaction);
      await saveOrderMoney(models, { before, after: fitSettlements(before, transaction.now) }, transaction);
      return {};
    });
  }
}
