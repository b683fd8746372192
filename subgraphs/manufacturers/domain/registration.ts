import { isCountry } from '../../../values/country-code.ts';
import { Problem } from '../../../values/problem.ts';
import { parseText } from '../../../values/text.ts';
import { isCreditCode } from './credit-code.ts';
import { readItems } from './read-fields.ts';

const NAME_LENGTH = 200;
const BRAND_LENGTH = 100;
const MAX_COUNTRIES = 100;

export const readName = (name: string): string => parseText(name, NAME_LENGTH);

export const readOptionalName = (name: string | null | undefined): string | null =>
  name === null || name === undefined ? null : readName(name);

export const readBrandName = (name: string): string => parseText(name, BRAND_LENGTH);

export function readCreditCode(code: string): string {
  if (!isCreditCode(code)) {
    throw new Problem('INVALID', 'malformed-credit-code', {
      message: 'A unified social credit code has 18 characters, the last of them its check character',
    });
  }
  return code;
}

/** Countries of registration, each once, A to Z. */
export function readCountries(countries: readonly string[]): readonly string[] {
  if (countries.length > MAX_COUNTRIES) {
    throw new Problem('LIMIT_EXCEEDED', 'too-many-countries', {
      message: `There are at most ${MAX_COUNTRIES} countries`,
    });
  }
  return [...new Set(readItems(countries, readCountry))].sort();
}

export function readCountry(country: string): string {
  if (!isCountry(country)) {
    throw new Problem('INVALID', 'unknown-country', {
      message: `"${country.slice(0, 10)}" is no country of ISO 3166-1`,
    });
  }
  return country;
}
