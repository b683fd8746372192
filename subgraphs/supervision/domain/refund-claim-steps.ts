import { addMonthsTo, type CalendarDate } from '../../../values/calendar-date.ts';
import { claimableUnits, declaredLineKey } from './claimable-units.ts';
import type { PlacedOrder } from './next-steps.ts';
import type { DeclarationDocument, RefundClaimDocument } from './order-documents.ts';
import type { Step } from './step.ts';
import { endOfChinaDay } from './summary-due.ts';

/**
 * What was exported from this day on is claimed within so many months; what was before can be claimed later too, once its
 * proceeds are in. Source: MoF and STA Announcement 11 of 2026; the row CLAIM_DEADLINE of `data/refund-rules.json`.
 */
export const CLAIM_DEADLINE = { exportedFrom: '2026-01-01', months: 36 } as const;

/** What each supplier still has to do for the export VAT on its goods. */
export function refundClaimSteps(placed: PlacedOrder): readonly Step[] {
  const claimable = claimableUnits(placed);
  return [
    ...placed.declarations.flatMap((declaration) => filingSteps(placed, declaration, claimable)),
    ...placed.claims.flatMap((claim) => claimSteps(placed, claim)),
  ];
}

/** Of each supplier whose goods have left, and are held by none of its claims. */
function filingSteps(
  placed: PlacedOrder,
  declaration: DeclarationDocument,
  claimable: ReadonlyMap<string, number>,
): readonly Step[] {
  const { declarationId, status, mode, summary, exportedOn, shipmentId, at } = declaration;
  // Goods that wait abroad to be sold are refunded ahead, from their departure on.
  const isAhead = mode === 'M9810';
  const isReady = status === 'CLOSED' || (isAhead && status === 'DEPARTED');
  if (!isReady || exportedOn === null || summary?.kind === 'STATISTICS') return [];
  return suppliersToClaim(declaration, claimable).map((partyId) => ({
    ...bySupplier(partyId),
    action: 'FILE_REFUND_CLAIM',
    subject: { type: 'Declaration', id: declarationId },
    shipmentId,
    dueAt: claimUntil(exportedOn),
    blockedBy: [
      ...(isAhead || placed.ledger?.isPaid
        ? []
        : ([placed.order.terms === 'DEPOSIT_30_70' ? 'PAY_BALANCE' : 'PAY'] as const)),
      ...(isSummarized(placed, declaration) ? [] : (['DECLARE_SUMMARY'] as const)),
    ],
    openedAt: at,
  }));
}

/** What a claim asks of its supplier: once, on the order that it names first. */
function claimSteps({ declarations }: PlacedOrder, claim: RefundClaimDocument): readonly Step[] {
  if (!claim.isFirstOrder) return [];
  const { supplierId, claimId: id, at, dueOn } = claim;
  const step = {
    ...bySupplier(supplierId),
    subject: { type: 'RefundClaim', id },
    shipmentId: null,
    blockedBy: [],
    openedAt: at,
  } as const;
  switch (claim.standing) {
    case 'QUERIED':
      return [{ ...step, action: 'ANSWER_REFUND_QUERY', dueAt: null }];
    case 'PRE_PAID':
      return [
        { ...step, action: 'RECONCILE_PRE_REFUND', dueAt: dueOn === null ? null : endOfChinaDay(dueOn) },
      ];
    case 'TAXED': {
      const claimed = declarations.filter(({ declarationId }) =>
        claim.lines.some((line) => line.declarationId === declarationId),
      );
      const days = claimed.flatMap(({ exportedOn }) => exportedOn ?? []).sort();
      return [
        { ...step, action: 'SUPPLY_INVOICE', dueAt: days[0] === undefined ? null : claimUntil(days[0]) },
      ];
    }
    default:
      return [];
  }
}

const bySupplier = (partyId: string) => ({ by: 'SUPPLIER', partyId, blocking: false }) as const;

const claimUntil = (exportedOn: CalendarDate): Date | null =>
  exportedOn < CLAIM_DEADLINE.exportedFrom
    ? null
    : endOfChinaDay(addMonthsTo(exportedOn, CLAIM_DEADLINE.months));

const isSummarized = ({ summaries }: PlacedOrder, { declarationId, summary }: DeclarationDocument): boolean =>
  summary === null ||
  summaries.some((each) => each.declarationId === declarationId && each.status === 'ACCEPTED');

/** The suppliers of declared goods that somebody can claim. */
function suppliersToClaim(
  { declarationId, lines }: DeclarationDocument,
  claimable: ReadonlyMap<string, number>,
): readonly string[] {
  const open = lines.filter(({ number }) => (claimable.get(declaredLineKey(declarationId, number)) ?? 0) > 0);
  return [...new Set(open.map(({ supplierId }) => supplierId))];
}
