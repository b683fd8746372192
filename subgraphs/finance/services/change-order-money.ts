import type { Transaction } from '../../../runtime/write.ts';
import { chinaDate } from '../../../values/calendar-date.ts';
import { createDatedLoader, loadRows } from '../dated-loader.ts';
import { type ExchangeRate, exchangeRateOn, type FxRateRow, pairsToLoad } from '../domain/exchange-rate.ts';
import { fitSettlements } from '../domain/fit-settlements.ts';
import { giveBackSurplus } from '../domain/give-back.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import { quoteSettlement } from '../domain/quote-settlement.ts';
import type { Settlement } from '../domain/settlement.ts';
import type { Models } from '../models/index.ts';
import type { OrderFactsRecord } from '../models/order-facts.ts';
import { loadOrderMoney, saveOrderMoney } from './order-money-store.ts';

export interface MoneyDeps {
  readonly models: Models;
  /** How long an offer to convert stays open. */
  readonly quoteTtlMs: number;
}

export type MoneyRule = (money: OrderMoney) => OrderMoney | Promise<OrderMoney>;

/**
 * The one way in which an order's money changes: load all of it, apply a rule, let what depends on it follow, save.
 *
 * A settlement that becomes eligible gets its offer at once; one whose offer ended gets the next when it is asked for.
 */
export async function changeOrderMoney(
  deps: MoneyDeps,
  facts: OrderFactsRecord,
  { rule, transaction }: { readonly rule: MoneyRule; readonly transaction: Transaction },
): Promise<OrderMoney> {
  const before = await loadOrderMoney(deps.models, facts, transaction);
  const ruled = await rule(before);
  const fitted = fitSettlements(giveBackSurplus(ruled), transaction.now);
  const after = await quoteNewlyEligible(deps, { before, after: fitted }, transaction);
  await saveOrderMoney(deps.models, { before, after }, transaction);
  return after;
}

async function quoteNewlyEligible(
  deps: MoneyDeps,
  { before, after }: { readonly before: OrderMoney; readonly after: OrderMoney },
  { now }: Transaction,
): Promise<OrderMoney> {
  const statusBefore = ({ _id }: Settlement) => before.settlements.find((each) => each._id === _id)?.status;
  let money = after;
  for (const settlement of after.settlements) {
    if (settlement.status !== 'ELIGIBLE' || statusBefore(settlement) === 'ELIGIBLE') continue;
    money = (await offerRate(deps, money, { settlement, now })) ?? money;
  }
  return money;
}

/** Opens an offer at the rate of the day in China; null where the day has none. */
export async function offerRate(
  { models, quoteTtlMs }: MoneyDeps,
  money: OrderMoney,
  { settlement, now }: { readonly settlement: Settlement; readonly now: Date },
): Promise<OrderMoney | null> {
  const found = await findRate(models, settlement, now);
  if (!found) return null;
  const expiresAt = new Date(now.getTime() + quoteTtlMs);
  return quoteSettlement(money, settlement, { rate: found.rate, expiresAt });
}

async function findRate(
  models: Models,
  { source, targetCurrency: quote }: Settlement,
  now: Date,
): Promise<ExchangeRate | null> {
  const on = chinaDate(now);
  const base = source.currency;
  const rows = await loadRows(createDatedLoader<FxRateRow>(models.fxRates), pairsToLoad(base, quote), on);
  return exchangeRateOn(rows, { base, quote, on });
}
