import type { TransportMode } from '../../../values/transport-mode.ts';

/** Whose waybill it is, and for which way. */
export interface WaybillScheme {
  readonly code: string;
  readonly codeScheme: 'SCAC' | 'IATA' | 'TRADE_NAME';
  readonly mode: TransportMode;
}

/**
 * A waybill number as the trade writes it, with its check digit at the end.
 *
 * Mail has an S10 number of the Universal Postal Union, an airline a serial with its remainder by seven as on an air
 * waybill, everybody else their code and a number with a digit by Luhn.
 *
 * @param serial of the carrier; as many digits of it count as the scheme has.
 */
export function waybillOf({ code, codeScheme, mode }: WaybillScheme, serial: bigint): string {
  if (mode === 'POST') {
    const digits = lastDigits(serial, 8);
    return `${code === 'EMS' ? 'EE' : `L${code.charAt(0)}`}${digits}${s10CheckDigit(digits)}CN`;
  }
  if (codeScheme === 'IATA') {
    const digits = lastDigits(serial, 7);
    return `${code}-${digits}${Number(digits) % 7}`;
  }
  const digits = lastDigits(serial, 10);
  return `${code}${digits}${luhnCheckDigit(digits)}`;
}

const lastDigits = (serial: bigint, count: number): string =>
  (serial % 10n ** BigInt(count)).toString().padStart(count, '0');

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

/** Of eight digits, by the UPU's standard S10. */
export function s10CheckDigit(digits: string): number {
  const sum = S10_WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 0;
  return check === 11 ? 5 : check;
}

/** By ISO/IEC 7812: every second digit from the right counts twice, as its own digits' sum. */
export function luhnCheckDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
