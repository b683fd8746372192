import { type Money, split, sum, zero } from '../../../values/money.ts';
import type { OrderTerms } from './order-terms.ts';

/** What of an order a customs declaration covers. */
export interface Declared {
  readonly isReleased: boolean;
  readonly lines: readonly { readonly orderLineNumber: number; readonly quantity: number }[];
}

const RELEASED: ReadonlySet<string> = new Set(['RELEASED', 'DEPARTED', 'CLOSED']);

/** Customs has let the goods of a declaration in this status go. */
export const isReleasedStatus = (status: string): boolean => RELEASED.has(status);

/**
 * The part of an order's total whose goods customs has released.
 *
 * Freight, insurance and discount are shared out by the value of the goods; once every line is released it is the total,
 * so that no unit stays behind.
 */
export function releasedValue({ total, lines }: OrderTerms, declarations: readonly Declared[]): Money {
  const released = declarations.filter(({ isReleased }) => isReleased).flatMap(({ lines: each }) => each);
  const values = lines.map(({ number, quantity, amount }) => {
    const declared = released
      .filter(({ orderLineNumber }) => orderLineNumber === number)
      .reduce((units, line) => units + line.quantity, 0);
    return shareOf(amount, Math.min(declared, quantity), quantity);
  });
  const goods = sum(
    lines.map(({ amount }) => amount),
    total.currency,
  );
  const value = sum(values, total.currency);
  return shareOf(total, value.minor, goods.minor);
}

function shareOf(amount: Money, part: number | bigint, whole: number | bigint): Money {
  // Goods for nothing are released for nothing.
  if (BigInt(whole) === 0n) return zero(amount.currency);
  const [share] = split(amount, [BigInt(part), BigInt(whole) - BigInt(part)]);
  if (!share) throw new RangeError('A split has as many shares as weights');
  return share;
}
