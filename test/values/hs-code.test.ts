import { describe, expect, it } from '@jest/globals';
import {
  internationalCode,
  isDeclarableHsCode,
  isHsCode,
  isHsPrefix,
  prefixesOf,
} from '../../values/hs-code.ts';

describe('HS codes', () => {
  it.each([
    // code, is a code, is declarable, is a prefix
    ['9503', true, false, true],
    ['950300', true, false, true],
    ['95030021', true, false, true],
    ['9503002100', true, true, true],
    ['95', false, false, true],
    ['950', false, false, true],
    ['9', false, false, false],
    ['', false, false, false],
    ['95030', false, false, true],
    ['95030021001', false, false, false],
    ['9503.00', false, false, false],
    ['9503\n', false, false, false],
    ['９５０３', false, false, false],
    ['95a3', false, false, false],
  ])('knows what "%s" is', (code, isCode, declarable, prefix) => {
    expect([isHsCode(code), isDeclarableHsCode(code), isHsPrefix(code)]).toEqual([
      isCode,
      declarable,
      prefix,
    ]);
  });

  it('have prefixes from themselves down to the chapter', () => {
    expect(prefixesOf('950300')).toEqual(['950300', '95030', '9503', '950', '95']);
    expect(prefixesOf('9503002100')).toHaveLength(9);
    expect(prefixesOf('95')).toEqual(['95']);
    expect(prefixesOf('')).toEqual([]);
  });

  it('share their first six digits internationally', () => {
    expect(internationalCode('9503002100')).toBe('950300');
  });
});
