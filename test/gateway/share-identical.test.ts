import { afterEach, describe, expect, it } from '@jest/globals';
import { createDeferred } from '../support/deferred.ts';
import { unlessAborted } from '../../gateway/abort.ts';
import type { CallSignal } from '../../runtime/call-signal.ts';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from './support/fixtures.ts';

let gateway: TestGateway;
afterEach(() => gateway.stop());

async function setUp(options: TestGatewayOptions = {}) {
  const finish = createDeferred();
  const signals: CallSignal[] = [];
  const isOpen = { yes: true };
  gateway = await startTestGateway({
    fixtures: [belts],
    forwardHeaders: ['x-tenant'],
    ...options,
    gateway: { shareIdentical: true },
    callOf:
      () =>
      async ({ request }) => {
        if (isOpen.yes) return { data: { belts: [] } };
        signals.push(request.signal);
        await unlessAborted(finish.promise, { signal: request.signal, subgraph: 'belts' });
        return { data: { belts: [{ id: 'b1' }] } };
      },
  });
  const query = '{ belts { id } }';
  // Known from now on.
  await gateway.ask(query);
  gateway.calls();
  isOpen.yes = false;
  const untilCalls = async (count: number) => {
    while (signals.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return { query, finish, signals, untilCalls };
}

describe('identical queries at the same time', () => {
  it('are carried out once', async () => {
    const { query, finish, untilCalls } = await setUp();
    const answers = Array.from({ length: 10 }, () => gateway.ask(query));
    await untilCalls(1);
    // The first waits for its answer; time for the others to come in.
    await new Promise((resolve) => setTimeout(resolve, 500));
    finish.resolve();
    for (const { text } of await Promise.all(answers)) expect(text).toBe('{"data":{"belts":[{"id":"b1"}]}}');
    // One that came when the others had been answered would be carried out by itself.
    expect(gateway.calls().length).toBeLessThan(10);
  });

  it.each([
    ['callers', { as: 'a' }, { as: 'b' }],
    ['a caller and a visitor', {}, { as: '' }],
    ['headers that go on', { headers: { 'x-tenant': 'a' } }, { headers: { 'x-tenant': 'b' } }],
    ['variables', { variables: { a: 1 } }, { variables: { a: 2 } }],
  ])('are not identical with other %s', async (_case, one, other) => {
    const { query, finish, untilCalls } = await setUp();
    const answers = [gateway.ask(query, one), gateway.ask(query, other)];
    await untilCalls(2);
    finish.resolve();
    await Promise.all(answers);
    expect(gateway.calls()).toHaveLength(2);
  });

  it('go on when the one that came first has gone, and end when all have', async () => {
    const { query, finish, signals, untilCalls } = await setUp();
    const clients = [new AbortController(), new AbortController()];
    const answers = clients.map(({ signal }) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
        signal,
      }).catch(() => null),
    );
    await untilCalls(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    clients[0]?.abort();
    await answers[0];
    expect(signals[0]?.aborted).toBe(false);
    clients[1]?.abort();
    await answers[1];
    while (!signals[0]?.aborted) await new Promise((resolve) => setTimeout(resolve, 5));
    finish.resolve();
  });

  it('are late each by its own time', async () => {
    const { query, finish, untilCalls } = await setUp({ requestTimeoutMs: 1_000 });
    const first = gateway.ask(query);
    await untilCalls(1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    const second = gateway.ask(query);
    const { status, data, problems } = await first;
    expect([status, data, problems]).toEqual([200, { belts: null }, [['TIMEOUT', 'belts']]]);
    finish.resolve();
    expect((await second).text).toBe('{"data":{"belts":[{"id":"b1"}]}}');
  });

  it('are not joined by whoever has changed something since they began', async () => {
    const { query, finish, untilCalls } = await setUp();
    const before = gateway.ask(query);
    await untilCalls(1);
    const write = gateway.ask('mutation { write }');
    await untilCalls(2);
    finish.resolve();
    await write;
    await before;
    expect(gateway.calls()).toHaveLength(2);
  });
});
