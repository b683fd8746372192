import type { ClientSession } from 'mongoose';
import type { FreedPart } from '../domain/give-up-claim.ts';
import { alreadyClaimed, settledUnits } from '../domain/line-claim.ts';
import type { ClaimLine } from '../domain/refund-claim.ts';
import type { Models } from '../models/index.ts';
import { lineClaimId } from '../models/line-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';

// A maker's claim has the lines of a whole period: whatever is done with them is one command.

export const loadClaimLines = (
  { refundClaimLines }: Models,
  claimId: string,
  session: ClientSession | null,
): Promise<readonly RefundClaimLineRecord[]> =>
  refundClaimLines.find({ claimId }).sort({ number: 1 }).session(session).lean<RefundClaimLineRecord[]>();

/** Stores the lines that a rule has changed. */
export async function saveClaimLines(
  { refundClaimLines }: Models,
  {
    before,
    lines,
  }: { readonly before: readonly RefundClaimLineRecord[]; readonly lines: readonly ClaimLine[] },
  session: ClientSession,
): Promise<void> {
  const after = new Map(lines.map((line) => [line.number, line]));
  const operations = before.flatMap(({ _id, number, repaidQuantity: units }) => {
    const { repaid, repaidQuantity = units, freedQuantity = 0 } = after.get(number) ?? {};
    if (repaidQuantity === units) return [];
    return [{ updateOne: { filter: { _id }, update: { $set: { repaid, repaidQuantity, freedQuantity } } } }];
  });
  if (operations.length > 0) await refundClaimLines.bulkWrite(operations, { session });
}

/**
 * Takes declared lines for a claim. The id of what is written is the line's, so that no two claims can have it, whatever
 * was read before.
 *
 * @throws ALREADY_CLAIMED
 */
export async function takeLines(
  { lineClaims }: Models,
  { claimId, lines }: { readonly claimId: string; readonly lines: readonly ClaimLine[] },
  session: ClientSession,
): Promise<void> {
  const byId = new Map(lines.map((line) => [lineClaimId(line.declarationId, line.lineNumber), line]));
  const update = { $set: { claimId }, $setOnInsert: { settled: 0 } };
  const operations = [...byId.keys()].map((_id) => ({
    updateOne: { filter: { _id, claimId: null }, update, upsert: true },
  }));
  try {
    await lineClaims.bulkWrite(operations, { session });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === DUPLICATE_KEY;
    throw isTaken ? alreadyClaimed([...byId.values()][firstFailed(error)]?.lineNumber ?? 0) : error;
  }
}

const DUPLICATE_KEY = 11000;

/** Of operations that were sent together, the one that failed. */
function firstFailed(error: Error): number {
  const { writeErrors } = error as { readonly writeErrors?: readonly { readonly index: number }[] };
  return writeErrors?.[0]?.index ?? 0;
}

/** Lets other claims have the declared lines of which a claim lets some go. */
export async function freeLines(
  { lineClaims }: Models,
  {
    claimId,
    lines,
    freed,
  }: {
    readonly claimId: string;
    readonly lines: readonly ClaimLine[];
    readonly freed: readonly FreedPart[];
  },
  session: ClientSession,
): Promise<void> {
  const operations = [...settledUnits(lines, freed)].map(([_id, settled]) => ({
    updateOne: { filter: { _id, claimId }, update: { $set: { claimId: null }, $inc: { settled } } },
  }));
  if (operations.length > 0) await lineClaims.bulkWrite(operations, { session });
}
