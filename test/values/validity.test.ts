import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../values/calendar-date.ts';
import { endedBefore, holdsOn, overlaps, type Validity } from '../../values/validity.ts';

const row = (validFrom: string, validTo: string | null): Validity => ({ validFrom, validTo });

describe('holdsOn', () => {
  it.each([
    ['the day before', '2025-12-31', false],
    ['its first day', '2026-01-01', true],
    ['its last day', '2026-06-30', true],
    ['the day after', '2026-07-01', false],
  ])('of a closed row on %s', (_case, on, holds) => {
    expect(holdsOn(row('2026-01-01', '2026-06-30'), on)).toBe(holds);
  });

  it('of an open row never ends', () => {
    expect(holdsOn(row('2026-01-01', null), '9999-12-31')).toBe(true);
  });

  it('is true on the only day of a row of one day', () => {
    expect(holdsOn(row('2026-01-01', '2026-01-01'), '2026-01-01')).toBe(true);
  });
});

describe('overlaps', () => {
  it.each([
    ['a shared last day', row('2026-01-01', '2026-06-30'), row('2026-06-30', null), true],
    ['neighbours', row('2026-01-01', '2026-06-30'), row('2026-07-01', null), false],
    ['two open rows', row('2026-01-01', null), row('2030-01-01', null), true],
    ['one inside the other', row('2026-01-01', '2026-12-31'), row('2026-03-01', '2026-03-02'), true],
  ])('knows %s, from both sides', (_case, a, b, together) => {
    expect(overlaps(a, b)).toBe(together);
    expect(overlaps(b, a)).toBe(together);
  });

  it('is true exactly when some day lies in both', () => {
    const start = '2026-01-01';
    const anyRow = fc
      .tuple(fc.nat(20), fc.option(fc.nat(10)))
      .map(([from, length]) =>
        row(addDays(start, from), length === null ? null : addDays(start, from + length)),
      );
    const days = Array.from({ length: 40 }, (_, index) => addDays(start, index));
    fc.assert(
      fc.property(anyRow, anyRow, (a, b) => {
        expect(overlaps(a, b)).toBe(days.some((day) => holdsOn(a, day) && holdsOn(b, day)));
      }),
    );
  });
});

describe('endedBefore', () => {
  it('lets a row make room for its successor without a gap', () => {
    const old = endedBefore({ ...row('2026-01-01', null), rate: '0.13' }, '2026-07-01');
    expect(old).toEqual({ validFrom: '2026-01-01', validTo: '2026-06-30', rate: '0.13' });
  });
});
