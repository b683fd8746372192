import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endInstallations, runCommand, startInstallation } from '../test/support/installation.ts';
import { until } from '../test/support/processes.ts';
import { scopesOf } from '../runtime/roles.ts';
import { openInstallation } from '../start/installation.ts';
import { uriOf } from '../start/processes/embedded-database.ts';
import type { Bench } from './support/bench.ts';
import { type CountedGraph, openCountedGraph } from './support/counted-graph.ts';
import { between, type Buckets, countOf, quantileOf, readHistogram } from './support/histogram.ts';
import { measure } from './support/measure.ts';
import { formatTable } from './support/table.ts';
import { newChain, orderOf, placeOrder, runChain, TO_RELEASE } from '../test/support/chain.ts';
import { findGoods, goesThrough, type Goods, layIn } from '../test/support/goods.ts';
import { askRight, openTrader, type Trader } from '../test/support/trader.ts';
import type { AnswerData } from '../test/support/answer-data.ts';

const root = path.join(import.meta.dirname, '..');

/** So many suppliers of the sample catalogue have all their SKUs on sale in every market. */
const SUPPLIERS = 100;
/** As many as the sample has that a start loads: its listings are of these SKUs. */
const LEAST_SKUS_PER_SUPPLIER = 6;
const BUYERS = 16;
const PAGE = 50;

export const tradeBench: Bench = {
  name: 'trade',
  about: 'orders and whole chains to release, one gateway worker, client on the same machine',
  options: { seconds: { type: 'string', default: '10' }, skus: { type: 'string', default: '10000' } },
  run: async ({ seconds, skus }) => {
    const durationMs = Number(seconds) * 1_000;
    assert.ok(durationMs > 0 && Number(skus) > 0, '--seconds and --skus are numbers above 0');
    const dataDir = await prepareCatalogue(Number(skus));
    try {
      const trader = await openTrader(await startInstallation(dataDir, { WORKERS: '1' }));
      const goods = await findGoods(trader, Number(skus));
      console.log(`${goods.length} SKUs are on sale to consumers in Germany\n`);
      // The catalogue's own events were written before anything ran that could deliver them.
      await untilDelivered(trader);
      const before = await readLag(trader);
      const { rows, released } = await measureTrade(trader, goods, durationMs);
      console.log(`${formatTable(rows)}\n`);
      console.log(`${formatTable([lagRow(between(before, await readLag(trader)))])}\n`);
      console.log(formatTable(await measurePages(trader, { dataDir, orderId: released, durationMs })));
    } finally {
      await endInstallations();
    }
  },
};

type Row = Readonly<Record<string, string | number>>;

/** Seeds the catalogue into a folder that later runs find again. */
async function prepareCatalogue(skus: number): Promise<string> {
  const suppliers = Math.min(SUPPLIERS, skus);
  const each = Math.max(LEAST_SKUS_PER_SUPPLIER, Math.ceil(skus / suppliers));
  const dataDir = path.join(root, 'node_modules/.cache/bench', `trade-${suppliers}x${each}`);
  const args = ['--suppliers', String(suppliers), '--skus-per-supplier', String(each)];
  const { code, output } = await runCommand('start/commands/seed.js', args, { DATA_DIR: dataDir });
  assert.equal(code, 0, output);
  console.log(`seeded: ${output.trim().split('\n').at(-1)}`);
  return dataDir;
}

/** Orders of one SKU, orders of all, and chains of all; and an order whose goods customs has released. */
async function measureTrade(
  trader: Trader,
  goods: readonly Goods[],
  durationMs: number,
): Promise<{ readonly rows: readonly Row[]; readonly released: string }> {
  const nthOf = (of: readonly Goods[]) => (index: number) =>
    of[index % of.length] ?? assert.fail('There are no such goods');
  const nth = nthOf(goods);
  const nthThrough = nthOf(goods.filter(goesThrough));
  await layIn(trader, nth(0), 1_000_000);
  let released = '';
  const place = (name: string, goodsOf: typeof nth) => async (index: number) =>
    void (await placeOrder(trader, { goods: goodsOf(index), key: `${trader.run}-${name}-${index}` }));
  const works = {
    'orders of one hot SKU': place('hot', () => nth(0)),
    [`orders spread over ${goods.length} SKUs`]: place('spread', nth),
    'whole chains to release': async (index: number) => {
      const chain = newChain(nthThrough(index), `${trader.run}-chain-${index}`);
      await runChain(trader, chain, TO_RELEASE);
      released = orderOf(chain).id;
    },
  };
  const rows: Row[] = [];
  for (const [scenario, work] of Object.entries(works)) {
    rows.push({ scenario, ...(await rowOf(work, { connections: BUYERS, durationMs })) });
    // What one leaves behind does not burden the next.
    await untilDelivered(trader);
  }
  // However short the measurement was, there is a full page of orders.
  for (let index = 0; index < PAGE; index += 1) await place('page', nth)(index);
  await untilDelivered(trader);
  return { rows, released };
}

