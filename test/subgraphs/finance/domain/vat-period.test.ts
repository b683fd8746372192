import { describe, expect, it } from '@jest/globals';
import { vatDeclaredUntil } from '../../../../subgraphs/finance/domain/vat-period.ts';
import { addDays } from '../../../../values/calendar-date.ts';
import { calendar } from '../rows.ts';

const daysOff = (from: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => addDays(from, index));

describe('the VAT of a month', () => {
  it.each([
    ['its 15th', '2026-12', [], [], '2026-12-15'],
    ['the Monday after a Saturday', '2026-08', [], [], '2026-08-17'],
    ['a Saturday that is worked on', '2026-08', [], ['2026-08-15'], '2026-08-15'],
    [
      'the day after a holiday that begins on the 15th',
      '2024-09',
      daysOff('2024-09-15', 3),
      [],
      '2024-09-18',
    ],
    ['its 15th where two days were off', '2022-12', daysOff('2022-12-07', 2), [], '2022-12-15'],
    ['three working days later where three were off', '2025-04', daysOff('2025-04-04', 3), [], '2025-04-18'],
    [
      'the third working day, not the first after the third',
      '2021-04',
      daysOff('2021-04-03', 3),
      [],
      '2021-04-20',
    ],
    ['three working days after a Saturday', '2024-06', daysOff('2024-06-08', 3), [], '2024-06-19'],
    [
      'three working days later where a holiday makes a weekend longer',
      '2026-06',
      ['2026-06-12'],
      [],
      '2026-06-18',
    ],
    [
      'as many days later as were off until the 15th',
      '2024-02',
      daysOff('2024-02-10', 8),
      ['2024-02-18'],
      '2024-02-23',
    ],
  ])('is declared until %s', (_case, month, holidays, workingWeekends, on) => {
    expect(vatDeclaredUntil(month, [calendar(month.slice(0, 4), { holidays, workingWeekends })])).toBe(on);
  });

  it('is declared until a day that is not known where no calendar covers it', () => {
    expect(vatDeclaredUntil('2027-04', [calendar('2026', {})])).toBeNull();
  });
});
