import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EntryRun } from '../../../database/store/entry-run.ts';
import { sortKeys } from '../../../database/store/sort-keys.ts';

const PREFIX = Buffer.from('Iabcd');

/** Few different bytes, so that keys have much in common, and some are the same. */
const suffixes = fc.array(
  fc.oneof(
    fc.array(fc.constantFrom(0, 1, 255), { maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
    fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  ),
  { maxLength: 200 },
);

function runOf(entries: readonly { readonly key: Buffer; readonly value: Buffer }[]): EntryRun {
  const run = new EntryRun();
  for (const entry of entries) run.add(entry);
  return run;
}

const hexOf = (entries: Iterable<{ readonly key: Buffer; readonly value: Buffer }>): string[] =>
  [...entries].map(({ key, value }) => `${key.toString('hex')} ${value.toString('hex')}`);

describe('sorting keys', () => {
  it('puts them in the order of their bytes, and what begins another key before it', () => {
    fc.assert(
      fc.property(suffixes, (keys) => {
        const starts = keys.map((_, at) => keys.slice(0, at).reduce((sum, key) => sum + key.length + 1, 1));
        const bytes = Buffer.concat(keys.flatMap((key) => [Buffer.of(key.length), key]));
        const sorted = Uint32Array.from(starts);
        const lengthAt = (start: number) => bytes[start - 1] ?? 0;
        sortKeys({ bytes, starts: sorted, lengthAt }, 0);
        const found = [...sorted].map((start) => bytes.toString('hex', start, start + lengthAt(start)));
        expect(found).toEqual(keys.map((key) => key.toString('hex')).sort());
      }),
    );
  });
});

describe('a run of entries', () => {
  it('gives them in the order of their keys, each with its value', () => {
    fc.assert(
      fc.property(suffixes, (keys) => {
        const entries = keys.map((key) => ({ key: Buffer.concat([PREFIX, key]), value: key.subarray(0, 3) }));
        const run = runOf(entries);
        expect(run.count).toBe(keys.length);
        expect(hexOf(run.sorted())).toEqual(hexOf(entries).sort());
      }),
    );
  });

  it('does so with more of them than it sorts at once, in whatever order they come', () => {
    const keyAt = (index: number) => Buffer.concat([PREFIX, Buffer.from(String(index).padStart(1000, '0'))]);
    const count = 4000;
    const entries = Array.from({ length: count }, (_, index) => (index * 1237) % count).map((index) => ({
      key: keyAt(index),
      value: Buffer.from(String(index)),
    }));
    const found = [...runOf(entries).sorted()];
    expect(found.map(({ value }) => Number(value.toString()))).toEqual(
      Array.from({ length: count }, (_, index) => index),
    );
    expect(found.every(({ key }, index) => key.equals(keyAt(index)))).toBe(true);
  });
});
