import { Decimal, formatDecimal } from '../../../values/decimal.ts';
import { add, isEqual, type Money, zero } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import type { ClaimableLine } from './claimable-line.ts';
import { type InvoiceRefund, refundByInvoice, type UsedPart, type VatInvoice } from './refund-by-invoice.ts';

/** A line of a supplier's VAT invoice, with what claims have used of it. */
export interface InvoiceAccount extends VatInvoice {
  /** As it was written first. */
  readonly number: string;
  /** From 1. */
  readonly line: number;
  readonly used: UsedPart;
}

/** An invoice line as a claim gives it, for a line of a declaration. */
export interface GivenInvoice extends Omit<InvoiceAccount, 'used'> {
  readonly declarationId: string;
  readonly lineNumber: number;
}

/** What one invoice covers of a declared line. */
export interface Draw {
  readonly invoice: InvoiceAccount;
  readonly quantity: number;
  readonly refund: InvoiceRefund;
}

export interface Drawn {
  readonly draws: readonly Draw[];
  /** The invoices as they are used after it. */
  readonly accounts: readonly InvoiceAccount[];
}

export const isForLine = (invoice: GivenInvoice, line: ClaimableLine): boolean =>
  invoice.declarationId === line.declarationId && invoice.lineNumber === line.number;

/** What an invoice's number is known by, however it is written: wide or narrow, in capitals or not, with blanks or without. */
export const invoiceKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Cf}]/gu, '');

export const isSameInvoice = (
  a: Pick<InvoiceAccount, 'number' | 'line'>,
  b: Pick<InvoiceAccount, 'number' | 'line'>,
): boolean => invoiceKey(a.number) === invoiceKey(b.number) && a.line === b.line;

/**
 * Takes what is left of a declared line from the invoices given for it, one after the other.
 *
 * Whole sales units alone are taken, so that no unit is refunded by two halves of two claims.
 *
 * @throws INVALID where they do not cover it, or an invoice says something else than in a claim that uses it;
 *   LIMIT_EXCEEDED where an invoice is used up
 */
export function drawInvoices(
  line: ClaimableLine,
  given: readonly GivenInvoice[],
  { accounts, refundRate }: { readonly accounts: readonly InvoiceAccount[]; readonly refundRate: Decimal },
): Drawn {
  let rest = line.left;
  let known = accounts;
  const draws: Draw[] = [];
  for (const [index, each] of given.entries()) {
    if (!isForLine(each, line) || rest === 0) continue;
    const account = accountOf(each, known, index);
    const quantity = Math.min(rest, wholeUnitsLeft(account, index));
    const refund = refundByInvoice(account, { quantity: new Decimal(String(quantity)), refundRate });
    draws.push({ invoice: account, quantity, refund });
    known = [...known.filter((other) => !isSameInvoice(other, account)), usedMore(account, quantity, refund)];
    rest -= quantity;
  }
  if (rest > 0) throw notCovered(line, rest);
  return { draws, accounts: known };
}

/** An invoice of which no claim uses anything any more may have been given wrong: it says what it says now. */
function accountOf(given: GivenInvoice, accounts: readonly InvoiceAccount[], index: number): InvoiceAccount {
  const known = accounts.find((account) => isSameInvoice(account, given));
  if (!known || known.used.quantity.eq('0')) {
    const { line, quantity, amount, levyRate } = given;
    return { number: known?.number ?? given.number, line, quantity, amount, levyRate, used: NOTHING_USED };
  }
  if (
    known.quantity.eq(given.quantity) &&
    isEqual(known.amount, given.amount) &&
    known.levyRate.eq(given.levyRate)
  ) {
    return known;
  }
  throw new Problem('INVALID', 'invoice-differs', {
    message: `Invoice ${given.number} is used by a claim with another quantity, amount or rate`,
    field: ['invoices', String(index)],
  });
}

const NOTHING_USED: UsedPart = { quantity: new Decimal('0'), base: zero('CNY'), refund: zero('CNY') };

function wholeUnitsLeft({ number, quantity, used }: InvoiceAccount, index: number): number {
  const left = Number(quantity.minus(used.quantity).round(0, Decimal.roundDown).toFixed());
  if (left > 0) return left;
  throw new Problem('LIMIT_EXCEEDED', 'invoice-used-up', {
    message: `Invoice ${number} over ${formatDecimal(quantity)} is used up by earlier claims`,
    field: ['invoices', String(index)],
  });
}

const usedMore = (
  account: InvoiceAccount,
  quantity: number,
  { base, refund }: InvoiceRefund,
): InvoiceAccount => ({
  ...account,
  used: {
    quantity: account.used.quantity.plus(String(quantity)),
    base: add(account.used.base, base),
    refund: add(account.used.refund, refund),
  },
});

/** An invoice of which a claim gives back what it had used. */
export const givenBack = (
  account: InvoiceAccount,
  { quantity, base, amount }: { readonly quantity: number; readonly base: Money; readonly amount: Money },
): InvoiceAccount => ({
  ...account,
  used: {
    quantity: account.used.quantity.minus(String(quantity)),
    base: add(account.used.base, { ...base, minor: -base.minor }),
    refund: add(account.used.refund, { ...amount, minor: -amount.minor }),
  },
});

const notCovered = ({ declarationId, number }: ClaimableLine, rest: number): Problem =>
  new Problem('INVALID', 'invoices-too-short', {
    message: `The invoices for line ${number} of ${declarationId} leave ${rest} of its quantity uncovered`,
    field: ['invoices'],
  });
