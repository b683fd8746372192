import { describe, expect, it } from '@jest/globals';
import { durationMs } from '../../../start/commands/duration.ts';

const DAY = 86_400_000;

describe('durationMs', () => {
  it.each([
    ['P40D', 40 * DAY],
    ['P2W', 14 * DAY],
    ['PT90M', 5_400_000],
    ['P1DT12H', 1.5 * DAY],
    ['PT1H30M15S', 5_415_000],
    ['P0D', 0],
  ])('reads %s', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', '40D', 'P1M', 'P1Y', 'P-1D', 'P1.5D', 'p1d', ' P1D', 'PT1D', 'P1D2W'])(
    'does not read %j',
    (text) => {
      expect(durationMs(text)).toBeNull();
    },
  );
});
