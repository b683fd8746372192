import * as z from 'zod';
import type { EventRecord } from '../../../runtime/events.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { type Increment, refundDays } from '../domain/indicators/tally.ts';
import { inZone } from './in-zone.ts';
import type { WatchDeps } from './watch-trade.ts';

/** What is used here of finance's `RefundClaimMoved`. */
const refundClaimMoved = z.object({
  claimId: z.string(),
  status: z.string(),
  previous: z.string().nullable(),
  at: z.date(),
  lines: z.array(z.object({ declarationId: z.string() })),
});

/** When a claim is sent first it is noted; when it is paid, the days in between are counted, whatever is repaid of it later. */
export async function incrementsOfClaim(
  { models: { filedClaims, declarations } }: WatchDeps,
  { data }: EventRecord,
  { session }: Transaction,
): Promise<readonly Increment[]> {
  const { claimId, status, previous, at, lines } = refundClaimMoved.parse(data);
  if (status === previous || (status !== 'SUBMITTED' && status !== 'PAID')) return [];
  const filed = await filedClaims.findById(claimId).session(session).lean();
  if (status === 'PAID') {
    if (!filed) return [];
    return inZone(filed.zoneId, at, { refund: refundDays(at.getTime() - filed.submittedAt.getTime()) });
  }
  if (filed) return [];
  const ids = lines.map(({ declarationId }) => declarationId);
  const first = await declarations
    .findOne({ _id: { $in: ids }, zoneId: { $ne: null } })
    .session(session)
    .lean();
  const record = { _id: claimId, submittedAt: at, zoneId: first?.zoneId ?? null };
  await filedClaims.insertMany([record], { session, lean: true });
  return [];
}
