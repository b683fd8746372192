import type { Clock } from '../../../runtime/clock.ts';
import type { Write } from '../../../runtime/write.ts';
import type { Models } from '../models/index.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { Filing, TaxOffice } from '../tax-office/tax-office.ts';
import { loadClaimLines } from './claim-store.ts';
import { decideRefundClaim } from './decide-refund-claim.ts';

export interface OfficeDeps {
  readonly models: Models;
  readonly clock: Clock;
  readonly write: Write;
  readonly office: TaxOffice;
}

const BATCH = 50;
const PAUSE_MS = 1_000;

/** Hands claims over to the tax office, and takes what it has decided. What is cut off is asked again. */
export async function askTaxOffice({ models, clock, write, office }: OfficeDeps): Promise<void> {
  const now = clock.now();
  const waiting = await models.refundClaims
    .find({ askAt: { $lte: now } })
    .sort({ askAt: 1 })
    .limit(BATCH)
    .lean<RefundClaimRecord[]>();
  for (const claim of waiting) {
    const { _id: claimId, version } = claim;
    const decision = await office.decisionOn(await filingOf(models, claim));
    if (!decision) {
      const askAt = new Date(now.getTime() + PAUSE_MS);
      await models.refundClaims.updateOne({ _id: claimId, version }, { $set: { askAt } });
      continue;
    }
    const { decisionId, status } = decision;
    const input = { idempotencyKey: decisionId, claimId, status };
    await write({ mutation: 'decideRefundClaim', party: 'tax-office', input }, async (transaction) => {
      await decideRefundClaim(models, { claimId, decision }, transaction);
      return {};
    });
  }
}

async function filingOf(models: Models, claim: RefundClaimRecord): Promise<Filing> {
  const { _id: claimId, status, changedAt, version, preRefund, amount, moves } = claim;
  const lines = await loadClaimLines(models, claimId, null);
  return {
    claimId,
    status,
    since: changedAt,
    version,
    preRefund,
    amount,
    isAnswered: moves.some((move) => move.status === 'QUERIED'),
    lines: lines.map(({ number, hsCode, invoice, base, fob }) => ({
      number,
      hsCode,
      invoiceNumber: invoice?.number ?? null,
      base,
      fob,
    })),
  };
}
