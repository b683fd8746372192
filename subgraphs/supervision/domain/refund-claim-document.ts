import { groupBy } from '../../../values/group-by.ts';
import type { ClaimedUnits, RefundClaimDocument, RefundClaimStanding } from './order-documents.ts';

/** What finance tells of a claim. */
interface ToldClaim {
  readonly claimId: string;
  readonly supplierId: string;
  /** Of its lines: what decided their methods. */
  readonly reasons: readonly string[];
  readonly status: string;
  /** False once its lines can be claimed by others. */
  readonly isLive: boolean;
  readonly at: Date;
  readonly dueOn: string | null;
  readonly lines: readonly ToldLine[];
}

interface ToldLine {
  readonly orderId: string;
  readonly declarationId: string;
  /** Of the declaration. */
  readonly lineNumber: number;
  readonly quantity: number;
  readonly freedQuantity: number;
}

interface OnOrder {
  readonly orderId: string;
  readonly isFirstOrder: boolean;
  readonly version: number;
}

/** What an order's view holds of a claim that has goods of it. */
export function claimOnOrder(
  { claimId, supplierId, at, lines, ...told }: ToldClaim,
  { orderId, isFirstOrder, version }: OnOrder,
): RefundClaimDocument {
  const standing = standingOf(told);
  return {
    claimId,
    supplierId,
    standing,
    at,
    dueOn: standing === 'PRE_PAID' ? told.dueOn : null,
    lines: claimedUnits(lines.filter((line) => line.orderId === orderId)),
    isFirstOrder,
    version,
  };
}

/** A declared line can be several of a claim: one for each invoice. */
const claimedUnits = (lines: readonly ToldLine[]): readonly ClaimedUnits[] =>
  groupBy(lines, ({ declarationId, lineNumber }) => `${declarationId}/${lineNumber}`).flatMap((group) => {
    const quantity = group.reduce((units, line) => units + line.quantity, 0);
    const freed = group.reduce((units, line) => units + line.freedQuantity, 0);
    return group
      .slice(0, 1)
      .map(({ declarationId, lineNumber }) => ({ declarationId, lineNumber, quantity, freed }));
  });

/** True where nobody has to do anything else than before. */
export const isSameClaim = (before: RefundClaimDocument, after: RefundClaimDocument): boolean =>
  before.standing === after.standing &&
  before.dueOn === after.dueOn &&
  unitsText(before) === unitsText(after);

const unitsText = ({ lines }: RefundClaimDocument): string =>
  lines
    .map((units) => [units.declarationId, units.lineNumber, units.quantity, units.freed].join('/'))
    .join(' ');

function standingOf({
  status,
  reasons,
  isLive,
}: Pick<ToldClaim, 'status' | 'reasons' | 'isLive'>): RefundClaimStanding {
  switch (status) {
    case 'QUERIED':
    case 'PRE_PAID':
      return status;
    case 'APPROVED':
      return reasons.includes('invoice-missing') ? 'TAXED' : 'UNDER_WAY';
    case 'REJECTED':
    case 'WITHDRAWN':
      return 'GIVEN_UP';
    default:
      return isLive ? 'UNDER_WAY' : 'GIVEN_UP';
  }
}
