import * as z from 'zod';
import { note } from './attempts.ts';
import { deed, type Desk, type Question } from './desk.ts';
import { allGoods, type World } from './world.ts';

/** Markets where sample rights block some of the sample catalogue, and what is paid with there. */
const CURRENCIES = { KR: 'KRW', US: 'USD' } as const;
const MARKETS = ['KR', 'US'] as const;
type Market = (typeof MARKETS)[number];

/** So many are tried, at most. */
const MOST = 10;

const verdict = z.object({ verdict: z.string() });
const PRODUCTS = {
  query: `query Verdicts($after: String) { products(first: 100, after: $after) {
    nodes { skus(first: 20) { nodes { id KR: ip(market: "KR") { verdict } US: ip(market: "US") { verdict } } } }
    pageInfo { hasNextPage endCursor } } }`,
  shape: z.object({
    products: z.object({
      nodes: z.array(
        z.object({
          skus: z.object({ nodes: z.array(z.object({ id: z.string(), KR: verdict, US: verdict })) }),
        }),
      ),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
} satisfies Question<unknown>;

const PUBLISH = deed('publishListings', 'results { errors { code } }', z.unknown());
const refusedRows = z.object({
  results: z.array(z.object({ errors: z.array(z.object({ code: z.string() })) })),
});

interface Blocked {
  readonly skuId: string;
  readonly market: Market;
}

/** A shop offers goods where a right forbids it. */
export async function offerBlocked(world: World): Promise<void> {
  const retailerId = allGoods(world)[0]?.retailerId ?? '';
  for (const blocked of await findBlocked(world.desk)) await offer(world, retailerId, blocked);
}

async function findBlocked(desk: Desk): Promise<readonly Blocked[]> {
  const found: Blocked[] = [];
  for (let after: string | null = null; ;) {
    const { products }: z.output<typeof PRODUCTS.shape> = await desk.ask(PRODUCTS, { after });
    for (const { id: skuId, ...verdicts } of products.nodes.flatMap(({ skus }) => skus.nodes)) {
      const markets = MARKETS.filter((market) => verdicts[market].verdict === 'BLOCKED');
      found.push(...markets.map((market) => ({ skuId, market })));
    }
    after = products.pageInfo.endCursor;
    if (!products.pageInfo.hasNextPage || found.length >= MOST) return found.slice(0, MOST);
  }
}

async function offer({ desk, run, attempts }: World, retailerId: string, { skuId, market }: Blocked) {
  const price = { amount: '1000', currency: CURRENCIES[market] };
  const input = {
    idempotencyKey: `${run}-blocked-${market}-${skuId}`,
    retailerId,
    listings: [{ skuId, market, channel: 'B2C', title: 'Not to be sold here', price }],
  };
  const { payload, userErrors } = await desk.tell(PUBLISH, input, {
    role: 'retailer',
    partyId: retailerId,
  });
  const { results } = refusedRows.parse(payload);
  const codes = [...userErrors, ...results.flatMap(({ errors }) => errors)].map(({ code }) => code);
  note(attempts.I31, codes.includes('IP_BLOCKED'), `${skuId} in ${market}: ${codes.join(', ')}`);
}
