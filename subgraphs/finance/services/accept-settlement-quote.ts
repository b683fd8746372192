import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseDecimal } from '../../../values/decimal.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { FinanceContext } from '../context.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import { acceptQuote } from '../domain/quote-settlement.ts';
import type { AcceptSettlementQuoteInput } from '../generated.ts';
import type { SettlementRecord } from '../models/settlement.ts';
import { changeOrderMoney } from './change-order-money.ts';
import { isSeller, requireMover } from './money-rights.ts';
import { lockOrder } from './order-money-store.ts';

/** Converts at the quoted rate; the money is paid out at once, or with the release where it was asked for ahead of it. */
export function acceptSettlementQuote(
  context: FinanceContext,
  input: AcceptSettlementQuoteInput,
): Promise<Answered<{ readonly settlementId: string }>> {
  const { models, write } = context;
  const viewer = requireMover(context.viewer);
  const { rate } = readFields([], { rate: () => parseDecimal(input.rate) });
  const { settlementId } = input;

  return write({ mutation: 'acceptSettlementQuote', party: partyOf(viewer), input }, async (transaction) => {
    const { session, now } = transaction;
    const named = await models.settlements.findById(settlementId).session(session).lean<SettlementRecord>();
    const facts = named && (await lockOrder(models, named.orderId, session));
    if (!facts || !isSeller(viewer, facts)) throw noSuchSettlement();
    const rule = (money: OrderMoney) => {
      const settlement = money.settlements.find(({ _id }) => _id === settlementId);
      if (!settlement) throw noSuchSettlement();
      return acceptQuote(money, settlement, { rate, now });
    };
    await changeOrderMoney(context, facts, { rule, transaction });
    return { settlementId };
  });
}

const noSuchSettlement = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-settlement', {
    message: 'No such settlement, or not yours',
    field: ['settlementId'],
  });
