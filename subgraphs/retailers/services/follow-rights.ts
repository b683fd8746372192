import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import type { IpRightRecord } from '../models/ip-right.ts';
import { recheckBrands } from './recheck-listings.ts';

const BATCH = 500;

/**
 * Looks again at every listing that a right could block.
 *
 * Rights begin and end by the calendar, without an event; and a listing that was being published while an event was
 * applied has not seen it. Several transactions, so that none is long.
 */
export async function followRights({ db, clock }: SubgraphDeps, models: Models): Promise<void> {
  let after = '';
  for (;;) {
    const rights = await models.ipRights
      .find({ _id: { $gt: after } }, { text: 1 })
      .sort({ _id: 1 })
      .limit(BATCH)
      .batchSize(BATCH)
      .lean<Pick<IpRightRecord, '_id' | 'text'>[]>();
    const texts = rights.map(({ text }) => text);
    await db.transaction((session) => recheckBrands(models, texts, { session, now: clock.now() }));
    const last = rights.at(-1);
    if (!last) return;
    after = last._id;
  }
}
