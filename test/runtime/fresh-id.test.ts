import { describe, expect, it } from '@jest/globals';
import { awaitFresh } from '../../runtime/fresh-id.ts';
import { newId } from '../../runtime/id.ts';
import { createTestClock } from '../support/subgraph.ts';

const NOW = '2026-11-23T08:00:00Z';
const clock = createTestClock(NOW);
const madeBefore = (ms: number) => newId('ord', new Date(new Date(NOW).getTime() - ms));

/** Finds nothing until it was asked a number of times. */
function arrivesAt(attempt: number) {
  let attempts = 0;
  return {
    attempts: () => attempts,
    load: () => Promise.resolve((attempts += 1) >= attempt ? 'found' : null),
  };
}

describe('awaitFresh', () => {
  it('answers at once what is there', async () => {
    const order = arrivesAt(1);
    expect(await awaitFresh(madeBefore(0), order.load, { clock })).toBe('found');
    expect(order.attempts()).toBe(1);
  });

  it('waits for what was made just now and is not there yet', async () => {
    const order = arrivesAt(4);
    expect(await awaitFresh(madeBefore(300), order.load, { clock })).toBe('found');
  });

  it.each([
    ['an id that is older', madeBefore(6_000)],
    ['an id from the future', madeBefore(-60_000)],
    ['an id that nobody made', 'ord_1'],
    ['an id of a wrong length', `${madeBefore(0)}0`],
  ])('does not wait for %s', async (_case, id) => {
    const order = arrivesAt(2);
    expect(await awaitFresh(id, order.load, { clock })).toBeNull();
    expect(order.attempts()).toBe(1);
  });

  it('gives up on a fresh id that names nothing', async () => {
    const order = arrivesAt(Infinity);
    expect(await awaitFresh(madeBefore(0), order.load, { clock })).toBeNull();
    expect(order.attempts()).toBeGreaterThan(2);
  });

  it('gives up when nobody waits any more', async () => {
    const order = arrivesAt(Infinity);
    expect(await awaitFresh(madeBefore(0), order.load, { clock, signal: AbortSignal.abort() })).toBeNull();
    expect(order.attempts()).toBe(1);
  });
});
