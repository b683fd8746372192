import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import { answerQuery, withdrawClaim } from '../domain/give-up-claim.ts';
import type { ClaimLine, RefundClaim } from '../domain/refund-claim.ts';
import { nextPart, repaidLine, standingOf } from '../domain/repay-claim.ts';
import type { AnswerRefundQueryInput, WithdrawRefundClaimInput } from '../generated.ts';
import type { Models } from '../models/index.ts';
import { freeLines, loadClaimLines, saveClaimLines } from './claim-line-store.ts';
import { giveBackInvoices, lockClaim, saveClaim } from './claim-store.ts';
import { noSuchClaim, requireClaims } from './refund-rights.ts';

const MAX_TEXT = 1_000;

type Moved = Answered<{ readonly claimId: string }>;

/** Takes a claim back; its lines and invoices are free again. */
export function withdrawRefundClaim(
  context: FinanceContext,
  input: WithdrawRefundClaimInput,
): Promise<Moved> {
  const { reason } = readFields([], { reason: () => parseText(input.reason, MAX_TEXT) });
  const rule = (claim: RefundClaim, now: Date) => withdrawClaim(claim, reason, now);
  return moveOwn(context, { mutation: 'withdrawRefundClaim', input, rule });
}

/** Answers what the tax office asked; the claim is read again. */
export function answerRefundQuery(context: FinanceContext, input: AnswerRefundQueryInput): Promise<Moved> {
  const { answer } = readFields([], { answer: () => parseText(input.answer, MAX_TEXT) });
  const rule = (claim: RefundClaim, now: Date) => answerQuery(claim, answer, now);
  return moveOwn(context, { mutation: 'answerRefundQuery', input, rule });
}

interface OwnMove {
  readonly mutation: string;
  readonly input: { readonly idempotencyKey: string; readonly claimId: string };
  readonly rule: (claim: RefundClaim, now: Date) => RefundClaim;
}

function moveOwn(
  { models, write, viewer }: FinanceContext,
  { mutation, input, rule }: OwnMove,
): Promise<Moved> {
  const claimant = requireClaims(viewer);
  const { claimId } = input;
  return write({ mutation, party: partyOf(claimant), input }, async (transaction) => {
    const claim = await lockClaim(models, claimId, transaction.session);
    if (claim?.supplierId !== claimant.partyId) throw noSuchClaim();
    await changeClaim(models, { before: claim, after: rule(claim, transaction.now) }, transaction);
    return { claimId };
  });
}

/** Saves a claim that a rule has moved. One that is not live any more lets go of all that it had taken. */
export async function changeClaim(
  models: Models,
  { before, after }: { readonly before: RefundClaim; readonly after: RefundClaim },
  transaction: Transaction,
): Promise<readonly ClaimLine[]> {
  const { session } = transaction;
  const { _id: claimId, supplierId } = after;
  const { askAt: _askAt, ...claim } = { askAt: null, ...after };
  const found = await loadClaimLines(models, claimId, session);
  const standing = found.map((line) => nextPart(line, standingOf(line)));
  const lines = after.status === 'CLAWED_BACK' ? standing.map(repaidLine) : found;
  await saveClaimLines(models, { before: found, lines }, session);
  if (before.isLive && !after.isLive) {
    await freeLines(models, { claimId, lines, freed: standing }, session);
    await giveBackInvoices(models, { supplierId, parts: standing }, session);
  }
  await saveClaim(models, { before, after: claim, lines }, transaction);
  return lines;
}
