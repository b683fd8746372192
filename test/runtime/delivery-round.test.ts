import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mongo } from 'mongoose';
import type { Party } from '../../runtime/apply-events.ts';
import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import type { Databases } from '../../runtime/database.ts';
import { deliverRound } from '../../runtime/delivery-round.ts';
import { createPace } from '../../runtime/pace.ts';
import { takeEvents } from '../../runtime/take-events.ts';
import type { EventHandler } from '../../runtime/subgraph.ts';
import type { Write } from '../../runtime/write.ts';
import { openTestDatabases } from '../support/databases.ts';
import { openWrite } from '../support/events.ts';
import { createTestClock } from '../support/subgraph.ts';

const RECEIVERS = ['reader', 'archive'];
const SOURCES = ['shop', 'carrier'];

describe('a round of delivery', () => {
  let databases: Databases;
  let round = 0;
  let writes: Map<string, Write>;
  let seen: string[];
  let failed: string[];
  const sent: string[] = [];
  const clock = createTestClock();
  const dbOf = (name: string) => databases.of(`${name}${round}`);

  beforeAll(async () => {
    databases = await openTestDatabases();
    databases.onCommand(({ name, collection }) => void sent.push(`${name} ${collection ?? ''}`.trim()));
  });
  afterAll(() => databases.close());
  beforeEach(async () => {
    round += 1;
    seen = [];
    failed = [];
    writes = new Map();
    for (const name of [...SOURCES, ...RECEIVERS])
      writes.set(name, await openWrite(dbOf(name), clock, () => RECEIVERS));
  });

  const publish = async (source: string, aggregateId: string, count: number) => {
    const input = { idempotencyKey: `${aggregateId}-${count}` };
    await writes.get(source)?.({ mutation: 'publish', party: 'p', input }, ({ emit }) => {
      for (let sequence = 1; sequence <= count; sequence += 1)
        emit({ aggregateId, sequence, type: 'Moved', data: {} });
      return Promise.resolve({});
    });
  };

  const receiver = (name: string, refuses: (aggregateId: string) => Error | null = () => null): Party => {
    const handle: EventHandler = ({ aggregateId, sequence }) => {
      const error = refuses(aggregateId);
      if (error) return Promise.reject(error);
      seen.push(`${name}: ${aggregateId}${sequence}`);
      return Promise.resolve();
    };
    return { name, db: dbOf(name), handlers: { Moved: handle } };
  };

  const deliver = (receivers: readonly Party[]) => {
    sent.length = 0;
    const deps = {
      clock,
      transport: createDatabaseTransport({ dbOf, clock }),
      consumersOf: () => [],
      paceOf: () => createPace(),
      onFailure: (link: { receiver: string }, { _id }: { _id: string }) =>
        void failed.push(`${link.receiver}: ${_id}`),
    };
    return deliverRound({ sources: SOURCES, receivers }, deps);
  };

  it('gives every receiver what waits for it at every source, in order, the sources in turn', async () => {
    await publish('shop', 'a', 3);
    await publish('carrier', 'b', 1);
    expect(await deliver(RECEIVERS.map((name) => receiver(name)))).toBe(8);
    expect(seen.filter((each) => each.startsWith('reader'))).toEqual([
      'reader: a1',
      'reader: b1',
      'reader: a2',
      'reader: a3',
    ]);
    expect(seen.filter((each) => each.startsWith('archive'))).toHaveLength(4);
    expect(await deliver(RECEIVERS.map((name) => receiver(name)))).toBe(0);
  });

  it('takes first what has waited longest', async () => {
    const early = clock.now();
    await publish('shop', 'z', 1);
    clock.set(new Date(early.getTime() + 60_000).toISOString());
    await publish('shop', 'a', 1);
    await deliver([receiver('reader')]);
    expect(seen).toEqual(['reader: z1', 'reader: a1']);
  });

  it.each([1, 10])('costs as many commands for %i events of a source as for one', async (count) => {
    await publish('shop', 'a', count);
    await publish('carrier', 'b', count);
    await deliver(RECEIVERS.map((name) => receiver(name)));
    const perSource = ['find events', 'find event_failures', 'commitTransaction', 'update events'];
    const perReceiver = ['insert inbox', 'commitTransaction'];
    expect([...sent].sort()).toEqual([...perSource, ...perSource, ...perReceiver, ...perReceiver].sort());
  });

  it('holds up one aggregate of one receiver where an event cannot be applied', async () => {
    await publish('shop', 'a', 2);
    await publish('shop', 'c', 1);
    const refusing = receiver('reader', (id) => (id === 'a' ? new TypeError('cannot') : null));
    expect(await deliver([refusing, receiver('archive')])).toBe(4);
    expect(failed).toEqual(['reader: a:000000000001']);
    clock.set(new Date(clock.now().getTime() + 60_000).toISOString());
    expect(await deliver([receiver('reader'), receiver('archive')])).toBe(2);
  });

  it('leaves what is behind an event that cannot be applied to the next round when this one has lasted', async () => {
    for (const id of ['a', 'c', 'd']) await publish('shop', id, 1);
    const refusing = receiver('reader', (id) => (id === 'a' ? new TypeError('cannot') : null));
    const transport = createDatabaseTransport({ dbOf, clock });
    const [waiting] = await transport.readAll('shop', ['reader']);
    const arrivals = (waiting?.events ?? []).map((event) => ({ source: 'shop', event }));
    const deps = { clock, transport, consumersOf: () => [], pace: createPace(), onFailure: () => undefined };
    expect(await takeEvents(refusing, { waiting: arrivals, enough: () => true }, deps)).toEqual([]);
    const taken = await takeEvents(refusing, { waiting: arrivals, enough: () => false }, deps);
    expect(taken.map(({ event }) => event.aggregateId)).toEqual(['c', 'd']);
  });

  it('takes for the others what waits when the database of one is away, and says so', async () => {
    await publish('shop', 'a', 1);
    const away = receiver('reader', () => new mongo.MongoNetworkError('away'));
    await expect(deliver([away, receiver('archive')])).rejects.toThrow('away');
    expect(failed).toEqual([]);
    expect(await deliver([receiver('reader'), receiver('archive')])).toBe(1);
    expect(seen).toEqual(['archive: a1', 'reader: a1']);
  });
});
