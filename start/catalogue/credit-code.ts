const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** An enterprise registered with the market regulator. */
const ENTERPRISE = '91';

/**
 * A unified social credit code that no firm has but that checks: division, organisation and both check characters.
 *
 * Sources: GB 32100-2015 and, for the organisation's own check character, GB 11714-1997. The division is the province's
 * two digits and `9900`, which no county has.
 */
export const creditCode = (provinceDigits: string, serial: number): string =>
  checkedCreditCode(`${ENTERPRISE}${provinceDigits}9900`, String(serial).padStart(8, '0'));

/** The code of a register and division (8 characters) and an organisation (8 characters), with its check characters. */
export function checkedCreditCode(registration: string, organisation: string): string {
  const body = `${registration}${organisation}${organisationCheck(organisation)}`;
  return `${body}${creditCheck(body)}`;
}

function organisationCheck(organisation: string): string {
  const rest = 11 - (weigh(organisation, ORGANISATION_WEIGHTS) % 11);
  if (rest === 10) return 'X';
  return rest === 11 ? '0' : String(rest);
}

const creditCheck = (body: string): string =>
  CREDIT_ALPHABET.charAt((31 - (weigh(body, CREDIT_WEIGHTS) % 31)) % 31);

const weigh = (text: string, weights: readonly number[]): number =>
  weights.reduce((total, weight, index) => total + weight * CREDIT_ALPHABET.indexOf(text.charAt(index)), 0);
