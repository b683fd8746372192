import type { Clock } from '../../../runtime/clock.ts';
import type { RefundStatus } from '../domain/refund-status.ts';
import { formatAmount } from '../../../values/money.ts';
import type { Filing, TaxOffice } from './tax-office.ts';

/** How a simulated tax office behaves. */
export interface OfficeBehaviour {
  /** Invoices whose number begins so are not in its records. */
  readonly unknownInvoices: string;
  /** How long it reads, and how long the treasury takes. */
  readonly reviewMs: number;
  readonly payMs: number;
}

interface Says {
  readonly status: RefundStatus;
  readonly afterMs: number;
  readonly text: string | null;
}

/**
 * A tax office that decides by the claim alone, the same every time: it does not know some invoices, asks once why goods
 * were bought for more than they were sold, and agrees to all else.
 */
export const createSimulatedTaxOffice = (
  { clock }: { readonly clock: Clock },
  behaviour: OfficeBehaviour,
): TaxOffice => ({
  // Asynchronous as every way to an office is.
  decisionOn: (filing) => {
    const says = nextOf(filing, behaviour);
    const at = clock.now();
    const isDue = says !== null && at.getTime() >= filing.since.getTime() + says.afterMs;
    const decisionId = `sim-${filing.claimId}-${filing.version}`;
    return Promise.resolve(isDue ? { decisionId, status: says.status, text: says.text, at } : null);
  },
});

function nextOf(filing: Filing, { unknownInvoices, reviewMs, payMs }: OfficeBehaviour): Says | null {
  switch (filing.status) {
    case 'READY':
      return { status: 'SUBMITTED', afterMs: 0, text: null };
    case 'SUBMITTED':
      return { status: 'UNDER_REVIEW', afterMs: 0, text: null };
    case 'UNDER_REVIEW':
      return { ...verdictOn(filing, unknownInvoices), afterMs: reviewMs };
    case 'APPROVED':
      return filing.amount.minor > 0n ? { status: 'PAID', afterMs: payMs, text: null } : null;
    default:
      return null;
  }
}

function verdictOn(filing: Filing, unknownInvoices: string): Omit<Says, 'afterMs'> {
  const unknown = filing.lines.find(({ invoiceNumber }) => invoiceNumber?.startsWith(unknownInvoices));
  if (unknown) {
    return { status: 'REJECTED', text: `Invoice ${unknown.invoiceNumber} is not in the office's records` };
  }
  const dear = filing.lines.find(({ base, fob }) => base.minor > fob.minor);
  if (dear && !filing.isAnswered) {
    const prices = `bought for ${formatAmount(dear.base)}, sold for ${formatAmount(dear.fob)} CNY`;
    return { status: 'QUERIED', text: `Why was line ${dear.number} ${prices}?` };
  }
  return { status: filing.preRefund ? 'PRE_PAID' : 'APPROVED', text: null };
}
