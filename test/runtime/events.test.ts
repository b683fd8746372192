import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../runtime/database.ts';
import { appendEvents, eventId, eventModel, eventsAfter, toRecord } from '../../runtime/events.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import { openTestDatabases } from '../support/databases.ts';

let databases: Databases;
const at = new Date('2026-11-23T08:00:00Z');

beforeAll(async () => {
  databases = await openTestDatabases();
  await createCollections([eventModel(databases.of('events'))]);
});
afterAll(() => databases.close());

const event = (aggregateId: string, sequence: number) => ({ aggregateId, sequence, type: 'Moved', data: {} });

async function append(...events: readonly ReturnType<typeof event>[]): Promise<void> {
  const db = databases.of('events');
  const session = await db.startSession();
  const records = events.map((each) => toRecord(each, at, () => []));
  await session.withTransaction(() => appendEvents(eventModel(db), records, session));
  await session.endSession();
}

const sequencesAfter = async (aggregateId: string, sequence: number, limit = 1_000) =>
  (await eventsAfter(eventModel(databases.of('events')), { aggregateId, sequence, limit })).map(
    (each) => each.sequence,
  );

describe('event ids', () => {
  it('sort by sequence within their aggregate', () => {
    const ids = [1, 2, 9, 10, 99, 100, 123_456_789_012].map((sequence) => eventId('sku_1', sequence));
    expect([...ids].sort()).toEqual(ids);
  });

  it.each([
    ['a sequence of 0', event('sku_1', 0)],
    ['half a step', event('sku_1', 1.5)],
    ['an aggregate whose id would mix with another’s', event('sku_1:2', 1)],
    ['an aggregate whose id sorts behind another’s events', event('sku_1;', 1)],
  ])('refuse %s', (_case, wrong) => {
    expect(() => toRecord(wrong, at, () => [])).toThrow(RangeError);
  });
});

describe('toRecord', () => {
  it('names who waits for an event', () => {
    expect(toRecord(event('sku_1', 1), at, () => ['finance', 'retailers']).pending).toEqual([
      'finance',
      'retailers',
    ]);
  });

  it('leaves out that nobody waits, so that the index of what is pending stays small', () => {
    expect(toRecord(event('sku_1', 1), at, () => [])).not.toHaveProperty('pending');
  });
});

describe('eventsAfter', () => {
  it('gives an aggregate’s own events, in order, after a sequence', async () => {
    await append(...Array.from({ length: 12 }, (_, index) => event('sku_a', index + 1)));
    await append(event('sku_', 1), event('sku_a/stock', 1), event('sku_ab', 1), event('sku_a0', 1));

    expect(await sequencesAfter('sku_a', 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(await sequencesAfter('sku_a', 9)).toEqual([10, 11, 12]);
    expect(await sequencesAfter('sku_a', 12)).toEqual([]);
    expect(await sequencesAfter('sku_a', 0, 2)).toEqual([1, 2]);
    expect(await sequencesAfter('sku_none', 0)).toEqual([]);
  });

  it('gives a page of 501 in one command', async () => {
    await append(...Array.from({ length: 501 }, (_, index) => event('sku_long', index + 1)));
    const sent: string[] = [];
    databases.onCommand(({ name }) => void sent.push(name));
    expect(await sequencesAfter('sku_long', 0, 501)).toHaveLength(501);
    expect(sent).toEqual(['find']);
  });
});
