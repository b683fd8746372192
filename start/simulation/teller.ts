import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { type Deed, listOf, type Question, type Speaker } from './desk.ts';
import type { Fate } from './fate.ts';
import type { Goods } from './goods.ts';
import type { World } from './world.ts';

/** What was sent twice, and what came of it. */
export interface Replays {
  /** Mutations sent again under their key. */
  resent: number;
  /** Keys used again for something else. */
  contradicted: number;
  readonly failures: string[];
}

/** Who tells one order's story, and of what. */
export interface Teller {
  readonly world: World;
  readonly fate: Fate;
  readonly goods: Goods;
  /** Sales units of the order. */
  readonly units: number;
  /** Begins the order's idempotency keys. */
  readonly key: string;
  readonly buyer: Speaker;
  readonly supplier: Speaker;
  readonly retailer: Speaker;
}

/** A mutation of a story. */
export interface Act<Payload> {
  readonly deed: Deed<Payload>;
  readonly input: object;
  readonly as: Speaker;
  /** Tells it from others of its kind in the same story. */
  readonly part?: string;
}

/** Does something under a key of its own; some do it twice, and some use its key for something else. */
export async function act<Payload>(
  { world, fate, key }: Teller,
  { deed, input, as, part = '' }: Act<Payload>,
): Promise<Payload> {
  const keyed = { idempotencyKey: `${key}-${deed.name}${part}`, ...input };
  const payload = await world.desk.do(deed, keyed, as);
  if (fate.resend) await actAgain(world, { deed, input: keyed, as, payload });
  if (fate.contradict && deed.name === 'placeOrder') await contradict(world, { deed, input: keyed, as });
  return payload;
}

async function actAgain(
  { desk, replays }: World,
  { deed, input, as, payload }: Act<unknown> & { readonly payload: unknown },
): Promise<void> {
  const again = await desk.tell(deed, input, as);
  replays.resent += 1;
  const isSame = again.replayed && idIn(deed.shape.safeParse(again.payload).data) === idIn(payload);
  if (!isSame) replays.failures.push(`${deed.name} was answered otherwise: ${JSON.stringify(again)}`);
}

/** The id of what a payload is about. */
function idIn(payload: unknown): string | null {
  const [subject] = Object.values(z.record(z.string(), z.unknown()).catch({}).parse(payload));
  return z.object({ id: z.string() }).safeParse(subject).data?.id ?? null;
}

async function contradict({ desk, replays }: World, { deed, input, as }: Act<unknown>): Promise<void> {
  const { userErrors } = await desk.tell(deed, { ...input, namedPlace: 'Elsewhere' }, as);
  replays.contradicted += 1;
  if (userErrors[0]?.code !== 'IDEMPOTENCY_MISMATCH') {
    replays.failures.push(`${deed.name} took another input: ${JSON.stringify(userErrors)}`);
  }
}

const money = z.object({ amount: z.string(), currency: z.string() });
const state = z.object({
  status: z.string(),
  payments: listOf(z.object({ id: z.string(), status: z.string(), amount: money })),
  declarations: listOf(z.object({ status: z.string() })),
  settlements: listOf(
    z.object({ id: z.string(), status: z.string(), quote: z.object({ rate: z.string() }).nullable() }),
  ),
});

/** Where an order stands, as the platform sees it. */
export type OrderState = z.output<typeof state>;

const STATE = {
  query: `query State($id: ID!) { order(id: $id) { status
    payments { id status amount { amount currency } }
    declarations { status } settlements { id status quote { rate } } } }`,
  shape: z.object({ order: state }),
} satisfies Question<unknown>;

/** The longer it takes, the less often it is asked: the asking keeps the machine from what is waited for. */
const FIRST_POLL_MS = 1_000;
const LAST_POLL_MS = 3_000;
const POLL_GROWTH = 1.5;
const PATIENCE_MS = 180_000;

/** Waits for what others do in the background; answers the order as it is then. */
export async function untilOrder(
  { world, key }: Teller,
  id: string,
  holds: (order: OrderState) => boolean | Promise<boolean>,
): Promise<OrderState> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (let pollMs = FIRST_POLL_MS; ; pollMs = Math.min(pollMs * POLL_GROWTH, LAST_POLL_MS)) {
    const { order } = await world.desk.ask(STATE, { id }, { role: 'operator' });
    if (await holds(order)) return order;
    if (performance.now() > giveUpAt) throw new Error(`${key} waited in vain: ${JSON.stringify(order)}`);
    await pause(pollMs);
  }
}
