import { describe, expect, it } from '@jest/globals';
import {
  beginSnapshot,
  isComplete,
  isExpired,
  type Snapshot,
  type SnapshotPart,
  takePart,
} from '../../../../subgraphs/manufacturers/domain/snapshot.ts';

const now = new Date('2026-11-23T08:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const begun = beginSnapshot({ _id: 'sup_1/night', supplierId: 'sup_1', warehouseId: 'wh_a' }, now);

interface Arrival extends Partial<SnapshotPart> {
  readonly warehouseId?: string;
  readonly sequence?: number | null;
}

const take = (snapshot: Snapshot, part: number, given: Arrival = {}, at = now) =>
  takePart(
    snapshot,
    { part, isLast: false, fingerprint: `rows-${part}`, warehouseId: 'wh_a', sequence: null, ...given },
    at,
  );

const last = { isLast: true };

describe('a snapshot', () => {
  it.each([
    ['in order', [1, 2, 3]],
    ['backwards', [3, 2, 1]],
    ['in any other order', [2, 3, 1]],
  ])('is complete when all parts have come %s', (_case, order) => {
    let snapshot = begun;
    for (const part of order) {
      expect(isComplete(snapshot)).toBe(false);
      snapshot = take(snapshot, part, part === 3 ? last : {});
    }
    expect(isComplete(snapshot)).toBe(true);
  });

  it('is complete with one part that is the last', () => {
    expect(isComplete(take(begun, 1, last))).toBe(true);
  });

  it('takes the same part again without a change', () => {
    const one = take(begun, 1);
    expect(take(one, 1)).toBe(one);
  });

  it('remembers the highest sequence', () => {
    expect(take(begun, 1).sequence).toBeNull();
    const both = take(take(begun, 2, { sequence: 9 }), 1, { sequence: 8 });
    expect(take(both, 3).sequence).toBe(9);
  });

  it('expires six hours after its first part', () => {
    expect(isExpired(begun, later(5.9))).toBe(false);
    expect(isExpired(begun, later(6))).toBe(true);
    expect(isExpired({ ...begun, status: 'APPLIED' }, later(7))).toBe(false);
  });

  const three = take(take(begun, 1), 3, last);
  it.each<[string, () => Snapshot, object]>([
    ['other rows under its number', () => take(three, 1, { fingerprint: 'x' }), { code: 'DUPLICATE' }],
    ['a part that is the last one after all', () => take(three, 1, last), { code: 'DUPLICATE' }],
    ['a part beyond the last', () => take(three, 4), { code: 'INVALID', field: ['snapshot', 'part'] }],
    ['a second last part', () => take(three, 2, last), { code: 'INVALID', field: ['snapshot', 'part'] }],
    ['a last part below others', () => take(take(begun, 3), 2, last), { field: ['snapshot', 'last'] }],
    [
      'another warehouse',
      () => take(three, 2, { warehouseId: 'wh_b' }),
      { code: 'INVALID', field: ['snapshot', 'warehouseId'] },
    ],
    ['a part too late', () => take(three, 2, {}, later(6)), { code: 'TOO_LATE' }],
    ['a part of one that has expired', () => take({ ...three, status: 'EXPIRED' }, 2), { code: 'TOO_LATE' }],
    ['a part of one that was applied', () => take({ ...three, status: 'APPLIED' }, 2), { code: 'STALE' }],
    [
      'a repeated part of one that was applied',
      () => take({ ...three, status: 'APPLIED' }, 1),
      { code: 'STALE' },
    ],
  ])('refuses %s', (_case, taking, problem) => {
    expect(taking).toThrow(expect.objectContaining(problem));
  });
});
