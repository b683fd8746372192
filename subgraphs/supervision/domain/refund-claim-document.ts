import { groupBy } from '../../../values/group-by.ts';
import type { FreedUnits, RefundClaimDocument, RefundClaimStanding } from './order-documents.ts';

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
  readonly orderLineNumber: number;
  readonly repaidQuantity: number;
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
  const own = lines.filter((line) => line.orderId === orderId);
  return {
    claimId,
    supplierId,
    standing,
    at,
    dueOn: standing === 'PRE_PAID' ? told.dueOn : null,
    declarationIds: [...new Set(own.map(({ declarationId }) => declarationId))],
    freed: freedOf(own),
    isFirstOrder,
    version,
  };
}

/** A declared line can be several of a claim: one for each invoice. */
const freedOf = (lines: readonly ToldLine[]): readonly FreedUnits[] =>
  groupBy(lines, ({ declarationId, orderLineNumber }) => `${declarationId}/${orderLineNumber}`).flatMap(
    (group) => {
      const quantity = group.reduce((units, { freedQuantity }) => units + freedQuantity, 0);
      const repaid = group.reduce((units, { repaidQuantity }) => units + repaidQuantity, 0);
      const returned = Math.max(0, repaid - quantity);
      return group.slice(0, quantity > 0 ? 1 : 0).map(({ declarationId, orderLineNumber }) => ({
        declarationId,
        orderLineNumber,
        quantity,
        returned,
      }));
    },
  );

/** True where nobody has to do anything else than before. */
export const isSameClaim = (before: RefundClaimDocument, after: RefundClaimDocument): boolean =>
  before.standing === after.standing &&
  before.dueOn === after.dueOn &&
  freedText(before) === freedText(after);

const freedText = ({ freed = [] }: RefundClaimDocument): string =>
  freed
    .map((units) => [units.declarationId, units.orderLineNumber, units.quantity, units.returned].join('/'))
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
