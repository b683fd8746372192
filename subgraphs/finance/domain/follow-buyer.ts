import { add, least, type Money, subtract, zero } from '../../../values/money.ts';
import { atRisk, type InsuredOrder, riskless, withCoverStatus } from './cover.ts';
import { type InsuranceClaim, isPaidOut, withClaimStatus } from './insurance-claim.ts';

/** What is known of an invoice's payment. */
export interface Receipts {
  /** What the order is worth, without goods that came back. */
  readonly total: Money;
  /** See `receivedOf`. */
  readonly received: Money;
}

/** What is still owed; never below 0. */
export function owedOf({ total, received }: Receipts): Money {
  const owed = subtract(total, received);
  return owed.minor > 0n ? owed : zero(total.currency);
}

/**
 * Lets a cover follow what its buyer has paid: the limit gets back what is not at risk any more, before the payout and
 * after it; a paid invoice is discharged, and what comes in after the payout is recovery, also of a claim that the insurer
 * has closed.
 *
 * Money that goes back later makes nothing insured again: the limit may have been taken by another shipment. Nor does it
 * undo a recovery, so that the same money is none when it comes again.
 */
export function followBuyer(insured: InsuredOrder, receipts: Receipts): InsuredOrder {
  const { cover, limit } = insured;
  if (cover.status === 'DISCHARGED') return insured;
  const seen = { cover: { ...cover, received: receipts.received }, limit };
  const owed = owedOf(receipts);
  if (cover.claim && isPaidOut(cover.claim)) {
    const more = subtract(receipts.received, cover.received);
    return atRisk(more.minor > 0n ? gotBack(seen, more) : insured, owed);
  }
  if (owed.minor === 0n) return discharged(seen);
  const claim = cover.claim && stillOpen(cover.claim) ? { ...cover.claim, loss: owed } : cover.claim;
  return atRisk({ ...seen, cover: { ...seen.cover, claim } }, owed);
}

const stillOpen = ({ status }: InsuranceClaim): boolean => status === 'FILED' || status === 'ADJUSTING';

/** Nothing is owed: the cover ends, and with it a claim that was not paid; what was paid stays claimed. */
export function discharged(insured: InsuredOrder): InsuredOrder {
  const { cover, limit } = riskless(insured);
  if (cover.claim && isPaidOut(cover.claim)) return { cover, limit };
  const claim = cover.claim && stillOpen(cover.claim) ? withClaimStatus(cover.claim, 'CLOSED') : cover.claim;
  return { cover: withCoverStatus({ ...cover, claim }, 'DISCHARGED'), limit };
}

/** Goods that have stayed are nobody's debt: their cover ends. A loss that is claimed is the insurer's to decide on. */
export function unshipped(insured: InsuredOrder): InsuredOrder {
  if (insured.cover.status === 'DISCHARGED' || insured.cover.claim) return insured;
  const { cover, limit } = discharged(insured);
  return { cover: { ...cover, isUnshipped: true }, limit };
}

/** With so much got back of a loss that was paid out, at most all of it; the limit gets back what is beyond the rest. */
export function gotBack({ cover, limit }: InsuredOrder, amount: Money): InsuredOrder {
  if (!cover.claim) throw new RangeError('Nothing was paid out');
  const { loss, recovered: before } = cover.claim;
  const recovered = least(add(before ?? zero(amount.currency), amount), loss);
  const claim = { ...recovering(cover.claim), recovered };
  return atRisk({ cover: { ...cover, claim }, limit }, subtract(loss, recovered));
}

/** A closed claim stays so. */
const recovering = (claim: InsuranceClaim): InsuranceClaim =>
  claim.status === 'INDEMNIFIED' ? withClaimStatus(claim, 'RECOVERING') : claim;
