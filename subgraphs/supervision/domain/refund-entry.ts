import type { Party } from './order-documents.ts';
import type { TimelineEntry, TimelineKind } from './timeline-entry.ts';

/** What was told of a claim for the export VAT on goods of one or more orders. */
export interface ClaimHappening {
  readonly claimId: string;
  readonly supplierId: string;
  readonly at: Date;
  readonly preRefund: boolean;
  readonly status: string;
  readonly previous: string | null;
  readonly lines: readonly { readonly orderId: string; readonly repaidQuantity: number }[];
}

type Told = readonly [kind: TimelineKind, by: Party, text: string];

/**
 * The lines for it, one for each order that has goods in the claim.
 *
 * No amount is told: it would give away what the goods were bought for.
 */
export function refundEntries(
  moved: ClaimHappening,
): readonly { readonly orderId: string; readonly entry: TimelineEntry }[] {
  const { claimId: id, supplierId, at } = moved;
  return [...new Set(moved.lines.map(({ orderId }) => orderId))].flatMap((orderId) => {
    const told = toldOf(moved, repaidUnits(moved, orderId));
    if (!told) return [];
    const [kind, by, text] = told;
    const subject = { type: 'RefundClaim', id } as const;
    return [{ orderId, entry: { at, kind, by, text, subject, shipmentId: null, supplierId } }];
  });
}

/** An invoice that covers some of a declared line has a line of its own in the claim. */
const repaidUnits = ({ lines }: ClaimHappening, orderId: string): number =>
  lines.reduce((units, line) => units + (line.orderId === orderId ? line.repaidQuantity : 0), 0);

function toldOf({ status, previous, preRefund }: ClaimHappening, repaid: number): Told | null {
  if (previous === null) {
    return ['REFUND_FILED', 'SUPPLIER', preRefund ? 'Export VAT claimed in advance' : 'Export VAT claimed'];
  }
  // Of a claim over several orders, those that nothing is repaid for read nothing of it.
  if (status === previous) return repaid === 0 ? null : repaidInAll(repaid);
  if (status === 'UNDER_REVIEW') {
    return previous === 'QUERIED'
      ? ['REFUND_CHANGED', 'SUPPLIER', 'Question of the tax office answered']
      : null;
  }
  if (status === 'RECONCILED') {
    return ['REFUND_CHANGED', 'SUPPLIER', `Told what is sold: export VAT on ${repaid} units repaid`];
  }
  return TEXTS[status] ?? null;
}

const repaidInAll = (units: number): Told => [
  'REFUND_REPAID',
  'SUPPLIER',
  `Export VAT on ${units} units repaid in all`,
];

const TEXTS: Readonly<Record<string, Told>> = {
  QUERIED: ['REFUND_CHANGED', 'FINANCE', 'The tax office asks about the claim'],
  APPROVED: ['REFUND_CHANGED', 'FINANCE', 'Export VAT agreed'],
  REJECTED: ['REFUND_CHANGED', 'FINANCE', 'Export VAT refused'],
  WITHDRAWN: ['REFUND_CHANGED', 'SUPPLIER', 'Claim for export VAT taken back'],
  PAID: ['REFUND_PAID', 'FINANCE', 'Export VAT paid'],
  PRE_PAID: ['REFUND_PAID', 'FINANCE', 'Export VAT paid in advance'],
  CLAWED_BACK: ['REFUND_REPAID', 'SUPPLIER', 'All export VAT of the claim repaid'],
};
