import { Decimal } from '../../../values/decimal.ts';
import { fromDecimal, type Money, subtract, times, toDecimal, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { requireCny, requirePositive, requireShares } from './tax-amounts.ts';

/** A supplier's VAT invoice for goods that a trader exports, with what earlier claims have used of it. */
export interface VatInvoice {
  /** In CNY, without VAT. */
  readonly amount: Money;
  /** In the invoice's unit, above 0. */
  readonly quantity: Decimal;
  /** The invoice's rate of VAT: 0.13 or 0.09, or that of a small-scale seller, such as 0.03. */
  readonly levyRate: Decimal;
  /** Nothing when not given. */
  readonly used?: UsedPart;
}

/** The sums of all earlier claims on an invoice. */
export interface UsedPart {
  readonly quantity: Decimal;
  readonly base: Money;
  readonly refund: Money;
}

export interface InvoiceRefund {
  /** The exported part of the invoice's amount. */
  readonly base: Money;
  /** The rate used: the lower of the refund rate and the invoice's own. */
  readonly rate: Decimal;
  readonly refund: Money;
  /** Levied but not refunded; it becomes a cost of the goods. */
  readonly toCost: Money;
}

/**
 * A trader's refund ("exempt and refund"): the exported part of the invoice times the refund rate.
 *
 * The rate never exceeds the invoice's, so goods from a small-scale seller are refunded at that seller's rate. Bases of
 * several exports telescope: all parts of an invoice add up to its amount, and their refunds never exceed its VAT.
 * Source: MoF and STA, Cai Shui [2012] 39, articles 4 and 5.
 *
 * @throws LIMIT_EXCEEDED when more is exported than the invoice has left.
 */
export function refundByInvoice(
  invoice: VatInvoice,
  exported: { readonly quantity: Decimal; readonly refundRate: Decimal },
): InvoiceRefund {
  const { amount, quantity, levyRate } = invoice;
  requireCny({ amount });
  requirePositive({ invoiceQuantity: quantity, exportedQuantity: exported.quantity });
  requireShares({ levyRate, refundRate: exported.refundRate });

  const used = invoice.used ?? NOTHING_USED;
  const usedAfter = used.quantity.plus(exported.quantity);
  if (usedAfter.gt(quantity)) {
    throw new Problem('LIMIT_EXCEEDED', 'quantity-exceeds-invoice', {
      message: 'More is claimed than the invoice has left',
    });
  }
  const base = subtract(partOf(invoice, usedAfter), used.base);
  const rate = exported.refundRate.lt(levyRate) ? exported.refundRate : levyRate;
  return {
    base,
    rate,
    refund: atMost(times(base, rate), vatLeftOf(invoice)),
    toCost: times(base, levyRate.minus(rate)),
  };
}

/** The VAT on an invoice that no earlier claim was refunded. */
export const vatLeftOf = ({ amount, levyRate, used = NOTHING_USED }: VatInvoice): Money =>
  subtract(times(amount, levyRate), used.refund);

const NOTHING_USED: UsedPart = { quantity: new Decimal('0'), base: zero('CNY'), refund: zero('CNY') };

/** Multiplied first and divided last, so that halves of the smallest unit are met exactly. */
const partOf = ({ amount, quantity }: VatInvoice, part: Decimal): Money =>
  fromDecimal(toDecimal(amount).times(part).div(quantity), amount.currency);

const atMost = (amount: Money, limit: Money): Money => (amount.minor > limit.minor ? limit : amount);
