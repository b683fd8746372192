import type { ClientSession } from 'mongoose';
import type { Transaction } from '../../../runtime/write.ts';
import { assessVat, type GivenUp, type Retired } from '../domain/assess-return.ts';
import { duesOf, returnDuesChanged } from '../domain/events.ts';
import { giveUpReturned } from '../domain/give-up-returned.ts';
import { withRepaidBefore } from '../domain/repaid-before.ts';
import { isAtCustoms, type ReturnDues } from '../domain/return-dues.ts';
import type { Models } from '../models/index.ts';
import { lineClaimId } from '../models/line-claim.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { ReturnDuesRecord } from '../models/return-dues.ts';
import { loadClaimLines, saveClaimLines } from './claim-line-store.ts';
import { lockSupplier, saveClaim } from './claim-store.ts';
import { loadGoods } from './goods-of-order.ts';

/** What a return owes, as a transaction sees it. */
export const findDues = (
  { returnDues }: Models,
  returnId: string,
  session: ClientSession,
): Promise<ReturnDuesRecord | null> =>
  returnDues.findById(returnId).session(session).lean<ReturnDuesRecord>();

/** The suppliers of a return, so that no claim of theirs changes meanwhile; always in the same order. */
export async function lockSuppliers(
  models: Models,
  supplierIds: readonly string[],
  session: ClientSession,
): Promise<void> {
  for (const supplierId of [...supplierIds].sort()) await lockSupplier(models, supplierId, session);
}

/** Looks again what is to be repaid for a return, and stores and tells what it owes now. */
export async function saveDues(
  models: Models,
  { dues, returnVersion }: { readonly dues: ReturnDues; readonly returnVersion: number },
  transaction: Transaction,
): Promise<void> {
  const { session, documents, emit } = transaction;
  await documents.flush(models.exportFacts);
  const goods = await loadGoods(models, dues, session);
  const known = isAtCustoms(dues) ? withRepaidBefore(dues, goods) : dues;
  const assessed = assessVat(known, goods.declared, goods.claimed);
  await retire(models, assessed.retired, session);
  await giveUp(models, assessed.givenUp, transaction);
  // Nobody waits for news of goods that are not there yet.
  const isNews = isAtCustoms(dues);
  const version = dues.version + (isNews ? 1 : 0);
  const { returnId, ...after } = { ...assessed.dues, version };
  const record: ReturnDuesRecord = { _id: returnId, ...after, returnVersion };
  await models.returnDues.replaceOne({ _id: returnId }, record, { session, upsert: true });
  if (!isNews) return;
  const data = returnDuesChanged({ returnId, ...after });
  emit({ aggregateId: duesOf(returnId), sequence: version, type: 'ReturnDuesChanged', data });
}

/** Takes units that came back unclaimed out of what can be claimed. */
async function retire(
  { lineClaims }: Models,
  retired: readonly Retired[],
  session: ClientSession,
): Promise<void> {
  for (const { declarationId, lineNumber, quantity } of retired) {
    const update = { $inc: { settled: quantity }, $setOnInsert: { claimId: null } };
    const _id = lineClaimId(declarationId, lineNumber);
    await lineClaims.updateOne({ _id }, update, { session, upsert: true });
  }
}

/** Takes units that came back out of claims that come to nothing for them. */
async function giveUp(models: Models, givenUp: readonly GivenUp[], transaction: Transaction): Promise<void> {
  const { session, now } = transaction;
  for (const claimId of new Set(givenUp.map((each) => each.claimId))) {
    const before = await models.refundClaims.findById(claimId).session(session).lean<RefundClaimRecord>();
    if (!before) throw new Error(`${claimId} has lines and does not exist`);
    const found = await loadClaimLines(models, claimId, session);
    const ofClaim = givenUp.filter((each) => each.claimId === claimId);
    const { claim: after, lines } = giveUpReturned({ claim: before, lines: found }, ofClaim, now);
    await saveClaimLines(models, { before: found, lines }, session);
    await saveClaim(models, { before, after, lines }, transaction);
  }
}
