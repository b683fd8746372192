import { describe, expect, it } from '@jest/globals';
import { endOfChinaDay, summaryDueOn } from '../../../../subgraphs/supervision/domain/summary-due.ts';

const year = (number: number, holidays: readonly string[] = [], workingWeekends: readonly string[] = []) => ({
  validFrom: `${number}-01-01`,
  validTo: `${number}-12-31`,
  holidays,
  workingWeekends,
});

const QINGMING = ['2026-04-04', '2026-04-05', '2026-04-06'];

describe('a month’s summaries', () => {
  it.each([
    ['on the 15th of the next month', '2026-11', [], [], '2026-12-15'],
    ['on the Monday after a Saturday', '2026-07', [], [], '2026-08-17'],
    ['on a Saturday that is worked on', '2026-07', [], ['2026-08-15'], '2026-08-15'],
    [
      'on the 15th also after days off, which make tax periods alone longer',
      '2026-03',
      QINGMING,
      [],
      '2026-04-15',
    ],
    ['after a holiday', '2026-11', ['2026-12-15', '2026-12-16'], [], '2026-12-17'],
  ])('are due %s', (_case, month, holidays, workingWeekends, dueOn) => {
    expect(summaryDueOn(month, [year(2026, holidays, workingWeekends)])).toBe(dueOn);
  });

  it('are due on a day that is not known where no calendar covers it', () => {
    expect(summaryDueOn('2026-12', [year(2026)])).toBeNull();
    expect(summaryDueOn('2026-12', [year(2026), year(2027)])).toBe('2027-01-15');
  });

  it('can be filed until the end of that day in China', () => {
    expect(endOfChinaDay('2026-12-15').toISOString()).toBe('2026-12-15T15:59:59.999Z');
  });
});
