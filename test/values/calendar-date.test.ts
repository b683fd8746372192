import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonthsTo,
  chinaDate,
  dateIn,
  daysBetween,
  isCalendarDate,
  parseCalendarDate,
} from '../../values/calendar-date.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('9990-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('isCalendarDate', () => {
  it.each([
    ['2026-11-23', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['9999-12-31', true],
    ['1900-01-01', true],
    ['2026-02-29', false],
    ['2100-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['2026-01-32', false],
    ['1899-12-31', false],
    ['0000-01-01', false],
    ['2026-1-1', false],
    ['20261123', false],
    ['2026-11-23T00:00:00Z', false],
    ['2026-11-23\n', false],
    ['+010000-01-01', false],
    ['', false],
  ])('of "%s" is %s', (text, valid) => {
    expect(isCalendarDate(text)).toBe(valid);
  });
});

describe('parseCalendarDate', () => {
  it('gives the day back as it was written', () => {
    fc.assert(fc.property(anyDay, (day) => expect(parseCalendarDate(day)).toBe(day)));
  });

  it('refuses what is not a day as bad input', () => {
    expect(() => parseCalendarDate('2026-02-30')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', reason: 'malformed-date' }),
    );
  });
});

describe('chinaDate', () => {
  it.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23'],
    ['2026-11-23T16:00:00.000Z', '2026-11-24'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01'],
    ['2024-02-28T16:00:00.000Z', '2024-02-29'],
  ])('at %s is %s', (at, day) => {
    expect(chinaDate(new Date(at))).toBe(day);
  });

  it('agrees with the time zone database', () => {
    const since1992 = fc.date({
      min: new Date('1992-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(since1992, (at) => expect(dateIn('Asia/Shanghai', at)).toBe(chinaDate(at))));
  });
});

describe('dateIn', () => {
  it.each([
    ['America/New_York', '2026-11-23T04:59:59Z', '2026-11-22'],
    ['America/New_York', '2026-11-23T05:00:00Z', '2026-11-23'],
    ['Europe/Berlin', '2026-06-30T22:00:00Z', '2026-07-01'],
    ['Europe/Berlin', '2026-12-31T22:59:59Z', '2026-12-31'],
    ['Pacific/Kiritimati', '2026-11-23T10:00:00Z', '2026-11-24'],
    ['UTC', '2026-01-05T00:00:00Z', '2026-01-05'],
  ])('in %s at %s is %s', (timeZone, at, day) => {
    expect(dateIn(timeZone, new Date(at))).toBe(day);
  });

  it('refuses a place that is none', () => {
    expect(() => dateIn('Mars/Olympus', new Date(0))).toThrow(RangeError);
  });
});

describe('addDays', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-03-28', 2, '2026-03-30'],
  ])('from %s by %s is %s', (date, days, result) => {
    expect(addDays(date, days)).toBe(result);
  });

  it('is undone by as many days back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 3_000 }), (day, days) => {
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  it('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('no day', 1)).toThrow(RangeError);
  });
});

describe('daysBetween', () => {
  it.each([
    ['2026-11-23', '2026-11-23', 0],
    ['2026-02-28', '2026-03-01', 1],
    ['2026-03-01', '2026-02-28', -1],
    ['1900-01-01', '9999-12-31', 2_958_463],
  ])('from %s to %s are %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('are what is added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 3_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});

describe('addMonthsTo', () => {
  it.each([
    ['2026-11-24', 6, '2027-05-24'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
    ['2026-01-31', 0, '2026-01-31'],
  ])('is the same day of the month, or its last: %s and %s months is %s', (date, months, result) => {
    expect(addMonthsTo(date, months)).toBe(result);
  });
});
