import { describe, expect, it } from '@jest/globals';
import { addMonths, chinaMonth, parseMonth } from '../../values/month.ts';

describe('months', () => {
  it.each(['2026-11', '1900-01', '9999-12'])('reads %s', (text) => {
    expect(parseMonth(text)).toBe(text);
  });

  it.each(['', '2026', '2026-1', '2026-00', '2026-13', '1899-12', '2026-11-01', ' 2026-11'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseMonth(text)).toThrow(expect.objectContaining({ reason: 'malformed-month' }));
    },
  );

  it.each([
    ['2026-10-31T15:59:59.999Z', '2026-10'],
    ['2026-10-31T16:00:00.000Z', '2026-11'],
  ])('are China’s: %s is in %s', (at, month) => {
    expect(chinaMonth(new Date(at))).toBe(month);
  });

  it.each<[string, number, string]>([
    ['2026-11', 1, '2026-12'],
    ['2026-11', 2, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-06', -18, '2024-12'],
    ['2026-06', 0, '2026-06'],
  ])('counts from %s by %i to %s', (month, months, expected) => {
    expect(addMonths(month, months)).toBe(expected);
  });
});
