import { describe, expect, it } from '@jest/globals';
import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import { eventDecisionModel } from '../../runtime/event-failures.ts';
import { eventModel } from '../../runtime/events.ts';
import { openTestDatabases } from '../support/databases.ts';
import { openWrite } from '../support/events.ts';
import { createTestClock } from '../support/subgraph.ts';
import { describeTransport, type TransportUnderTest } from '../support/transport-contract.ts';

async function setup() {
  const databases = await openTestDatabases();
  let round = 0;
  const open = async (): Promise<TransportUnderTest> => {
    const source = `source${(round += 1)}`;
    const clock = createTestClock();
    const write = await openWrite(databases.of(source), clock, () => ['receiver', 'archive']);
    const sequences = new Map<string, number>();
    let calls = 0;
    return {
      clock,
      source,
      reopen: () => createDatabaseTransport({ dbOf: databases.of, clock }),
      publish: async (...aggregateIds) => {
        const input = { idempotencyKey: `call-${(calls += 1)}` };
        await write({ mutation: 'publish', party: 'p', input }, async ({ emit }) => {
          for (const aggregateId of aggregateIds) {
            const sequence = (sequences.get(aggregateId) ?? 0) + 1;
            sequences.set(aggregateId, sequence);
            emit({ aggregateId, sequence, type: 'Moved', data: {} });
          }
          return {};
        });
      },
    };
  };
  return { databases, open, close: databases.close };
}

describeTransport('the database', setup);

describe('a decision on a set-aside event', () => {
  it('is kept, with who made it and why', async () => {
    const { databases, open, close } = await setup();
    try {
      const { source, clock, publish, reopen } = await open();
      const transport = reopen();
      const link = { source, receiver: 'receiver' };
      await publish('a');
      for (let isAside = false; !isAside;) {
        const [event] = (await transport.readAll(source, ['receiver']))[0]?.events ?? [];
        if (!event) throw new Error('Nothing waits');
        ({ isAside } = await transport.refuse(link, event, new Error('no such order')));
        clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
      }
      await transport.decide(link, 'a', { by: 'ann', skipBecause: 'The order was a test' });
      expect(await eventDecisionModel(databases.of(source)).find().lean()).toMatchObject([
        {
          receiver: 'receiver',
          aggregateId: 'a',
          eventId: 'a:000000000001',
          type: 'Moved',
          error: expect.stringContaining('no such order'),
          action: 'SKIP',
          reason: 'The order was a test',
          by: 'ann',
          at: clock.now(),
        },
      ]);
    } finally {
      await close();
    }
  });
});

describe('an acknowledgement', () => {
  it('leaves the index of what waits with its last receiver, in the same write', async () => {
    const { databases, open, close } = await setup();
    try {
      const { source, publish, reopen } = await open();
      await publish('a');
      const waitFor = async () => (await eventModel(databases.of(source)).findOne().lean())?.pending;
      for (const [receiver, left] of [
        ['receiver', ['archive']],
        ['archive', undefined],
      ] as const) {
        await reopen().acknowledge(source, await reopen().readAll(source, [receiver]));
        expect(await waitFor()).toEqual(left);
      }
    } finally {
      await close();
    }
  });
});
