import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import { liftPayoutStop as lift, stopPayout as stop } from '../domain/payout-stop.ts';
import type { LiftPayoutStopInput, StopPayoutInput } from '../generated.ts';
import { changeOrderMoney } from './change-order-money.ts';
import { noSuchOrder, requireFinance } from './money-rights.ts';
import { lockOrder } from './order-money-store.ts';

type Stopped = Promise<Answered<{ readonly orderId: string }>>;

const MAX_REFERENCE = 100;

/** Keeps an order's money from its seller, because of a right or a court; its settlements are HELD from now on. */
export function stopPayout(context: FinanceContext, input: StopPayoutInput): Stopped {
  const { orderId, reason } = input;
  const reference = readReference(input.reference);
  return changeStops(context, { mutation: 'stopPayout', input }, (money, now) =>
    stop(money, { orderId, reason, reference, stoppedAt: now, liftedAt: null }),
  );
}

/** Ends a stop; without another one what was held for the seller becomes eligible again by itself. */
export function liftPayoutStop(context: FinanceContext, input: LiftPayoutStopInput): Stopped {
  const reference = readReference(input.reference);
  return changeStops(context, { mutation: 'liftPayoutStop', input }, (money, now) =>
    lift(money, reference, now),
  );
}

interface Given {
  readonly mutation: string;
  readonly input: StopPayoutInput | LiftPayoutStopInput;
}

function changeStops(
  context: FinanceContext,
  { mutation, input }: Given,
  change: (money: OrderMoney, now: Date) => OrderMoney,
): Stopped {
  const viewer = requireFinance(context.viewer);
  const { orderId } = input;
  return context.write({ mutation, party: partyOf(viewer), input }, async (transaction) => {
    const facts = await lockOrder(context.models, orderId, transaction.session);
    if (!facts) throw noSuchOrder();
    const rule = (money: OrderMoney) => change(money, transaction.now);
    await changeOrderMoney(context, facts, { rule, transaction });
    return { orderId };
  });
}

const readReference = (given: string): string =>
  readFields([], { reference: () => parseText(given, MAX_REFERENCE) }).reference;
