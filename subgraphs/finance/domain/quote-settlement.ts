import { formatDecimal, parseDecimal, type Decimal } from '../../../values/decimal.ts';
import { convert } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { type OrderMoney, withSettlement } from './order-money.ts';
import { movedTo, netOf, openQuoteOf, type Settlement } from './settlement.ts';

/** Opens an offer: what is left after costs, at this rate, rounded once to the target's smallest unit. */
export function quoteSettlement(
  money: OrderMoney,
  settlement: Settlement,
  { rate, expiresAt }: { readonly rate: Decimal; readonly expiresAt: Date },
): OrderMoney {
  const target = convert(netOf(settlement), rate, settlement.targetCurrency);
  // So little that nothing is left of it in the other currency waits for more.
  if (target.minor <= 0n) return money;
  const quote = { rate: formatDecimal(rate), target, expiresAt };
  return withSettlement(money, { ...movedTo(settlement, 'QUOTED'), quote });
}

/**
 * Takes the open offer; the rate that the seller saw has to be the offer's.
 *
 * @throws STALE when another offer is open, TOO_LATE when none is any more; ILLEGAL_TRANSITION where there never was one.
 */
export function acceptQuote(
  money: OrderMoney,
  settlement: Settlement,
  { rate, now }: { readonly rate: Decimal; readonly now: Date },
): OrderMoney {
  const quote = openQuoteOf(settlement, now);
  if (!quote && (settlement.status === 'QUOTED' || settlement.status === 'ELIGIBLE')) {
    throw refuse('TOO_LATE', 'quote-over', 'The offer has ended; request the settlement again for a new one');
  }
  const converted = movedTo(settlement, 'CONVERTED');
  if (!quote?.rate || !parseDecimal(quote.rate).eq(rate)) {
    throw refuse('STALE', 'other-rate', 'The open offer has another rate');
  }
  return withSettlement(money, converted);
}

const refuse = (code: 'STALE' | 'TOO_LATE', reason: string, message: string): Problem =>
  new Problem(code, reason, { message, field: ['rate'] });
