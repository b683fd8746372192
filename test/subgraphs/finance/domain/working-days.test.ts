import { describe, expect, it } from '@jest/globals';
import { firstWorkingDay } from '../../../../subgraphs/finance/domain/working-days.ts';
import { calendar } from '../rows.ts';

const of2026 = calendar('2026', {
  holidays: ['2026-01-01', '2026-10-01', '2026-10-02', '2026-12-31'],
  workingWeekends: ['2026-01-04', '2026-10-10'],
});

describe('firstWorkingDay', () => {
  const of2027 = calendar('2027', { holidays: ['2027-01-01'] });

  it.each([
    ['a working day itself', '2026-10-05', '2026-10-05'],
    ['the Monday after a holiday before a weekend', '2026-10-01', '2026-10-05'],
    ['a working Saturday', '2026-10-10', '2026-10-10'],
    ['the first of the next year', '2026-12-31', '2027-01-04'],
  ])('finds %s', (_case, from, on) => {
    expect(firstWorkingDay([of2026, of2027], from)?.on).toBe(on);
  });

  it.each([
    ['the year', '2025-12-30'],
    ['the days that the search runs into', '2027-12-31'],
  ])('finds none where no calendar covers %s', (_case, from) => {
    const days = calendar('2027', { holidays: ['2027-12-31'] });
    expect(firstWorkingDay([of2026, days], from)).toBeNull();
  });

  it('finds none after the last day that can be written', () => {
    const days = calendar('9999', { holidays: ['9999-12-31'] });
    expect(firstWorkingDay([days], '9999-12-31')).toBeNull();
  });

  it("goes by the operator's calendar alone where there is one", () => {
    const own = calendar('2026', { holidays: ['2026-10-05'] }, true);
    expect(firstWorkingDay([of2026, own], '2026-10-01')?.on).toBe('2026-10-01');
    expect(firstWorkingDay([of2026, own], '2026-10-05')?.on).toBe('2026-10-06');
  });
});
