import type { ClientSession } from 'mongoose';
import type { Transaction } from '../../../runtime/write.ts';
import {
  assessVat,
  type ClaimedUnits,
  type DeclaredUnits,
  type GivenUp,
  type Retired,
} from '../domain/assess-return.ts';
import { duesOf, returnDuesChanged } from '../domain/events.ts';
import { giveUpReturned } from '../domain/give-up-returned.ts';
import { freeUnits } from '../domain/line-claim.ts';
import { isLiveClaim } from '../domain/refund-status.ts';
import { nextPart, standingOf } from '../domain/repay-claim.ts';
import { isAtCustoms, type ReturnDues } from '../domain/return-dues.ts';
import type { ExportFactsRecord } from '../models/export-facts.ts';
import type { Models } from '../models/index.ts';
import { lineClaimId, type LineClaimRecord } from '../models/line-claim.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';
import type { ReturnDuesRecord } from '../models/return-dues.ts';
import { loadClaimLines, saveClaimLines } from './claim-line-store.ts';
import { lockSupplier, saveClaim } from './claim-store.ts';

/** What a return owes, as a transaction sees it. */
export const findDues = (
  { returnDues }: Models,
  returnId: string,
  session: ClientSession,
): Promise<ReturnDuesRecord | null> =>
  returnDues.findById(returnId).session(session).lean<ReturnDuesRecord>();

export const duesIn = ({ _id, returnVersion: _version, ...dues }: ReturnDuesRecord): ReturnDues => ({
  returnId: _id,
  ...dues,
});

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
  const { orderId } = dues;
  await documents.flush(models.exportFacts);
  const declared = await loadDeclared(models, orderId, session);
  const claimed = await loadClaimed(models, orderId, session);
  const assessed = assessVat(dues, declared, claimed);
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

/** Exported goods of an order, with what of each declared line can still be claimed. */
async function loadDeclared(
  { exportFacts, lineClaims }: Models,
  orderId: string,
  session: ClientSession,
): Promise<readonly DeclaredUnits[]> {
  const exports = await exportFacts
    .find({ orderId, exportedOn: { $ne: null } })
    .session(session)
    .lean<ExportFactsRecord[]>();
  const ids = exports.flatMap(({ _id, lines }) => lines.map(({ number }) => lineClaimId(_id, number)));
  const claims = await lineClaims
    .find({ _id: { $in: ids } })
    .session(session)
    .lean<LineClaimRecord[]>();
  const byId = new Map(claims.map((claim) => [claim._id, claim]));
  return exports.flatMap(({ _id: declarationId, lines }) =>
    lines.map(({ number: lineNumber, orderLineNumber, quantity }) => {
      const taken = byId.get(lineClaimId(declarationId, lineNumber));
      return { declarationId, lineNumber, orderLineNumber, free: freeUnits(quantity, taken) };
    }),
  );
}

async function loadClaimed(
  { refundClaims, refundClaimLines }: Models,
  orderId: string,
  session: ClientSession,
): Promise<readonly ClaimedUnits[]> {
  const claims = await refundClaims.find({ orderIds: orderId }).session(session).lean<RefundClaimRecord[]>();
  const live = claims.filter(({ status }) => isLiveClaim(status)).map(({ _id }) => _id);
  const lines = await refundClaimLines
    .find({ claimId: { $in: live }, orderId })
    .session(session)
    .lean<RefundClaimLineRecord[]>();
  return lines.map((line) => ({
    claimId: line.claimId,
    number: line.number,
    orderLineNumber: line.orderLineNumber,
    standing: standingOf(line),
    amountOf: (units) => nextPart(line, units).amount,
  }));
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

/** Takes units that came back out of claims that come to nothing for them; the claims' suppliers are locked. */
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
