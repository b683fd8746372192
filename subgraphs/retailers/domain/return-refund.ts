import { type Money, multiply, proportion, subtract, sum } from '../../../values/money.ts';
import type { Order } from './order.ts';
import type { Return, ReturnReason, ReturnRefund } from './return.ts';

/** Reasons for which the seller answers, whatever the goods look like. */
const SELLERS_FAULT: ReadonlySet<ReturnReason> = new Set(['DAMAGED', 'NOT_AS_DESCRIBED']);

/**
 * What the buyer gets for goods that came back: what it paid for them, without freight.
 *
 * It is owed what is in its original state, and all where the seller is at fault.
 */
export function refundOf(
  { lines, reason }: Pick<Return, 'lines' | 'reason'>,
  order: Pick<Order, 'lines' | 'currency' | 'goods' | 'discount'>,
): ReturnRefund {
  const valueOf = (units: (line: Return['lines'][number]) => number): Money => {
    const parts = lines.map((line) => {
      const ordered = order.lines.find(({ number }) => number === line.lineNumber);
      if (!ordered) throw new RangeError(`The order has no line ${line.lineNumber}`);
      return multiply(ordered.unitPrice, BigInt(units(line)));
    });
    return withoutDiscount(sum(parts, order.currency), order);
  };
  const most = valueOf(({ received, damaged }) => (received ?? 0) + (damaged ?? 0));
  return { due: SELLERS_FAULT.has(reason) ? most : valueOf(({ received }) => received ?? 0), most };
}

/** The goods' own part of what was taken off the order. */
function withoutDiscount(value: Money, { goods, discount }: Pick<Order, 'goods' | 'discount'>): Money {
  if (discount.minor === 0n || goods.minor === 0n) return value;
  return subtract(value, proportion(discount, value.minor, goods.minor));
}
