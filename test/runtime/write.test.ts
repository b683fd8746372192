import { describe, expect, it } from '@jest/globals';
import { eventModel, eventsAfter } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import type { Command, Transaction } from '../../runtime/write.ts';
import { Problem } from '../../values/problem.ts';
import { databasesOfThisFile } from '../support/databases-of-this-file.ts';
import { openWrite } from '../support/events.ts';
import { createTestClock } from '../support/subgraph.ts';

interface CounterRecord {
  readonly _id: string;
  readonly version: number;
}

const clock = createTestClock();

const databases = await databasesOfThisFile();
const write = await openWrite(databases.of('write'), clock);

const counters = () => databases.of('write').collection<CounterRecord>('counters');
const keys = () => idempotencyModel(databases.of('write'));
const eventsOf = (aggregateId: string) =>
  eventsAfter(eventModel(databases.of('write')), { aggregateId, sequence: 0, limit: 100 });

const command = (key: string, input: object = {}, party = 'sup_1'): Command => ({
  mutation: 'count',
  party,
  input: { ...input, idempotencyKey: key },
});

/** Counts one further on a counter and tells of it. */
async function count(counter: string, { session, emit }: Transaction) {
  const after = await counters().findOneAndUpdate(
    { _id: counter },
    { $inc: { version: 1 } },
    { session, upsert: true, returnDocument: 'after' },
  );
  const version = after?.version ?? 0;
  emit({ aggregateId: counter, sequence: version, type: 'Counted', data: { version } });
  return { counter, version };
}

