import { Decimal } from '../../../values/decimal.ts';
import {
  add,
  isEqual,
  formatAmount,
  type Money,
  multiply,
  proportion,
  subtract,
  sum,
  times,
  zero,
} from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { Channel } from '../../../values/channel.ts';
import type { PaymentTerms } from '../../../values/payment-terms.ts';
import type { OrderLine, OrderTerms } from './order.ts';

/** A supplier's prices of a SKU: of a single one, and of one when as many are bought as the order wants. */
export interface SupplierPrices {
  readonly basePrice: Money;
  readonly tierPrice: Money;
}

/**
 * The price of one sales unit.
 *
 * A consumer pays what the listing says. A business gets the supplier's quantity discount on it: the listing's price
 * times tier price over base price, rounded once. Listing and steps may be in different currencies; a discount has none.
 */
export const unitPriceOf = (
  channel: Channel,
  price: Money,
  { basePrice, tierPrice }: SupplierPrices,
): Money => (channel === 'B2C' ? price : proportion(price, tierPrice.minor, basePrice.minor));

/** Of PREPAID nothing is a deposit, all of it is due at once. */
const DEPOSIT_SHARE = new Decimal('0.3');

type Sums = Pick<OrderTerms, 'goods' | 'freight' | 'insurance' | 'discount' | 'total' | 'deposit'>;

/** An order's amounts: total = goods + freight + insurance - discount, and what is due in advance. */
export function priceOrder(
  lines: readonly Pick<OrderLine, 'amount'>[],
  { freight, terms }: { readonly freight: Money; readonly terms: PaymentTerms },
): Sums {
  const none = zero(freight.currency);
  const goods = sum(
    lines.map(({ amount }) => amount),
    freight.currency,
  );
  // Nobody sells insurance or gives a discount yet.
  const [insurance, discount] = [none, none];
  const total = subtract(add(add(goods, freight), insurance), discount);
  const deposit = terms === 'DEPOSIT_30_70' ? times(total, DEPOSIT_SHARE) : null;
  return { goods, freight, insurance, discount, total, deposit };
}

export const amountOf = (unitPrice: Money, quantity: number): Money => multiply(unitPrice, BigInt(quantity));

/** @throws PRICE_CHANGED when the total is not the one that the buyer has seen. */
export function checkTotal(total: Money, expected: Money | null): void {
  if (expected === null || isEqual(total, expected)) return;
  throw new Problem('PRICE_CHANGED', 'total-differs', {
    message: `The total is ${formatAmount(total)} ${total.currency}`,
    field: ['expectedTotal'],
  });
}
