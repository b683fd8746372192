import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseInstant } from '../../values/instant.ts';

describe('parseInstant', () => {
  it.each([
    ['2026-11-23T14:10:00Z', '2026-11-23T14:10:00.000Z'],
    ['2026-11-23T14:10:00.5Z', '2026-11-23T14:10:00.500Z'],
    ['2026-11-23T14:10:00.123Z', '2026-11-23T14:10:00.123Z'],
    ['2026-11-23T00:10:00+08:00', '2026-11-22T16:10:00.000Z'],
    ['2026-12-31T23:30:00-05:00', '2027-01-01T04:30:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseInstant(text).toISOString()).toBe(iso);
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '2026-11-23T24:00:00Z',
    '2026-11-23T12:60:00Z',
    '2026-11-23T12:00:60Z',
    '2026-11-23T14:10:00',
    '2026-11-23T14:10Z',
    '2026-11-23',
    '2026-11-23 14:10:00Z',
    '2026-11-23t14:10:00z',
    '2026-11-23T14:10:00.1234Z',
    '2026-11-23T14:10:00+0800',
    '2026-11-23T14:10:00+99:00',
    '2026-11-23T14:10:00Z\n',
    '9999-12-31T23:59:59-12:00',
    '1764000000000',
    '',
  ])('refuses "%s"', (text) => {
    expect(() => parseInstant(text)).toThrow(
      expect.objectContaining({ code: 'INVALID', reason: 'malformed-instant' }),
    );
  });

  it('reads back every instant that the graph writes', () => {
    const anyInstant = fc.date({
      min: new Date('0000-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(anyInstant, (at) => expect(parseInstant(at.toISOString())).toEqual(at)));
  });
});
