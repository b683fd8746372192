import type { Transaction } from '../../../runtime/write.ts';
import { chinaMonth } from '../../../values/month.ts';
import { Problem } from '../../../values/problem.ts';
import type { VatPeriodFigures } from '../domain/claim-by-period.ts';
import {
  checkChain,
  checkRepaidVat,
  checkVatOnce,
  leftOfRepaid,
  type PeriodOfClaim,
  placeInChain,
} from '../domain/period-chain.ts';
import type { ClaimPeriod } from '../domain/refund-claim.ts';
import type { RefundStatus } from '../domain/refund-status.ts';
import type { Models } from '../models/index.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';

/** A maker's claim of a VAT period, as it is reckoned. */
export interface ReckonedPeriod {
  readonly supplierId: string;
  readonly preRefund: boolean;
  readonly figures: VatPeriodFigures;
  readonly period: ClaimPeriod;
}

/**
 * A period with its place in the chain of its supplier's: it is over or running, its sold and its unsold goods are claimed once
 * each, and it goes on from the one before, and to the one after.
 *
 * @throws INVALID, ALREADY_CLAIMED, LIMIT_EXCEEDED
 */
export async function placePeriod(
  models: Models,
  { supplierId, preRefund, figures, period }: ReckonedPeriod,
  { session, now }: Pick<Transaction, 'session' | 'now'>,
): Promise<ClaimPeriod> {
  const { month } = period;
  if (month > chinaMonth(now)) {
    throw new Problem('INVALID', 'period-not-begun', {
      message: `${month} has not begun`,
      field: ['period', 'month'],
    });
  }
  const claims = await models.refundClaims
    .find({ supplierId, 'period.month': { $ne: null }, status: { $nin: GIVEN_UP } })
    .select({ preRefund: 1, period: 1 })
    .session(session)
    .lean<(Pick<RefundClaimRecord, '_id'> & PeriodOfClaim)[]>();
  const { part, ...neighbours } = placeInChain(claims, { month, preRefund });
  checkVatOnce(figures, part);
  if (figures.repaidVat.minor > 0n) {
    const lines = await models.refundClaimLines
      .find({ claimId: { $in: claims.map(({ _id }) => _id) }, repaidQuantity: { $gt: 0 } })
      .session(session)
      .lean<RefundClaimLineRecord[]>();
    checkRepaidVat(figures, leftOfRepaid(lines, claims));
  }
  checkChain(period, neighbours);
  return { ...period, part };
}

/** Of all others the VAT was reckoned, also where it was taken back since. */
const GIVEN_UP: readonly RefundStatus[] = ['REJECTED', 'WITHDRAWN'];
