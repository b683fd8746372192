import type { ClientSession } from 'mongoose';
import type { Transaction } from '../../../runtime/write.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import type { OrderStopRecord } from '../models/order-stop.ts';
import { changeOrderMoney, type MoneyDeps } from './change-order-money.ts';

/** Keeps what one side says of an order's end; true once both have spoken. */
export async function hearOfEnd(
  { orderStops }: Models,
  { _id, ...heard }: OrderStopRecord,
  session: ClientSession,
): Promise<boolean> {
  const { isCancelled, isStopped } = await orderStops
    .findOneAndUpdate({ _id }, { $set: heard }, { session, upsert: true, returnDocument: 'after' })
    .lean<OrderStopRecord>()
    .orFail();
  return isCancelled === true && isStopped === true;
}

/** Gives back what was paid for an order of which nothing has left or will. */
export async function giveUpOrder(
  deps: MoneyDeps,
  before: OrderFactsRecord,
  transaction: Transaction,
): Promise<void> {
  const { session } = transaction;
  const facts = { ...before, isGivenUp: true };
  await deps.models.orderFacts.updateOne({ _id: facts._id }, { $set: { isGivenUp: true } }, { session });
  await changeOrderMoney(deps, facts, { rule: (money) => money, transaction });
}
