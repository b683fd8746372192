import { describe, expect, it } from '@jest/globals';
import { marketDay } from '../../../../subgraphs/finance/domain/market-day.ts';

describe('marketDay', () => {
  it.each([
    ['2026-06-30T22:30:00Z', 'DE', '2026-07-01'],
    ['2026-06-30T22:30:00Z', 'PT', '2026-06-30'],
    ['2026-06-30T22:30:00Z', 'US', '2026-06-30'],
    ['2026-07-01T03:30:00Z', 'US', '2026-06-30'],
    ['2026-06-30T12:30:00Z', 'NZ', '2026-07-01'],
    ['2026-06-30T23:59:59Z', 'BR', '2026-06-30'],
  ])('is at %s in %s %s', (at, country, day) => {
    expect(marketDay(country, new Date(at))).toBe(day);
  });
});
