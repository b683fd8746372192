import type { Clock } from '../../../runtime/clock.ts';
import type { Write } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { TaxDecision } from '../domain/decide-claim.ts';
import type { Models } from '../models/index.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { Filing, TaxOffice } from '../tax-office/tax-office.ts';
import { loadClaimLines } from './claim-line-store.ts';
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
    const decision = await office.decisionOn(await filingOf(models, claim));
    const isTaken = decision !== null && (await take({ models, write }, claim, decision));
    if (isTaken) continue;
    const { _id, version } = claim;
    const askAt = new Date(now.getTime() + PAUSE_MS);
    await models.refundClaims.updateOne({ _id, version }, { $set: { askAt } });
  }
}

/** False where the claim has moved meanwhile, or a rule is missing: it is asked for again, and holds up no other. */
async function take(
  { models, write }: Pick<OfficeDeps, 'models' | 'write'>,
  { _id: claimId }: RefundClaimRecord,
  decision: TaxDecision,
): Promise<boolean> {
  const { decisionId, status } = decision;
  const input = { idempotencyKey: decisionId, claimId, status };
  try {
    await write({ mutation: 'decideRefundClaim', party: 'tax-office', input }, async (transaction) => {
      await decideRefundClaim(models, { claimId, decision }, transaction);
      return {};
    });
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
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
