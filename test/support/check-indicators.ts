import assert from 'node:assert/strict';
import type { Databases } from '../../runtime/database.ts';
import { inPieces, randomTrade, TRADE_MONTHS, TRADE_ZONES } from './random-trade.ts';
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
  for (const piece of inPieces(trade, seed, PIECE)) await graph.takeTogether(piece);
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
  for (const [key, value] of trade.expected) assert.equal(seen.get(key), value, key);
  assert.equal(trade.expected.size, TRADE_ZONES.length * TRADE_MONTHS.length * 11);
  return trade.expected.size;
}