async function rowOf(...[work, load]: Parameters<typeof measure>) {
  const { requests, perSecond, p50Ms, p99Ms } = await measure(work, load);
  return {
    connections: load.connections,
    done: requests,
    'per second': Number(perSecond.toFixed(1)),
    'p50 ms': Number(p50Ms.toFixed(2)),
    'p99 ms': Number(p99Ms.toFixed(2)),
  };
}

const readMetrics = async ({ graph }: Trader): Promise<string> =>
  (await fetch(`${graph.url}/metrics`)).text();

const readLag = async (trader: Trader): Promise<Buckets> =>
  readHistogram(await readMetrics(trader), 'beltgraph_event_delivery_seconds');

/** The processes count what waits every five seconds. */
const COUNTED_WITHIN_MS = 6_000;
const PATIENCE_MS = 600_000;

/** An event that still waits is in no histogram. */
async function untilDelivered(trader: Trader): Promise<void> {
  const isDelivered = async () => {
    await pause(COUNTED_WITHIN_MS);
    const waiting = (await readMetrics(trader)).matchAll(/^beltgraph_events_waiting\{.*\} (\d+)/gm);
    return [...waiting].every(([, count]) => count === '0');
  };
  await until('no event waits', isDelivered, PATIENCE_MS);
}

function lagRow(lag: Buckets): Row {
  assert.ok(countOf(lag) > 0, 'No event was delivered');
  const ms = (share: number) => Number((quantileOf(lag, share) * 1_000).toFixed(0));
  return {
    'events between subgraphs': 'lag',
    delivered: countOf(lag),
    'p50 ms': ms(0.5),
    'p99 ms': ms(0.99),
  };
}

const NEXT_STEPS = `{ orders(first: ${PAGE}) { nodes { id nextSteps { action by dueAt blockedBy } } } }`;

interface Page {
  readonly scenario: string;
  readonly query: string;
  readonly variables: object;
  readonly check: (data: AnswerData) => void;
}

const pagesOf = (orderId: string): readonly Page[] => [
  {
    scenario: 'order page',
    query: readFileSync(path.join(root, 'schema/operations/order-page.graphql'), 'utf8'),
    variables: { id: orderId },
    check: ({ order }) => {
      assert.equal(order.lines.length, 1);
      assert.equal(order.payments[0].status, 'CAPTURED');
      assert.equal(order.ledgers[0].captured.amount, order.total.amount);
      assert.equal(order.declarations[0].status, 'RELEASED');
      assert.equal(order.shipments.length, 1);
      assert.ok(order.match.passed && order.nextSteps.length > 0 && order.timeline.nodes.length > 4);
    },
  },
  {
    scenario: `nextSteps of ${PAGE} orders`,
    query: NEXT_STEPS,
    variables: {},
    check: ({ orders }) => {
      assert.equal(orders.nodes.length, PAGE);
      for (const { nextSteps } of orders.nodes) assert.ok(nextSteps.length > 0);
    },
  },
];

async function measurePages(
  trader: Trader,
  of: { readonly dataDir: string; readonly orderId: string; readonly durationMs: number },
): Promise<readonly Row[]> {
  const counted = await openCountedGraph(uriOf(await openInstallation(of.dataDir)));
  try {
    const rows: Row[] = [];
    for (const page of pagesOf(of.orderId)) {
      for (const connections of [1, BUYERS]) {
        const load = { connections, durationMs: of.durationMs };
        rows.push({ ...(await measurePage(trader, page, load)), ...(await countPage(counted, page)) });
      }
    }
    return rows;
  } finally {
    await counted.close();
  }
}

async function measurePage(
  { graph, operator: token }: Trader,
  { scenario, query, variables, check }: Page,
  load: Parameters<typeof measure>[1],
) {
  const work = async () => check(await askRight(graph, query, { variables, token }));
  return { scenario, ...(await rowOf(work, load)) };
}

async function countPage(counted: CountedGraph, { query, variables }: Page) {
  const viewer = { account: 'bench', role: 'operator', partyId: null, scopes: scopesOf('operator') } as const;
  // The first one loads what later ones find loaded, such as plans and the driver's connections.
  await counted.commandsOf(query, variables, viewer);
  return { 'database commands': await counted.commandsOf(query, variables, viewer) };
}
