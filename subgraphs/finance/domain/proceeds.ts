import { type Money, zero } from '../../../values/money.ts';
import { keptOf, type Ledger } from './ledger.ts';

/** What an exporter has received for an order, from whom it may come. */
export interface Proceeds {
  readonly fromBuyer: Money;
  readonly fromInsurer: Money;
  /** By the rules of refund and exchange: an insurer's payout counts as receipt of the proceeds. */
  readonly areReceived: boolean;
}

/** @param worth of the order, without goods that came back: nobody pays for these. */
export function proceedsOf(worth: Money, ledger: Ledger, indemnity: Money | null): Proceeds {
  const fromBuyer = keptOf(ledger);
  const fromInsurer = indemnity ?? zero(worth.currency);
  return { fromBuyer, fromInsurer, areReceived: fromBuyer.minor >= worth.minor || fromInsurer.minor > 0n };
}
