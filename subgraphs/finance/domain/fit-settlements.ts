import { add, greatest, isEqual, least, type Money, subtract, sum, zero } from '../../../values/money.ts';
import { hasBuyerPaid } from './order-terms.ts';
import { booked, isStopped, type OrderMoney, withSettlement } from './order-money.ts';
import { freeableOf, unsettledFees } from './provider-fees.ts';
import { releasedValue } from './released-value.ts';
import { costsOf, movedTo, netOf, type Settlement } from './settlement.ts';
import { isUnconverted } from './settlement-status.ts';

/**
 * Brings settlements into line with the rest of the order's money, after anything has changed it.
 *
 * What is not converted follows what is held: it becomes ELIGIBLE by itself once the buyer has paid and customs has
 * released, HELD while the buyer objects or a right or a court stops it, and loses its offer when its amount is another. What was converted ahead of
 * release is paid out with it.
 */
export const fitSettlements = (money: OrderMoney, now: Date): OrderMoney =>
  money.settlements.reduce((left, settlement) => {
    if (isUnconverted(settlement.status)) return withSettlement(left, fitted(left, settlement, now));
    return settlement.status === 'CONVERTED' ? paidOutIfDue(left, settlement) : left;
  }, money);

/** What a settlement would be of, and whether customs has released that. */
export function settleable(money: OrderMoney): { readonly source: Money; readonly isReleased: boolean } {
  const settled = settledOf(money);
  const released = subtract(releasedValue(money.order, money.declarations), settled);
  const isReleased = released.minor > 0n;
  const limit = isReleased ? released : subtract(money.order.total, settled);
  return { source: greatest(least(limit, freeableOf(money)), zero(limit.currency)), isReleased };
}

function fitted(money: OrderMoney, settlement: Settlement, now: Date): Settlement {
  const { source, isReleased } = settleable(money);
  const providerFees = least(unsettledFees(money), source);
  const isSame = isEqual(source, settlement.source) && isEqual(providerFees, settlement.providerFees);
  const next = isSame ? settlement : { ...settlement, source, providerFees };
  if (isStopped(money)) return withoutQuote(back(next, 'HELD'));
  const isDue =
    (isReleased || settlement.advance) && hasBuyerPaid(money.order, money.ledger) && netOf(next).minor > 0n;
  if (!isDue) return withoutQuote(back(next, 'OPEN'));
  if (next.status === 'QUOTED') {
    const isOver = !next.quote || next.quote.expiresAt <= now;
    return isSame && !isOver ? next : withoutQuote(movedTo(next, 'ELIGIBLE'));
  }
  return next.status === 'ELIGIBLE' ? next : movedTo(back(next, 'OPEN'), 'ELIGIBLE');
}

/** To HELD or OPEN, over the steps that are listed. */
function back(settlement: Settlement, to: 'HELD' | 'OPEN'): Settlement {
  if (settlement.status === to) return settlement;
  if (to === 'OPEN' && settlement.status === 'QUOTED')
    return movedTo(movedTo(settlement, 'ELIGIBLE'), 'OPEN');
  return movedTo(settlement, to);
}

const withoutQuote = (settlement: Settlement): Settlement =>
  settlement.quote === null ? settlement : { ...settlement, quote: null };

/** Books what was converted, once its goods are released and nothing stops it. */
function paidOutIfDue(money: OrderMoney, settlement: Settlement): OrderMoney {
  const released = subtract(releasedValue(money.order, money.declarations), settledOf(money));
  if (released.minor < settlement.source.minor || isStopped(money)) return money;
  const costs = costsOf(settlement);
  const paidOut = netOf(settlement);
  const fees = add(costs, settlement.providerFees);
  const paid: Settlement = { ...movedTo(settlement, 'PAID_OUT'), booked: { fees, paidOut } };
  const causeId = settlement._id;
  const steps = [
    { debit: 'HELD', credit: 'FEES', amount: costs, causeId },
    { debit: 'HELD', credit: 'PAID_OUT', amount: paidOut, causeId },
  ] as const;
  return steps.filter(({ amount }) => amount.minor > 0n).reduce(booked, withSettlement(money, paid));
}

/** Gross, what has been settled. Providers' fees that no settlement bears yet are not. */
const settledOf = ({ ledger, settlements }: OrderMoney): Money =>
  add(
    ledger.paidOut,
    sum(
      settlements.flatMap(({ booked: paid }) => (paid ? [paid.fees] : [])),
      ledger.currency,
    ),
  );