describe('write', () => {
  it('commits the effect, its events and the answer', async () => {
    const answer = await write(command('whole'), (transaction) => count('whole', transaction));

    expect(answer).toEqual({ counter: 'whole', version: 1, replayed: false });
    expect(await counters().findOne({ _id: 'whole' })).toEqual({ _id: 'whole', version: 1 });
    expect(await eventsOf('whole')).toEqual([
      {
        _id: 'whole:000000000001',
        aggregateId: 'whole',
        sequence: 1,
        type: 'Counted',
        data: { version: 1 },
        at: clock.now(),
      },
    ]);
  });

  it('gives the same call its first answer, and has no second effect', async () => {
    const call = () => write(command('again'), (transaction) => count('again', transaction));
    const first = await call();

    expect(await call()).toEqual({ ...first, replayed: true });
    expect(await eventsOf('again')).toHaveLength(1);
  });

  it('replays answers of every stored type as they were', async () => {
    const answered = {
      minor: 9_007_199_254_740_993n,
      at: new Date('2026-11-23T01:02:03.456Z'),
      none: null,
      rows: [
        { index: 0, ratio: 0.1, level: null },
        { index: 1, list: [] },
      ],
      text: '木制玩具 $ . "',
      empty: {},
      yes: true,
    };
    const call = () => write(command('types'), () => Promise.resolve(answered));

    expect(await call()).toEqual({ ...answered, replayed: false });
    expect(await call()).toEqual({ ...answered, replayed: true });
  });

  it('does not mind the order of the input’s fields', async () => {
    await write(command('order', { a: 1, b: [{ c: 1, d: 2 }] }), () => Promise.resolve({}));
    const again = write(command('order', { b: [{ d: 2, c: 1 }], a: 1 }), () => Promise.resolve({}));
    expect(await again).toEqual({ replayed: true });
  });

  it('refuses the same key with another input, and leaves the first answer', async () => {
    const first = await write(command('other', { a: 1 }), (transaction) => count('other', transaction));
    await expect(
      write(command('other', { a: 2 }), (transaction) => count('other', transaction)),
    ).rejects.toMatchObject({ code: 'IDEMPOTENCY_MISMATCH', field: ['idempotencyKey'] });
    const again = write(command('other', { a: 1 }), (transaction) => count('other', transaction));
    expect(await again).toEqual({ ...first, replayed: true });
  });

  it.each([
    ['another party', { ...command('mine'), party: 'sup_2' }],
    ['another mutation', { ...command('mine'), mutation: 'countTwice' }],
    ['a party whose name ends where the mutation begins', command('mine', {}, 'sup_1/count')],
  ])('keeps the keys of %s apart', async (_case, other) => {
    await write(command('mine'), () => Promise.resolve({ whose: 'first' }));
    expect(await write(other, () => Promise.resolve({ whose: 'other' }))).toMatchObject({ whose: 'other' });
    await keys().deleteMany({});
  });

  it.each([
    ['an empty key', ''],
    ['a key of 256 characters', 'k'.repeat(256)],
  ])('refuses %s', async (_case, key) => {
    await expect(write(command(key), () => Promise.resolve({}))).rejects.toMatchObject({
      code: 'INVALID',
      field: ['idempotencyKey'],
    });
  });

  it('takes a key of 255 characters', async () => {
    expect(await write(command('k'.repeat(255)), () => Promise.resolve({}))).toEqual({ replayed: false });
  });

  it.each([
    ['a refusal', () => new Problem('OUT_OF_STOCK', 'none-left')],
    ['a bug', () => new TypeError('oops')],
  ])('leaves nothing behind after %s, its key included', async (name, failure) => {
    const refused = write(command(name), async (transaction) => {
      await count(name, transaction);
      throw failure();
    });

    await expect(refused).rejects.toThrow(failure().message);
    expect(await counters().findOne({ _id: name })).toBeNull();
    expect(await eventsOf(name)).toEqual([]);
    const again = await write(command(name, { other: true }), (transaction) => count(name, transaction));
    expect(again).toEqual({ counter: name, version: 1, replayed: false });
  });

  it('leaves nothing behind when an event’s place is taken', async () => {
    await write(command('place-1'), (transaction) => count('place', transaction));
    const second = write(command('place-2'), async ({ session, emit }) => {
      await counters().insertOne({ _id: 'beside', version: 1 }, { session });
      emit({ aggregateId: 'place', sequence: 1, type: 'Counted', data: {} });
      return {};
    });
    await expect(second).rejects.toMatchObject({ code: 11000 });
    expect(await counters().findOne({ _id: 'beside' })).toBeNull();
  });

  it('has one effect for twenty calls with one key at once', async () => {
    let runs = 0;
    const calls = Array.from({ length: 20 }, () =>
      write(command('crowd'), async (transaction) => {
        runs += 1;
        return count('crowd', transaction);
      }).catch((error: unknown) => error),
    );
    const answers = await Promise.all(calls);

    const fresh = answers.filter((answer) => !(answer instanceof Problem));
    expect(fresh.filter((answer) => (answer as { replayed: boolean }).replayed === false)).toHaveLength(1);
    for (const answer of answers) {
      if (answer instanceof Problem)
        expect(answer.extensions).toMatchObject({ code: 'IN_PROGRESS', retryable: true });
      else expect(answer).toMatchObject({ counter: 'crowd', version: 1 });
    }
    expect(await counters().findOne({ _id: 'crowd' })).toMatchObject({ version: 1 });
    expect(await eventsOf('crowd')).toHaveLength(1);
    expect(runs).toBeGreaterThan(0);
    expect(await write(command('crowd'), (transaction) => count('crowd', transaction))).toMatchObject({
      version: 1,
      replayed: true,
    });
  });

  it('loses none of twenty calls with keys of their own on one aggregate', async () => {
    const calls = Array.from({ length: 20 }, (_, index) =>
      write(command(`own-${index}`), (transaction) => count('shared', transaction)),
    );
    const versions = (await Promise.all(calls)).map(({ version }) => version);

    expect([...versions].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect((await eventsOf('shared')).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('tells a call whose twin still runs to repeat later', async () => {
    let finish: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    let begun: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (begun = resolve));
    const first = write(command('slow'), async (transaction) => {
      const counted = await count('slow', transaction);
      begun();
      await held;
      return counted;
    });
    await running;

    await expect(write(command('slow'), (transaction) => count('slow', transaction))).rejects.toMatchObject({
      code: 'IN_PROGRESS',
    });
    finish();
    expect(await first).toEqual({ counter: 'slow', version: 1, replayed: false });
  });

  it('keeps an answer for longer than a day, and until the audit log has the act', () => {
    const [fields, options] = keys().schema.indexes()[0] ?? [];
    expect(fields).toEqual({ sealedAt: 1 });
    expect(options?.['expireAfterSeconds']).toBeGreaterThanOrEqual(24 * 3_600);
  });
});
