import { describe, expect, it } from '@jest/globals';
import { LockedError, Locks, type LockOwner } from '../../../database/store/locks.ts';

const KEY = Buffer.from('key');
const owner = (snapshotSequence: number): LockOwner => ({
  snapshotSequence,
  locked: new Set(),
  onEnd: () => {},
});
const conflict = expect.objectContaining({ code: 112 });

describe('locks', () => {
  it('are of one transaction, which may ask again', () => {
    const locks = new Locks();
    const [first, second] = [owner(1), owner(1)];
    locks.claim(KEY, first);
    expect(() => locks.claim(KEY, first)).not.toThrow();
    expect(() => locks.claim(KEY, second)).toThrow(conflict);
    locks.release(first);
    expect(() => locks.claim(KEY, second)).not.toThrow();
  });

  it('refuse a transaction whose snapshot is older than the last write', () => {
    const locks = new Locks();
    locks.note(KEY, 5);
    expect(() => locks.claim(KEY, owner(4))).toThrow(conflict);
    expect(() => locks.claim(KEY, owner(5))).not.toThrow();
  });

  it('count what a transaction committed as a write', () => {
    const locks = new Locks();
    const first = owner(1);
    locks.claim(KEY, first);
    locks.release(first, 2);
    expect(() => locks.claim(KEY, owner(1))).toThrow(conflict);
  });

  it('keep the last write of a key, whoever made it', () => {
    const locks = new Locks();
    const first = owner(4);
    locks.note(KEY, 3);
    locks.claim(KEY, first);
    locks.release(first, 5);
    locks.forget(3);
    expect(() => locks.claim(KEY, owner(4))).toThrow(conflict);
    expect(() => locks.claim(KEY, owner(5))).not.toThrow();
  });

  it('tell a plain write whom to wait for', () => {
    const locks = new Locks();
    const holder = owner(1);
    locks.claim(KEY, holder);
    expect(() => locks.note(KEY, 2)).toThrow(LockedError);
    expect(() => locks.note(KEY, 2)).toThrow(expect.objectContaining({ owner: holder }));
  });

  it('forget only writes that every snapshot has', () => {
    const locks = new Locks();
    locks.note(KEY, 3);
    locks.forget(2);
    expect(() => locks.claim(KEY, owner(2))).toThrow(conflict);
    locks.forget(3);
    expect(() => locks.claim(KEY, owner(2))).not.toThrow();
  });
});
