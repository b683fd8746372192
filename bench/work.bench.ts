import assert from 'node:assert/strict';
import type { OpenStepRecord } from '../subgraphs/supervision/models/open-step.ts';
import { openTestDatabases } from '../test/support/databases.ts';
import { viewerAs } from '../test/support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../test/support/supervision.ts';
import type { Bench } from './support/bench.ts';
import { measure } from './support/measure.ts';
import { formatTable } from './support/table.ts';

const BATCH = 10_000;
const PAGE = 50;
const CONNECTIONS = [1, 8];
/** The page of steps. What they are about is another subgraph's, but for declarations: one command more. */
const MOST_COMMANDS = 1;

const SHOP = viewerAs('retailer', 'ret_1');
const NODES =
  'nodes { action by dueAt openedAt blocking blockedBy order { id } } pageInfo { hasNextPage endCursor }';
const WORK = `query ($filter: WorkFilter, $orderBy: WorkSort, $after: String) {
  myWork(filter: $filter, orderBy: $orderBy, first: ${PAGE}, after: $after) { ${NODES} } }`;
const DEEP_PAGES = 40;

export const workBench: Bench = {
  name: 'work',
  about: 'a shop’s list of work over all its open orders, the subgraph alone, client in the same process',
  options: { seconds: { type: 'string', default: '5' }, orders: { type: 'string', default: '100000' } },
  run: async ({ seconds, orders }) => {
    const [durationMs, count] = [Number(seconds) * 1_000, Number(orders)];
    assert.ok(durationMs > 0 && count >= PAGE * DEEP_PAGES, '--seconds and --orders are large enough');
    const databases = await openTestDatabases();
    try {
      const graph = await openSupervision(databases);
      const steps = databases.of('supervision').collection('open_steps');
      for (let from = 0; from < count; from += BATCH) {
        await steps.insertMany(stepsOf(from, Math.min(count, from + BATCH)) as never);
      }
      console.log(`${count} open orders of one shop, a step each\n`);
      const rows = [];
      for (const [scenario, variables] of await scenarios(graph)) {
        for (const connections of CONNECTIONS) {
          rows.push(await measureOne(graph, { scenario, variables, connections, durationMs }));
        }
      }
      console.log(formatTable(rows));
    } finally {
      await databases.close();
    }
  },
};

type Variables = Readonly<Record<string, unknown>>;

async function scenarios(graph: TestSupervision): Promise<readonly (readonly [string, Variables])[]> {
  let after: string | null = null;
  for (let page = 0; page < DEEP_PAGES; page += 1) after = (await ask(graph, { after })).endCursor;
  return [
    ['due first', {}],
    ['the same, page 41', { after }],
    ['oldest first', { orderBy: 'OLDEST' }],
    ['due within ten days', { filter: { dueBefore: '2026-12-11T00:00:00Z' } }],
    ['one kind of step in three', { filter: { actions: ['REQUEST_SETTLEMENT'] } }],
    ['two of them', { filter: { actions: ['REQUEST_SETTLEMENT', 'BOOK_SHIPMENT'] } }],
  ];
}

const ACTIONS = ['BOOK_SHIPMENT', 'SUBMIT_DECLARATION', 'REQUEST_SETTLEMENT'] as const;
const DAY_MS = 86_400_000;
const FIRST_DUE = Date.parse('2026-12-01T00:00:00Z');

/** Due over a hundred days, a third without a date. */
function stepsOf(from: number, to: number): readonly OpenStepRecord[] {
  return Array.from({ length: to - from }, (_, index): OpenStepRecord => {
    const number = from + index;
    const action = ACTIONS[number % ACTIONS.length] ?? 'BOOK_SHIPMENT';
    const dueAt = action === 'REQUEST_SETTLEMENT' ? null : new Date(FIRST_DUE + (number % 100) * DAY_MS);
    const orderId = `order_${String(number).padStart(6, '0')}`;
    return {
      _id: `${orderId}/${action}//ret_1`,
      ...{ orderId, action, owner: 'ret_1', partyId: 'ret_1', by: 'RETAILER', dueAt },
      sortsAt: dueAt ?? new Date('9999-12-31T23:59:59.999Z'),
      openedAt: new Date(FIRST_DUE - (number % 1_000) * 3_600_000),
      ...{ subject: null, shipmentId: null, blocking: true, blockedBy: [] },
    };
  });
}

interface Measured {
  readonly scenario: string;
  readonly variables: Variables;
  readonly connections: number;
  readonly durationMs: number;
}

async function measureOne(
  graph: TestSupervision,
  { scenario, variables, connections, durationMs }: Measured,
) {
  graph.commands();
  await ask(graph, variables);
  const commands = graph.commands().length;
  assert.ok(commands <= MOST_COMMANDS, `${scenario} costs ${commands} commands`);
  const { perSecond, p50Ms, p99Ms } = await measure(() => ask(graph, variables).then(() => undefined), {
    connections,
    durationMs,
  });
  graph.commands();
  return {
    Scenario: scenario,
    Connections: connections,
    'Requests/s': Math.round(perSecond * 10) / 10,
    'p50 ms': Math.round(p50Ms * 10) / 10,
    'p99 ms': Math.round(p99Ms),
    'Database commands': commands,
  };
}

async function ask(graph: TestSupervision, variables: Variables): Promise<{ readonly endCursor: string }> {
  const { data, errors } = await graph.ask(WORK, { ...variables }, SHOP);
  assert.deepEqual(errors, []);
  const { nodes, pageInfo } = data.myWork;
  assert.equal(nodes.length, PAGE);
  return pageInfo as { readonly endCursor: string };
}
