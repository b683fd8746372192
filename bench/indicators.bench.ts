import assert from 'node:assert/strict';
import { addMonths } from '../values/month.ts';
import type { AnswerData } from '../test/support/answer-data.ts';
import { openTestDatabases } from '../test/support/databases.ts';
import { openSupervision, type TestSupervision } from '../test/support/supervision.ts';
import type { Bench } from './support/bench.ts';
import { measure } from './support/measure.ts';
import { formatTable } from './support/table.ts';

const MONTHS = 37;
const LAST = '2026-10';
/** Sources whose events add to a tally of their own. */
const SOURCES = ['retailers', 'logistics', 'manufacturers', 'finance', 'supervision'];
/** Four, and more replies where years of all zones do not fit one. */
const MOST_COMMANDS = 8;
const CONNECTIONS = [1, 8];

const SCENARIOS = [
  {
    scenario: 'a month of 165 zones',
    query: '{ zones(on: "2022-12-31") { id score(month: "2026-10") { total rank peerCount } } }',
  },
  {
    scenario: 'the same with every measure and its peers',
    query: `{ zones(on: "2022-12-31") { id score(month: "2026-10") { total rank
      values(orderBy: WEAKEST) { indicator { code } value points peerMedian } } } }`,
  },
  {
    scenario: 'three years of one zone',
    query: '{ zone(id: "zone_shantou") { scores(from: "2023-11", to: "2026-10") { month total rank } } }',
  },
] as const;

export const indicatorsBench: Bench = {
  name: 'indicators',
  about: 'scores of zones, the subgraph alone without a gateway, client in the same process',
  // The longest answers take one each, where eight are asked for at a time.
  options: { seconds: { type: 'string', default: '10' } },
  run: async ({ seconds }) => {
    const durationMs = Number(seconds) * 1_000;
    assert.ok(durationMs > 0, '--seconds is a number above 0');
    const databases = await openTestDatabases();
    try {
      const graph = await openSupervision(databases);
      const zones = (await graph.ask('{ zones { id } }')).data.zones as readonly { readonly id: string }[];
      const tallies = zones.flatMap(({ id }) => talliesOf(id));
      await databases
        .of('supervision')
        .collection('zone_tallies')
        .insertMany(tallies as never);
      console.log(`${zones.length} zones, ${tallies.length} tallies of ${MONTHS} months\n`);
      const rows = [];
      for (const scenario of SCENARIOS) {
        for (const connections of CONNECTIONS)
          rows.push(await measureOne(graph, { ...scenario, connections, durationMs }));
      }
      console.log(formatTable(rows));
    } finally {
      await databases.close();
    }
  },
};

const RELEASES = Object.fromEntries(Array.from({ length: 200 }, (_, bucket) => [String(bucket), 2]));

const talliesOf = (zoneId: string) =>
  Array.from({ length: MONTHS }, (_, ago) => addMonths(LAST, -ago)).flatMap((month) =>
    SOURCES.map((source) => ({
      _id: `${zoneId}/${month}/${source}`,
      ...{ zoneId, month, changedAt: new Date(0) },
      counts: {
        orders: 500,
        ownBrandOrders: 100,
        lists: 400,
        exports: 390,
        cleanExports: 350,
        exportFen: 90_000_000_00n,
      },
      // Releases are what the subgraph itself tells of.
      ...(source === 'supervision' && { release: RELEASES }),
    })),
  );

async function measureOne(
  graph: TestSupervision,
  {
    scenario,
    query,
    connections,
    durationMs,
  }: { scenario: string; query: string; connections: number; durationMs: number },
) {
  graph.commands();
  await ask(graph, query);
  const commands = graph.commands().length;
  assert.ok(commands <= MOST_COMMANDS, `${scenario} costs ${commands} commands`);
  const { perSecond, p50Ms, p99Ms } = await measure(() => ask(graph, query), { connections, durationMs });
  graph.commands();
  return {
    Scenario: scenario,
    Connections: connections,
    'Requests/s': Math.round(perSecond * 10) / 10,
    'p50 ms': Math.round(p50Ms),
    'p99 ms': Math.round(p99Ms),
    'Database commands': commands,
  };
}

async function ask(graph: TestSupervision, query: string): Promise<void> {
  const { data, errors } = await graph.ask(query);
  assert.deepEqual(errors, []);
  const score = data.zones ? data.zones[0].score : (data.zone.scores as readonly AnswerData[]).at(-1);
  assert.ok(Number(score.total) > 0 && Number(score.total) <= 100);
}
