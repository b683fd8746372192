import { sum, zero } from '../../../values/money.ts';
import type { Order } from './order.ts';

/** What of an order concerns some goods. */
export type PartOfOrder = Pick<
  Order,
  'lines' | 'goods' | 'freight' | 'insurance' | 'discount' | 'total' | 'deposit'
>;

/**
 * What a supplier reads of an order: its own goods and their price. What else the buyer ordered, and of whom, is none of its
 * business, and so is what the buyer pays for the whole.
 *
 * @param supplierId null = for whoever reads all of it
 */
export function partOfOrder(order: Order, supplierId: string | null): PartOfOrder {
  const { lines, currency } = order;
  const own = lines.filter((line) => line.supplierId === supplierId);
  if (supplierId === null || own.length === lines.length) return order;
  const goods = sum(
    own.map(({ amount }) => amount),
    currency,
  );
  const none = zero(currency);
  return { lines: own, goods, freight: none, insurance: none, discount: none, total: goods, deposit: null };
}
