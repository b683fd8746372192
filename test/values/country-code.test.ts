import { describe, expect, it } from '@jest/globals';
import { isCountry, isCountryCode } from '../../values/country-code.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const everyCode = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
const assigned = everyCode.filter(isCountry);

describe('isCountryCode', () => {
  it.each([
    ['DE', true],
    ['EU', true],
    ['de', false],
    ['DEU', false],
    ['D1', false],
    ['DE\n', false],
    ['', false],
  ])('of "%s" is %s', (code, hasShape) => {
    expect(isCountryCode(code)).toBe(hasShape);
  });
});

describe('isCountry', () => {
  it('knows as many countries as the standard', () => {
    expect(assigned).toHaveLength(249);
  });

  it.each(assigned)('%s has a name', (code) => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    expect(names.of(code)).toMatch(/^\p{L}/u);
  });

  it.each(['EU', 'UK', 'XK', 'AN', 'ZZ', 'de', '', 'toString'])('"%s" is none', (code) => {
    expect(isCountry(code)).toBe(false);
  });
});
