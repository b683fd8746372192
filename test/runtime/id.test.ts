import { describe, expect, it } from '@jest/globals';
import { newId, sha256 } from '../../runtime/id.ts';

describe('newId', () => {
  it('names its kind and is never given twice', () => {
    const now = new Date('2026-11-23T08:00:00Z');
    const ids = Array.from({ length: 1_000 }, () => newId('lst', now));
    expect(new Set(ids).size).toBe(1_000);
    ids.forEach((id) => expect(id).toMatch(/^lst_[0-9a-f]{32}$/));
  });

  it('sorts by time', () => {
    const ids = ['2001-01-01', '2026-11-23T08:00:00.001Z', '2026-11-23T08:00:00.002Z', '2100-01-01'].map(
      (at) => newId('lst', new Date(at)),
    );
    expect([...ids].sort()).toEqual(ids);
  });
});

describe('sha256', () => {
  it('is that of the standard', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
