import { add, greatest, least, type Money, subtract, zero } from '../../../values/money.ts';

/** Part of an order line that comes back, as far as tax on it is concerned. */
export interface ReturnedLine {
  /** Of the order. */
  readonly lineNumber: number;
  readonly quantity: number;
  /** Units for which nothing is refunded, and nobody can claim anything any more. */
  readonly cleared: number;
  /** Units whose refund was repaid, for this return or before it. */
  readonly repaid: number;
}

/** What the seller owes the tax office and the buyer for goods that come back. */
export interface ReturnDues {
  readonly returnId: string;
  readonly orderId: string;
  readonly status: string;
  readonly supplierIds: readonly string[];
  readonly lines: readonly ReturnedLine[];
  /** Units whose refund still stands. */
  readonly unitsToRepay: number;
  /** VAT in CNY. */
  readonly toRepay: Money;
  readonly repaid: Money;
  /** What the buyer gets at least and at most, in the order's currency; null until the goods were counted. */
  readonly due: Money | null;
  readonly most: Money | null;
  /** Taken off what the buyer owes. */
  readonly credited: Money | null;
  readonly refunded: Money | null;
  /** Goes up by one with each change that is told. */
  readonly version: number;
}

/** Goods are with customs, or past it: no refund may stand for them. What was lost on its way never gets there. */
export const isAtCustoms = ({ status, due }: Pick<ReturnDues, 'status' | 'due'>): boolean =>
  status === 'AT_CUSTOMS' || status === 'RECEIVED' || (status === 'CLOSED' && due !== null);

/** No refund stands for the goods, as far as they are with customs. */
export const isVatRepaid = (dues: ReturnDues): boolean => isAtCustoms(dues) && dues.unitsToRepay === 0;

/** The tax office's proof for customs that no VAT on goods that come back stays refunded. */
export interface VatCertificate {
  readonly number: string;
  readonly kind: 'REPAID' | 'NOT_REFUNDED';
}

/** One a return, under a number of the return's own: the simulated office gives it at once, and it never changes. */
export const vatCertificateOf = (dues: ReturnDues): VatCertificate | null =>
  isVatRepaid(dues)
    ? { number: `VC-${dues.returnId}`, kind: dues.repaid.minor > 0n ? 'REPAID' : 'NOT_REFUNDED' }
    : null;

/** Units of a line of which nobody knows yet that no refund stands for them. */
export const openOf = ({ quantity, cleared, repaid }: ReturnedLine): number => quantity - cleared - repaid;

/** Units of an order's line whose refund this return still needs repaid. */
export const unitsOpen = ({ lines }: Pick<ReturnDues, 'lines'>, orderLineNumber: number): number => {
  const line = lines.find(({ lineNumber }) => lineNumber === orderLineNumber);
  return line ? openOf(line) : 0;
};

/** After the refund of some units was repaid for this return. */
export const withRepaid = (
  dues: ReturnDues,
  parts: readonly { readonly orderLineNumber: number; readonly quantity: number; readonly amount: Money }[],
): ReturnDues => ({
  ...dues,
  lines: dues.lines.map((line) => ({
    ...line,
    repaid: parts
      .filter(({ orderLineNumber }) => orderLineNumber === line.lineNumber)
      .reduce((units, { quantity }) => units + quantity, line.repaid),
  })),
  repaid: parts.reduce((all, { amount }) => add(all, amount), dues.repaid),
});

/**
 * Goods were counted: the buyer is due their price. What it has not paid yet is taken off what it owes; the rest is given
 * back.
 */
export function withCounted(
  dues: ReturnDues,
  { due, most }: { readonly due: Money; readonly most: Money },
  owed: Money,
): ReturnDues {
  const credited = greatest(least(owed, due), zero(due.currency));
  return { ...dues, due, most, credited, refunded: zero(due.currency) };
}

/** What may still be given back for a return; null before its goods were counted. */
export const refundableOf = ({ most, credited, refunded }: ReturnDues): Money | null =>
  most && credited && refunded && subtract(subtract(most, credited), refunded);

/** The buyer has got what it is due for what came back, or owes so much less. */
export const isBuyerSettled = ({ due, credited, refunded }: ReturnDues): boolean =>
  due !== null && credited !== null && refunded !== null && add(credited, refunded).minor >= due.minor;
