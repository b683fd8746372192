import { describe, expect, it } from '@jest/globals';
import { acceptSequence } from '../../../../subgraphs/manufacturers/domain/publish-sequence.ts';

describe('acceptSequence', () => {
  it.each([
    ['the first', 0, 1, 1],
    ['the next', 41, 42, 42],
    ['none, which changes nothing', 41, null, 41],
  ])('accepts %s', (_case, last, given, after) => {
    expect(acceptSequence(last, given)).toBe(after);
  });

  it.each([
    ['the last again', 42, 42, 'STALE'],
    ['an older one', 42, 1, 'STALE'],
    ['one after a gap', 42, 44, 'SEQUENCE_GAP'],
    ['a first one that is not 1', 0, 2, 'SEQUENCE_GAP'],
  ])('refuses %s, and tells which is expected', (_case, last, given, code) => {
    expect(() => acceptSequence(last, given)).toThrow(
      expect.objectContaining({
        code,
        field: ['sequence'],
        extensions: expect.objectContaining({ expectedSequence: last + 1 }),
      }),
    );
  });
});
