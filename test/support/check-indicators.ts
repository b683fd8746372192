import assert from 'node:assert/strict';
import type { Databases } from '../../runtime/database.ts';
import { inPieces, type RandomTrade, randomTrade, text, TRADE_MONTHS, TRADE_ZONES } from './random-trade.ts';
import type { TestSupervision } from './supervision.ts';

const SCORES = `query ($of: [_Any!]!, $from: Month!, $to: Month!) { _entities(representations: $of) { ... on Zone {
  id scores(from: $from, to: $to) { month values { indicator { code } value } } } } }`;

interface ScoredZone {
  readonly id: string;
  readonly scores: readonly {
    readonly month: string;
    readonly values: readonly {
      readonly indicator: { readonly code: string };
      readonly value: string | null;
    }[];
  }[];
}

const PIECE = 60;

/** The months in which events came. */
type Arrivals = ReadonlyMap<string, string>;

/** Brings a trade in as delivery does, a part of it in each month; answers when each event came. */
async function bringIn(graph: TestSupervision, trade: RandomTrade, seed: number): Promise<Arrivals> {
  const arrivals = new Map<string, string>();
  const today = graph.clock.now();
  const pieces = inPieces(trade, seed, PIECE);
  for (const [index, piece] of pieces.entries()) {
    const month = TRADE_MONTHS[Math.floor((index * TRADE_MONTHS.length) / pieces.length)] ?? '';
    graph.clock.set(`${month}-28T08:00:00Z`);
    await graph.takeTogether(piece);
    for (const { _id } of piece) arrivals.set(_id, month);
  }
  graph.clock.set(today.toISOString());
  return arrivals;
}

/** Alerts for 1,000 lists, counted in the month in which the last event came that it takes to raise one. */
function alertRates(
  { suspicious, lists }: RandomTrade,
  arrivals: Arrivals,
): ReadonlyMap<string, string | null> {
  const raised = suspicious.map(({ zoneId, eventIds }) => {
    const months = eventIds.map((id) => arrivals.get(id) ?? '').sort();
    return `${zoneId}/${months.at(-1)}`;
  });
  return new Map(
    [...lists].map(([place, count]) => {
      const alerts = raised.filter((each) => each === place).length;
      return [`${place}/ALERT_RATE`, count === 0 ? null : text((alerts * 1_000) / count)];
    }),
  );
}

/**
 * Brings a random trade in through the event path, and compares every indicator of every zone and month with what is
 * computed from the trade itself. Answers how many were compared.
 */
export async function checkIndicators(
  graph: TestSupervision,
  databases: Databases,
  { seed, orders }: { readonly seed: number; readonly orders: number },
): Promise<number> {
  const trade = randomTrade(seed, orders);
  await databases
    .of('supervision')
    .collection('declarations')
    .insertMany(trade.declarations.map((each) => ({ ...each, shipmentId: each._id, lines: [] })) as never);
  const arrivals = await bringIn(graph, trade, seed);
  const expected = new Map([...trade.expected, ...alertRates(trade, arrivals)]);
  const of = TRADE_ZONES.map((id) => ({ __typename: 'Zone', id }));
  const { data, errors } = await graph.ask(SCORES, { of, from: '2025-10', to: '2026-10' });
  assert.deepEqual(errors, []);
  const seen = new Map<string, string | null>(
    (data._entities as readonly ScoredZone[]).flatMap(({ id, scores }) =>
      scores.flatMap(({ month, values }) =>
        values.map(({ indicator, value }) => [`${id}/${month}/${indicator.code}`, value] as const),
      ),
    ),
  );
  for (const [key, value] of expected) assert.equal(seen.get(key), value, key);
  assert.equal(expected.size, TRADE_ZONES.length * TRADE_MONTHS.length * 12);
  return expected.size;
}
