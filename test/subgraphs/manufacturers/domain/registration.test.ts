import { describe, expect, it } from '@jest/globals';
import {
  readBrandName,
  readCountries,
  readCreditCode,
  readOptionalName,
} from '../../../../subgraphs/manufacturers/domain/registration.ts';

describe('readCountries', () => {
  it('reads each country once, A to Z', () => {
    expect(readCountries(['US', 'CN', 'DE', 'CN'])).toEqual(['CN', 'DE', 'US']);
    expect(readCountries([])).toEqual([]);
  });

  it('refuses what is no country, under its place', () => {
    expect(() => readCountries(['CN', 'EU', 'xx'])).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ field: ['1'], reason: 'unknown-country' }),
          expect.objectContaining({ field: ['2'], reason: 'unknown-country' }),
        ],
      }),
    );
  });

  it('refuses more than a hundred', () => {
    expect(() => readCountries(Array.from({ length: 101 }, () => 'CN'))).toThrow(
      expect.objectContaining({ code: 'LIMIT_EXCEEDED' }),
    );
  });
});

describe('names', () => {
  it('may be missing in Chinese, but not empty', () => {
    expect(readOptionalName(null)).toBeNull();
    expect(readOptionalName(undefined)).toBeNull();
    expect(readOptionalName('玩具')).toBe('玩具');
    expect(() => readOptionalName('')).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });

  it('of brands have at most 100 characters', () => {
    expect(readBrandName('x'.repeat(100))).toHaveLength(100);
    expect(() => readBrandName('x'.repeat(101))).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });
});

describe('readCreditCode', () => {
  it('refuses a code that does not check', () => {
    expect(readCreditCode('91350100M000100Y43')).toBe('91350100M000100Y43');
    expect(() => readCreditCode('91350100M000100Y44')).toThrow(
      expect.objectContaining({ code: 'INVALID', reason: 'malformed-credit-code' }),
    );
  });
});
