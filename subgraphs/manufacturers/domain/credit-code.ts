/** The alphabet of GB 32100: digits and letters that cannot be mistaken for others; no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const PATTERN = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** The weight of the first 17 characters: powers of 3 modulo 31. */
const weightAt = (index: number): number => 3 ** index % ALPHABET.length;

/**
 * The check character of a unified social credit code.
 *
 * @param body the first 17 characters
 * Source: GB 32100-2015, section 4: 31 less the weighted sum modulo 31, where 31 counts as 0.
 */
export function creditCheckCharacter(body: string): string {
  const sum = [...body].reduce(
    (total, character, index) => total + ALPHABET.indexOf(character) * weightAt(index),
    0,
  );
  return ALPHABET.charAt((ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length);
}

/** True for 18 characters of the alphabet, six digits of a district among them, that end in their check character. */
export const isCreditCode = (code: string): boolean =>
  PATTERN.test(code) && creditCheckCharacter(code.slice(0, 17)) === code.charAt(17);
