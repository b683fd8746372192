import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from 'mongoose';
import { mongo } from 'mongoose';
import type { Party } from '../../runtime/apply-events.ts';
import { eventModel, type EventRecord, type NewEvent } from '../../runtime/events.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import type { EventHandler } from '../../runtime/subgraph.ts';
import type { Write } from '../../runtime/write.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';
import { deliver } from '../support/deliver.ts';
import { openWrite } from '../support/events.ts';
import { createTestClock } from '../support/subgraph.ts';

interface SeenRecord {
  readonly _id: string;
  readonly times: number;
  readonly sequences: readonly number[];
}

let source: Party;
let write: Write;
let failures: string[];
let round = 0;
const clock = createTestClock();
const consumersOf = (type: string) => (type === 'Both' ? ['receiver', 'archive'] : ['receiver']);

const databases = await databasesOfThisFile();

beforeEach(async () => {
  clock.set('2026-11-23T08:00:00Z');
  failures = [];
  round += 1;
  source = { name: 'source', db: databases.of(`source${round}`), handlers: {} };
  write = await openWrite(source.db, clock, consumersOf);
  await openWrite(databases.of(`receiver${round}`), clock);
  await openWrite(databases.of(`archive${round}`), clock);
});

const event = (aggregateId: string, sequence: number, type = 'Moved'): NewEvent => ({
  aggregateId,
  sequence,
  type,
  data: {},
});

const publish = (...events: readonly NewEvent[]) =>
  write(
    {
      mutation: 'publish',
      party: 'p',
      input: { idempotencyKey: `${events[0]?.aggregateId}${events.length}` },
    },
    async ({ emit }) => {
      events.forEach(emit);
      return {};
    },
  );

const seenIn = (db: Connection) => db.collection<SeenRecord>('seen');

/** Notes each event with its aggregate, in the transaction. */
const noteIn =
  (db: Connection): EventHandler =>
  async ({ aggregateId, sequence }, { session }) => {
    await seenIn(db).updateOne(
      { _id: aggregateId },
      { $inc: { times: 1 }, $push: { sequences: sequence } },
      { upsert: true, session },
    );
  };

function party(name: string, refuses: (event: EventRecord) => boolean = () => false): Party {
  const db = databases.of(`${name}${round}`);
  const note = noteIn(db);
  const handle: EventHandler = async (each, transaction) => {
    await note(each, transaction);
    if (refuses(each)) throw new TypeError('cannot apply this');
  };
  return { name, db, handlers: { Moved: handle, Both: handle } };
}

const deliverTo = (receiver: Party) =>
  deliver(source, receiver, {
    clock,
    consumersOf: () => [],
    onFailure: (_link, { _id }) => void failures.push(_id),
  });

const seqs = async ({ db }: Party, aggregateId: string) =>
  (await seenIn(db).findOne({ _id: aggregateId }))?.sequences ?? [];

const pendingIds = async () =>
  (
    await eventModel(source.db)
      .find({ pending: { $exists: true } })
      .sort({ _id: 1 })
      .lean<EventRecord[]>()
  ).map(({ _id }) => _id);

