import { describe, expect, it } from '@jest/globals';
import { isAhead } from '../../values/is-ahead.ts';

describe('isAhead', () => {
  it.each([
    ['2026-11-23T09:59:59.999Z', false],
    ['2026-11-23T10:00:00.000Z', false],
    ['2026-11-23T10:05:00.000Z', false],
    ['2026-11-23T10:05:00.001Z', true],
    ['2099-01-01T00:00:00.000Z', true],
  ])('allows for clocks that differ: %s at 10:00 is %s', (at, expected) => {
    expect(isAhead(new Date(at), new Date('2026-11-23T10:00:00Z'))).toBe(expected);
  });
});
