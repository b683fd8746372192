import { describe, expect, it } from '@jest/globals';
import { isWorkingDay } from '../../values/working-day.ts';

const of2026 = {
  holidays: ['2026-01-01', '2026-10-01', '2026-10-02', '2026-12-31'],
  workingWeekends: ['2026-01-04', '2026-10-10'],
};

describe('isWorkingDay', () => {
  it.each([
    ['2026-10-01', false, 'a holiday on a Thursday'],
    ['2026-10-03', false, 'a Saturday'],
    ['2026-10-04', false, 'a Sunday'],
    ['2026-10-05', true, 'a Monday'],
    ['2026-10-10', true, 'a Saturday made up for'],
    ['2026-01-04', true, 'a Sunday made up for'],
  ])('says of %s: %s (%s)', (day, expected, _case) => {
    expect(isWorkingDay(day, of2026)).toBe(expected);
  });
});
