import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { askRight, type Trader } from './trader.ts';

/** What is asked of an order, whose shape it has, and what is waited for. */
export interface Wanted<State> {
  readonly selection: string;
  readonly holds: (order: State) => boolean;
}

/** How often it is asked whether others have done their part. */
const POLL_MS = 250;
const PATIENCE_MS = 180_000;

/** Waits for what others do; answers the order as it is then. */
export async function untilOrder<State>(
  { graph, operator: token }: Trader,
  id: string,
  { selection, holds }: Wanted<State>,
): Promise<State> {
  const query = `query ($id: ID!) { order(id: $id) { ${selection} } }`;
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const order = (await askRight(graph, query, { variables: { id }, token })).order as State;
    if (holds(order)) return order;
    assert.ok(performance.now() < giveUpAt, `Waited in vain: ${JSON.stringify(order)}`);
    await pause(POLL_MS);
  }
}
