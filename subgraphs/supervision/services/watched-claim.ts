import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { ClaimedGoods, WatchedClaim } from '../domain/alerts/watched.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import type { Models } from '../models/index.ts';

const count = z.int().nonnegative();

/** What is used here of finance's `RefundClaimMoved`. */
const refundClaimMoved = z.object({
  claimId: z.string(),
  status: z.string(),
  previous: z.string().nullable(),
  at: z.date(),
  lines: z.array(
    z.object({
      declarationId: z.string(),
      lineNumber: count,
      orderId: z.string(),
      hsCode: z.string(),
      quantity: count,
    }),
  ),
});

type ClaimedLine = z.output<typeof refundClaimMoved>['lines'][number];

/** What the rules see of a claim on its way to the tax office; null for any other step of it. */
export async function watchedClaim(
  { declarations }: Models,
  { data }: EventRecord,
  { documents }: Transaction,
): Promise<WatchedClaim | null> {
  const { claimId, status, previous, at, lines } = refundClaimMoved.parse(data);
  if (status !== 'SUBMITTED' || previous === 'SUBMITTED') return null;
  const ids = lines.map(({ declarationId }) => declarationId);
  const found = await documents.findAll<DeclarationRecord>(declarations, ids);
  const byId = new Map(found.map((each) => [each._id, each]));
  return {
    type: 'CLAIM',
    ...{ claimId, at },
    zoneId: found.find(({ zoneId }) => zoneId !== null)?.zoneId ?? null,
    goods: together(lines).map((line) => goodsOf(line, byId.get(line.declarationId))),
  };
}

/** A declared line stands in a claim once for each invoice that covers some of it. */
function together(lines: readonly ClaimedLine[]): readonly ClaimedLine[] {
  const byLine = new Map<string, ClaimedLine>();
  for (const line of lines) {
    const key = `${line.declarationId}/${line.lineNumber}`;
    byLine.set(key, { ...line, quantity: line.quantity + (byLine.get(key)?.quantity ?? 0) });
  }
  return [...byLine.values()];
}

function goodsOf(
  { orderId, hsCode, lineNumber, quantity }: ClaimedLine,
  declaration: DeclarationRecord | undefined,
): ClaimedGoods {
  const hasLeft = declaration?.exportedOn != null && declaration.orderId === orderId;
  const declared = declaration?.lines.find((line) => line.number === lineNumber && line.hsCode === hsCode);
  return { orderId, hsCode, claimed: quantity, exported: (hasLeft && declared?.quantity) || 0 };
}
