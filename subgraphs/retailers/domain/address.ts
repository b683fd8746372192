import { isCountry } from '../../../values/country-code.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';

/** Where goods go and to whom: personal data, wherever it stands. */
export interface Address {
  readonly name: string;
  /** E.164. */
  readonly phone: string | null;
  /** 1 to 3. */
  readonly lines: readonly string[];
  readonly city: string;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** The schema's `AddressInput`. */
export interface AddressInput {
  readonly name: string;
  readonly phone?: string | null;
  readonly lines: readonly string[];
  readonly city: string;
  readonly region?: string | null;
  readonly postalCode?: string | null;
  readonly country: string;
}

const MAX_TEXT = 200;
const MAX_POSTAL_CODE = 20;
const MAX_LINES = 3;

/** @throws Problems with all that is wrong with it. */
export const readAddress = (input: AddressInput): Address =>
  readFields([], {
    name: () => parseText(input.name, MAX_TEXT),
    phone: () => (input.phone == null ? null : parsePhone(input.phone)),
    lines: () => parseLines(input.lines),
    city: () => parseText(input.city, MAX_TEXT),
    region: () => (input.region == null ? null : parseText(input.region, MAX_TEXT)),
    postalCode: () => (input.postalCode == null ? null : parseText(input.postalCode, MAX_POSTAL_CODE)),
    country: () => parseCountry(input.country),
  });

function parsePhone(phone: string): string {
  if (/^\+[1-9]\d{6,14}$/.test(phone)) return phone;
  throw new Problem('INVALID', 'malformed-phone', { message: 'A phone is in E.164, such as +4930123456' });
}

function parseLines(lines: readonly string[]): readonly string[] {
  if (lines.length >= 1 && lines.length <= MAX_LINES) return lines.map((line) => parseText(line, MAX_TEXT));
  throw new Problem('INVALID', 'street-lines', { message: `An address has 1 to ${MAX_LINES} street lines` });
}

function parseCountry(country: string): string {
  if (isCountry(country)) return country;
  throw new Problem('INVALID', 'unknown-country', { message: 'A country is one of ISO 3166-1, such as DE' });
}
