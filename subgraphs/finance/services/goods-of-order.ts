import type { ClientSession } from 'mongoose';
import type { ClaimedUnits, DeclaredUnits } from '../domain/assess-return.ts';
import { freeUnits } from '../domain/line-claim.ts';
import { isLiveClaim } from '../domain/refund-status.ts';
import type { DeclaredPart, GoodsOfOrder, RepaidPart } from '../domain/repaid-before.ts';
import { nextPart, standingOf } from '../domain/repay-claim.ts';
import type { ReturnDues } from '../domain/return-dues.ts';
import type { ExportFactsRecord } from '../models/export-facts.ts';
import type { Models } from '../models/index.ts';
import { lineClaimId, type LineClaimRecord } from '../models/line-claim.ts';
import type { RefundClaimRecord } from '../models/refund-claim.ts';
import type { RefundClaimLineRecord } from '../models/refund-claim-line.ts';
import { duesIn, type ReturnDuesRecord } from '../models/return-dues.ts';

/** What has become of the goods of a return's order, as a transaction sees it. */
export interface KnownGoods extends GoodsOfOrder {
  readonly declared: readonly (DeclaredUnits & DeclaredPart)[];
  readonly claimed: readonly (ClaimedUnits & RepaidPart)[];
}

export async function loadGoods(
  models: Models,
  dues: ReturnDues,
  session: ClientSession,
): Promise<KnownGoods> {
  const { orderId } = dues;
  const declared = await loadDeclared(models, orderId, session);
  const claimed = await loadClaimed(models, orderId, session);
  return { declared, claimed, others: await loadOthers(models, dues, session) };
}

/** Exported goods of an order, with what of each declared line can still be claimed. */
async function loadDeclared(
  { exportFacts, lineClaims }: Models,
  orderId: string,
  session: ClientSession,
): Promise<readonly (DeclaredUnits & DeclaredPart)[]> {
  const exports = await exportFacts
    .find({ orderId, exportedOn: { $ne: null } })
    // Supervision goes by this order too.
    .sort({ _id: 1 })
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
      const free = freeUnits(quantity, taken);
      return { declarationId, lineNumber, orderLineNumber, quantity, free };
    }),
  );
}

async function loadClaimed(
  { refundClaims, refundClaimLines }: Models,
  orderId: string,
  session: ClientSession,
): Promise<readonly (ClaimedUnits & RepaidPart)[]> {
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
    repaidQuantity: line.repaidQuantity,
    repaid: line.repaid,
    amountOf: (units) => nextPart(line, units).amount,
  }));
}

/** The other returns of an order, at most 19. */
async function loadOthers(
  { returnDues }: Models,
  { orderId, returnId }: ReturnDues,
  session: ClientSession,
): Promise<readonly ReturnDues[]> {
  const records = await returnDues
    .find({ orderId, _id: { $ne: returnId } })
    .session(session)
    .lean<ReturnDuesRecord[]>();
  return records.map(duesIn);
}
