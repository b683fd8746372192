import type { Currency } from '../../../values/currency.ts';
import { zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { hasBuyerPaid } from './order-terms.ts';
import { settleable } from './fit-settlements.ts';
import { MAX_SETTLEMENTS, type OrderMoney, withSettlement } from './order-money.ts';
import { costsOf, type NettedCost, type Settlement } from './settlement.ts';
import { isLive } from './settlement-status.ts';

export interface SettlementRequest {
  /** Id of the settlement where none is live yet. */
  readonly newId: string;
  readonly target: Currency;
  readonly netted: readonly NettedCost[];
  readonly advance: boolean;
  readonly at: Date;
}

/** The order's settlement that has not come to its end; null = none. */
export const liveSettlement = ({ settlements }: OrderMoney): Settlement | null =>
  settlements.find(({ status }) => isLive(status)) ?? null;

/**
 * Opens a settlement of all that the order holds for its seller.
 *
 * @throws DUPLICATE while another is live, CURRENCY_MISMATCH for costs in another currency than the order's,
 * LIMIT_EXCEEDED for costs that leave nothing.
 */
export function requestSettlement(money: OrderMoney, request: SettlementRequest): OrderMoney {
  const { order, settlements } = money;
  if (liveSettlement(money)) {
    throw new Problem('DUPLICATE', 'settlement-live', { message: 'The order has a settlement already' });
  }
  if (settlements.length >= MAX_SETTLEMENTS) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-settlements', {
      message: `An order has at most ${MAX_SETTLEMENTS} settlements`,
    });
  }
  if (order.isCancelled) {
    throw new Problem('ILLEGAL_TRANSITION', 'order-cancelled', { message: 'The order is cancelled' });
  }
  const settlement = begun(money, request);
  if (costsOf(settlement).minor >= order.total.minor) {
    throw new Problem('LIMIT_EXCEEDED', 'costs-leave-nothing', {
      message: 'The costs are as much as the order or more',
      field: ['netted'],
    });
  }
  return withSettlement(money, settlement);
}

function begun({ order }: OrderMoney, request: SettlementRequest): Settlement {
  const { newId: _id, target: targetCurrency, netted, advance, at } = request;
  const { currency } = order.total;
  for (const [index, { amount }] of netted.entries()) {
    const field = ['netted', String(index), 'amount'];
    if (amount.currency !== currency) {
      throw new Problem('CURRENCY_MISMATCH', 'cost-in-other-currency', {
        message: `The order is in ${currency}`,
        field,
      });
    }
    if (amount.minor <= 0n) {
      throw new Problem('INVALID', 'amount-not-positive', { message: 'A cost is above 0', field });
    }
  }
  return {
    _id,
    orderId: order.orderId,
    targetCurrency,
    netted,
    advance,
    source: zero(currency),
    providerFees: zero(currency),
    status: 'OPEN',
    quote: null,
    booked: null,
    owed: null,
    requestedAt: at,
    version: 0,
  };
}

/** @throws why a live settlement cannot get an offer now; NOT_RELEASED where the goods are what it waits for. */
export function checkQuotable(money: OrderMoney, settlement: Settlement): void {
  if (settlement.status === 'ELIGIBLE' || settlement.status === 'QUOTED') return;
  if (settlement.status === 'OPEN' && !settlement.advance && !settleable(money).isReleased) {
    throw new Problem('NOT_RELEASED', 'goods-not-released', {
      message: 'Customs has not released goods of this order that are not settled yet',
    });
  }
  throw new Problem('ILLEGAL_TRANSITION', 'settlement-not-eligible', {
    message: hasBuyerPaid(money.order, money.ledger)
      ? `The settlement is ${settlement.status}`
      : 'The buyer has not paid what the terms ask for',
    status: settlement.status,
  });
}
