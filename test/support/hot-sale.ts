import assert from 'node:assert/strict';
import { type Installation, runCommand } from './installation.ts';
import { until } from './processes.ts';
import { openSale, type Placed, placeOne, readSaleStock, type Sale } from './sale.ts';

/** What a sale has come to. */
export interface SoldOut {
  /** Orders that were placed. */
  readonly sold: number;
  /** How many were refused, by code. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly afterSale: SaleStock;
  /** When the time of all holds is over. */
  readonly afterHolds: SaleStock;
}

type SaleStock = Awaited<ReturnType<typeof readSaleStock>>;

const CONNECTIONS = 100;
/** In one request. */
const REGISTERED_AT_ONCE = 25;

/** Sells so many units of one SKU to so many buyers, who all come at once and of whom nobody is agreed with. */
export async function holdSale(
  graph: Installation,
  { buyers, units }: { readonly buyers: number; readonly units: number },
): Promise<SoldOut> {
  const sale = await openSale(graph, units);
  const answers = await buy(graph, sale, await registerBuyers(graph, sale, buyers));
  assert.equal(answers.length, buyers);
  const orders = new Set(answers.flatMap(({ order }) => (order ? [order.id] : [])));
  const afterSale = await readSaleStock(graph, sale);
  await runCommand('start/commands/clock.js', ['--advance', 'PT2H'], { DATA_DIR: graph.dataDir });
  await until('every hold and every order has ended', async () => {
    const cancelled = 'query { orders(first: 100, filter: { statuses: [CANCELLED] }) { nodes { id } } }';
    const { data } = await graph.ask(cancelled, {}, sale.operator);
    const ended = (data.orders.nodes as readonly { readonly id: string }[]).filter(({ id }) =>
      orders.has(id),
    );
    return ended.length === Math.min(orders.size, 100) && (await readSaleStock(graph, sale)).reserved === 0;
  });
  const afterHolds = await readSaleStock(graph, sale);
  return { sold: orders.size, refusals: countRefusals(answers), afterSale, afterHolds };
}

function countRefusals(answers: readonly Placed[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code } of answers.flatMap(({ userErrors }) => userErrors))
    counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

async function buy(graph: Installation, sale: Sale, buyers: readonly string[]): Promise<readonly Placed[]> {
  const answers: Placed[] = [];
  const waiting = [...buyers];
  const queue = async () => {
    for (let buyerId = waiting.pop(); buyerId !== undefined; buyerId = waiting.pop()) {
      answers.push(await placeOne(graph, { ...sale, buyerId }, `buyer-${buyerId}`));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, queue));
  return answers;
}

async function registerBuyers(
  graph: Installation,
  { operator }: Sale,
  count: number,
): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_each, index) => `b${index}`);
  const ids = new Map<string, string>();
  for (let tries = 0; ids.size < count; tries += 1) {
    assert.ok(tries < count, 'The buyers are not registered');
    // Those that were not answered in time are asked for again, under the same keys.
    const batch = names.filter((name) => !ids.has(name)).slice(0, REGISTERED_AT_ONCE);
    const fields = batch.map(
      (name) => `${name}: registerBuyer(input: { idempotencyKey: "${name}", name: "Buyer ${name}",
        country: "DE", kind: CONSUMER }) { buyer { id } }`,
    );
    const { data } = await graph.ask<Registered>(`mutation { ${fields.join(' ')} }`, {}, operator);
    for (const [name, registered] of Object.entries(data ?? {}))
      if (registered?.buyer) ids.set(name, registered.buyer.id);
  }
  return [...ids.values()];
}

type Registered = Readonly<Record<string, { readonly buyer: { readonly id: string } | null } | null>> | null;
