import { describe, expect, it } from '@jest/globals';
import type { EventRecord } from '../../runtime/events.ts';
import { oldestFirst } from '../../runtime/oldest-first.ts';

const event = (aggregateId: string, sequence: number, minute: number): EventRecord => ({
  _id: `${aggregateId}:${sequence}`,
  aggregateId,
  sequence,
  type: 'Moved',
  data: {},
  at: new Date(Date.UTC(2026, 10, 23, 8, minute)),
});

const order = (...events: readonly EventRecord[]) => oldestFirst(events).map(({ _id }) => _id);

describe('oldestFirst', () => {
  it('gives the aggregate that has waited longest first', () => {
    expect(order(event('a', 1, 9), event('b', 1, 3), event('c', 1, 5))).toEqual(['b:1', 'c:1', 'a:1']);
  });

  it('keeps the events of an aggregate in their order, whatever clocks said', () => {
    expect(order(event('a', 1, 9), event('a', 2, 1), event('b', 1, 5))).toEqual(['b:1', 'a:1', 'a:2']);
  });

  it('keeps those that came at the same time as they are', () => {
    expect(order(event('a', 1, 3), event('b', 1, 3), event('c', 1, 3))).toEqual(['a:1', 'b:1', 'c:1']);
  });

  it('gives nothing of nothing', () => expect(order()).toEqual([]));
});
