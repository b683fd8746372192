import type { ClientSession } from 'mongoose';
import type { Models } from '../models/index.ts';
import type { MarketRecord } from '../models/market.ts';

type Markets = Pick<Models, 'markets'>;

/** The countries in which something is listed. A list over all markets is a merge of theirs, so no index is needed. */
export async function readMarkets({ markets }: Markets): Promise<readonly string[]> {
  const known = await markets.find().batchSize(300).lean<MarketRecord[]>();
  return known.map(({ _id }) => _id);
}

/** Adds those of these countries that are new. */
export async function noteMarkets(
  { markets }: Markets,
  seen: readonly string[],
  session: ClientSession,
): Promise<void> {
  const asked = [...new Set(seen)];
  const known = await markets
    .find({ _id: { $in: asked } })
    .batchSize(300)
    .session(session)
    .lean<MarketRecord[]>();
  const isKnown = new Set(known.map(({ _id }) => _id));
  const fresh = asked.filter((market) => !isKnown.has(market)).map((_id) => ({ _id }));
  if (fresh.length > 0) await markets.insertMany(fresh, { session, lean: true });
}
