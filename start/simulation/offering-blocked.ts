import * as z from 'zod';
import { note } from './attempts.ts';
import { deed, type Question } from './desk.ts';
import type { Goods } from './goods.ts';
import { inTurns } from './in-turns.ts';
import { allGoods, type World } from './world.ts';

/** Markets whose sample rights block some of the sample catalogue, and what is paid with there. */
const CURRENCIES = { KR: 'KRW', US: 'USD' } as const;
type Market = keyof typeof CURRENCIES;

const verdict = z.object({ verdict: z.string() });
const VERDICTS = {
  query: `query Verdicts($id: ID!) { sku(id: $id) { KR: ip(market: "KR") { verdict } US: ip(market: "US") { verdict } } }`,
  shape: z.object({ sku: z.object({ KR: verdict, US: verdict }) }),
} satisfies Question<unknown>;

const PUBLISH = deed('publishListings', 'results { errors { code } }', z.unknown());
const refusedRows = z.object({
  results: z.array(z.object({ errors: z.array(z.object({ code: z.string() })) })),
});

/** Shops offer goods where a right forbids it: one try for each of them that is traded here. */
export async function offerBlocked(world: World): Promise<void> {
  const bySku = new Map(allGoods(world).map((goods) => [goods.skuId, goods]));
  await inTurns([...bySku.values()], async (goods) => {
    const { sku } = await world.desk.ask(VERDICTS, { id: goods.skuId }, { role: 'operator' });
    for (const market of ['KR', 'US'] as const) {
      if (sku[market].verdict === 'BLOCKED') await offerIn(market, goods, world);
    }
  });
}

async function offerIn(market: Market, { skuId, retailerId }: Goods, world: World): Promise<void> {
  const input = {
    idempotencyKey: `${world.run}-blocked-${market}-${skuId}`,
    retailerId,
    listings: [
      {
        ...{ skuId, market, channel: 'B2C', title: 'Not to be sold here' },
        price: { amount: '10', currency: CURRENCIES[market] },
      },
    ],
  };
  const { payload, userErrors } = await world.desk.tell(PUBLISH, input, {
    role: 'retailer',
    partyId: retailerId,
  });
  const { results } = refusedRows.parse(payload);
  const codes = [...userErrors, ...results.flatMap(({ errors }) => errors)].map(({ code }) => code);
  note(world.attempts.I31, codes.includes('IP_BLOCKED'), `${skuId} in ${market}: ${codes.join(', ')}`);
}
