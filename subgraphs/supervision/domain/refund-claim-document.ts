import type { RefundClaimDocument, RefundClaimStanding } from './order-documents.ts';

/** What finance tells of a claim. */
interface ToldClaim {
  readonly claimId: string;
  readonly supplierId: string;
  readonly method: string;
  readonly status: string;
  readonly at: Date;
  readonly dueOn: string | null;
  readonly lines: readonly { readonly orderId: string; readonly declarationId: string }[];
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
    isFirstOrder,
    version,
  };
}

/** True where nobody has to do anything else than before. */
export const isSameClaim = (before: RefundClaimDocument, after: RefundClaimDocument): boolean =>
  before.standing === after.standing && before.dueOn === after.dueOn;

function standingOf({ status, method }: Pick<ToldClaim, 'status' | 'method'>): RefundClaimStanding {
  switch (status) {
    case 'QUERIED':
    case 'PRE_PAID':
      return status;
    case 'APPROVED':
      return method === 'TAXED' ? 'TAXED' : 'UNDER_WAY';
    case 'REJECTED':
    case 'WITHDRAWN':
      return 'GIVEN_UP';
    default:
      return 'UNDER_WAY';
  }
}
