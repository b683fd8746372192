import type { Fate } from './fate.ts';

/** A line of an invoice by which a trader bought goods, as a claim gives it. */
interface InvoiceLine {
  readonly number: string;
  readonly line: number;
  readonly quantity: number;
  readonly amountExVat: string;
}

/** The invoices of one run. */
export interface InvoiceBook {
  /** Lines that are not used up, by goods. */
  readonly open: Map<string, { readonly invoice: InvoiceLine; left: number }[]>;
  readonly issued: InvoiceLine[];
}

export const noInvoices = (): InvoiceBook => ({ open: new Map(), issued: [] });

export const LEVY_RATE = '0.13';

/** A declared line that is claimed, of so many units. */
export interface Bought {
  /** Begins the numbers of invoices. */
  readonly key: string;
  readonly goodsId: string;
  readonly units: number;
  readonly fate: Pick<Fate, 'isDear'>;
}

/** What all of some goods cost: little enough for the tax office to ask nothing. */
const YUAN_A_UNIT = ['0.50', '0.40'] as const;
/** More than any goods here are sold for, so that the tax office asks why. */
const DEAR = '100000.00';

const costOf = (quantity: number, yuan: string): string => (quantity * Number(yuan)).toFixed(2);

/** An invoice for these goods alone. */
export function ownInvoice(book: InvoiceBook, { key, units, fate }: Bought): readonly InvoiceLine[] {
  const amountExVat = fate.isDear ? DEAR : costOf(units, YUAN_A_UNIT[0]);
  const invoice = { number: key, line: 1, quantity: units, amountExVat };
  if (!book.issued.some(({ number }) => number === key)) book.issued.push(invoice);
  return [invoice];
}

/**
 * Invoices over more than one order: each has two lines, one is used up after the other, and what one has left is taken
 * together with the beginning of the next.
 */
export function sharedInvoices(book: InvoiceBook, bought: Bought): readonly InvoiceLine[] {
  const open = book.open.get(bought.goodsId) ?? [];
  book.open.set(bought.goodsId, open);
  const taken: InvoiceLine[] = [];
  for (let rest = bought.units; rest > 0;) {
    const [first] = open;
    if (!first) {
      open.push(...issue(book, bought).map((invoice) => ({ invoice, left: invoice.quantity })));
      continue;
    }
    const part = Math.min(rest, first.left);
    taken.push(first.invoice);
    rest -= part;
    first.left -= part;
    if (first.left === 0) open.shift();
  }
  return taken;
}

function issue(book: InvoiceBook, { key, units }: Bought): readonly InvoiceLine[] {
  const quantity = units + 1;
  const lines = YUAN_A_UNIT.map((yuan, index) => ({
    ...{ number: `${key}-shared`, line: index + 1, quantity, amountExVat: costOf(quantity, yuan) },
  }));
  book.issued.push(...lines);
  return lines;
}
