import { newId } from '../../../runtime/id.ts';
import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import { parseMoney } from '../../../values/money.ts';
import { Problem, problemAt } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { FinanceContext } from '../context.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import {
  checkQuotable,
  liveSettlement,
  requestSettlement as request,
  type SettlementRequest,
} from '../domain/request-settlement.ts';
import { openQuoteOf, type Settlement } from '../domain/settlement.ts';
import type { RequestSettlementInput } from '../generated.ts';
import { readTarget } from './arguments.ts';
import { awaitOrder } from './await-order.ts';
import { changeOrderMoney, offerRate } from './change-order-money.ts';
import { isSeller, noSuchOrder, requireMover } from './money-rights.ts';
import { lockOrder } from './order-money-store.ts';

const MAX_COSTS = 10;

/**
 * Asks for the seller's money. Asked again while the settlement is live, it is for a new offer.
 *
 * The first call is never too early: the settlement waits by itself for payment and release, and the offer comes then.
 */
export async function requestSettlement(
  context: FinanceContext,
  input: RequestSettlementInput,
): Promise<Answered<{ readonly settlementId: string }>> {
  const { models, write } = context;
  const viewer = requireMover(context.viewer);
  const { target, netted } = readFields([], {
    target: () => readTarget(input.target),
    netted: () => readCosts(input.netted ?? []),
  });
  const { orderId, advance } = input;
  await awaitOrder(context, orderId);

  return write({ mutation: 'requestSettlement', party: partyOf(viewer), input }, async (transaction) => {
    const { session, now } = transaction;
    const facts = await lockOrder(models, orderId, session);
    if (!facts || !isSeller(viewer, facts)) throw noSuchOrder();
    const asked = { newId: newId('stl', now), target, netted, advance: advance ?? false, at: now };
    let settlementId = asked.newId;
    const rule = async (money: OrderMoney) => {
      const live = liveSettlement(money);
      if (!live) return request(money, asked);
      settlementId = live._id;
      return await offerAgain(context, money, { live, asked });
    };
    await changeOrderMoney(context, facts, { rule, transaction });
    return { settlementId };
  });
}

/** @throws RATE_UNKNOWN where the day has no rate for the pair, and whatever else keeps it from an offer. */
async function offerAgain(
  context: FinanceContext,
  money: OrderMoney,
  { live, asked }: { readonly live: Settlement; readonly asked: SettlementRequest },
): Promise<OrderMoney> {
  if (!isSameRequest(live, asked)) {
    throw new Problem('DUPLICATE', 'settlement-live', {
      message: 'The order has a live settlement with another target, other costs or another advance',
    });
  }
  checkQuotable(money, live);
  if (openQuoteOf(live, asked.at)) return money;
  const settlement = { ...live, status: 'ELIGIBLE' as const };
  const offered = await offerRate(context, money, { settlement, now: asked.at });
  if (offered) return offered;
  throw new Problem('RATE_UNKNOWN', 'no-rate-today', {
    message: `No rate from ${live.source.currency} to ${live.targetCurrency} is known for today`,
    field: ['target'],
  });
}

/** Costs that are left out are those of before. */
const isSameRequest = (live: Settlement, { target, netted, advance }: SettlementRequest): boolean =>
  live.targetCurrency === target &&
  live.advance === advance &&
  (netted.length === 0 || canonicalJson(netted) === canonicalJson(live.netted));

function readCosts(costs: NonNullable<RequestSettlementInput['netted']>) {
  if (costs.length > MAX_COSTS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-costs', { message: `At most ${MAX_COSTS} costs` });
  }
  return costs.map(({ kind, amount }, index) => {
    try {
      return { kind, amount: parseMoney(amount) };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw problemAt([String(index), 'amount', ...(error.field ?? [])], error);
    }
  });
}