describe('deliver', () => {
  it('carries each event once, in order within each aggregate', async () => {
    await publish(event('b', 1), event('a', 1), event('a', 2), event('b', 2), event('a', 3));
    const receiver = party('receiver');

    expect(await deliverTo(receiver)).toBe(5);
    expect(await deliverTo(receiver)).toBe(0);
    expect(await seqs(receiver, 'a')).toEqual([1, 2, 3]);
    expect(await seqs(receiver, 'b')).toEqual([1, 2]);
    expect(await pendingIds()).toEqual([]);
  });

  it('carries only what the receiver waits for, whoever else waits', async () => {
    await publish(event('a', 1, 'Both'), event('a', 2), event('a', 3, 'Both'));
    const archive = party('archive');
    const receiver = party('receiver');

    expect(await deliverTo(archive)).toBe(2);
    expect(await pendingIds()).toHaveLength(3);
    expect(await deliverTo(receiver)).toBe(3);
    expect(await seqs(archive, 'a')).toEqual([1, 3]);
    expect(await seqs(receiver, 'a')).toEqual([1, 2, 3]);
  });

  it('applies once what was applied before a crash but not yet noted by the source', async () => {
    await publish(event('a', 1), event('a', 2));
    const receiver = party('receiver');
    const before = await eventModel(source.db).find().lean<EventRecord[]>();
    await deliverTo(receiver);
    // The source as it was before it noted anything.
    await eventModel(source.db).updateMany({}, { $set: { pending: ['receiver'] } });
    expect(before.every(({ pending }) => pending?.includes('receiver'))).toBe(true);

    expect(await deliverTo(receiver)).toBe(2);
    expect(await seqs(receiver, 'a')).toEqual([1, 2]);
    expect(await pendingIds()).toEqual([]);
  });

  it('applies the rest of a batch that was applied in part before', async () => {
    await publish(event('a', 1));
    const receiver = party('receiver');
    await deliverTo(receiver);
    await eventModel(source.db).updateMany({}, { $set: { pending: ['receiver'] } });
    await publish(event('a', 2), event('b', 1));

    expect(await deliverTo(receiver)).toBe(3);
    expect(await seqs(receiver, 'a')).toEqual([1, 2]);
  });

  it('applies once what two processes deliver at the same time', async () => {
    await publish(
      ...Array.from({ length: 30 }, (_, index) => event(`a${index % 3}`, Math.floor(index / 3) + 1)),
    );
    const receiver = party('receiver');
    await Promise.all([deliverTo(receiver), deliverTo(receiver), deliverTo(receiver)]);
    while ((await deliverTo(receiver)) > 0);

    for (const aggregate of ['a0', 'a1', 'a2']) {
      expect(await seqs(receiver, aggregate)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    }
    expect(failures).toEqual([]);
  });

  it('holds up an aggregate whose event fails, and no other', async () => {
    await publish(event('a', 1), event('b', 1), event('b', 2), event('b', 3), event('c', 1));
    const receiver = party('receiver', ({ _id }) => _id === 'b:000000000002');

    expect(await deliverTo(receiver)).toBe(3);
    expect(failures).toEqual(['b:000000000002']);
    expect(await seqs(receiver, 'b')).toEqual([1]);
    expect(await seqs(receiver, 'c')).toEqual([1]);
    expect(await pendingIds()).toEqual(['b:000000000002', 'b:000000000003']);
  });

  it('goes on in order once a failing event can be applied, after a pause', async () => {
    await publish(event('b', 1), event('b', 2), event('b', 3));
    await deliverTo(party('receiver', ({ sequence }) => sequence === 2));
    const mended = party('receiver');

    expect(await deliverTo(mended)).toBe(0);
    clock.set('2026-11-23T08:00:01Z');
    expect(await deliverTo(mended)).toBe(2);
    expect(await seqs(mended, 'b')).toEqual([1, 2, 3]);
  });

  it('reaches what waits behind more blocked events than a batch holds', async () => {
    await publish(...Array.from({ length: 250 }, (_, index) => event('a', index + 1)));
    await publish(
      ...Array.from({ length: 250 }, (_, index) => event(`b${String(index).padStart(3, '0')}`, 1)),
    );
    await publish(event('c', 1), event('c', 2));
    const receiver = party('receiver', ({ aggregateId }) => aggregateId !== 'c');

    // Those that fail in a round are passed over in the next.
    const rounds = [await deliverTo(receiver), await deliverTo(receiver), await deliverTo(receiver)];
    expect(rounds).toEqual([0, 0, 2]);
    expect(await seqs(receiver, 'c')).toEqual([1, 2]);
    expect(failures).toHaveLength(251);
    expect(await deliverTo(receiver)).toBe(0);
  });

  it('gives a failed event no effect at all', async () => {
    await publish(event('a', 1));
    const receiver = party('receiver', () => true);
    await deliverTo(receiver);
    expect(await seqs(receiver, 'a')).toEqual([]);
    expect(await inboxModel(receiver.db).countDocuments()).toBe(0);
  });

  it('blocks an event that the receiver asked for and has no handler of', async () => {
    await publish(event('a', 1));
    expect(await deliverTo({ ...party('receiver'), handlers: {} })).toBe(0);
    expect(failures).toEqual(['a:000000000001']);
  });

  it('blames no event for a database that is away', async () => {
    await publish(event('a', 1), event('b', 1));
    const receiver = party('receiver');
    const away: EventHandler = async () => {
      throw new mongo.MongoNetworkError('connection closed');
    };

    await expect(deliverTo({ ...receiver, handlers: { Moved: away } })).rejects.toThrow('connection closed');
    expect(failures).toEqual([]);
    expect(await deliverTo(receiver)).toBe(2);
  });

  it('lets a handler emit events of its own, in the same transaction', async () => {
    await publish(event('a', 1));
    const receiver = party('receiver');
    const chained: EventHandler = async ({ aggregateId }, { emit }) =>
      emit({ aggregateId: `next-${aggregateId}`, sequence: 1, type: 'Chained', data: {} });

    await deliver(
      source,
      { ...receiver, handlers: { Moved: chained } },
      {
        clock,
        consumersOf: () => ['archive'],
        onFailure: () => undefined,
      },
    );
    expect(await eventModel(receiver.db).find().lean()).toMatchObject([
      { _id: 'next-a:000000000001', pending: ['archive'] },
    ]);
  });

  it('carries a subgraph its own events', async () => {
    await publish(event('a', 1), event('a', 2));
    const own: Party = { name: 'receiver', db: source.db, handlers: { Moved: noteIn(source.db) } };
    expect(await deliver(source, own, { clock, consumersOf, onFailure: () => undefined })).toBe(2);
    expect(await seqs(own, 'a')).toEqual([1, 2]);
    expect(await pendingIds()).toEqual([]);
  });

  it('costs one read and its commit when nothing waits', async () => {
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    await deliverTo(party('receiver'));
    expect(sent).toEqual(['find', 'commitTransaction']);
  });
});
