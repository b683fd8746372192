/**
 * Currencies of the trade's markets, each with the number of digits of its smallest unit.
 *
 * Source: ISO 4217:2015, list one, as of 2026. Adding one needs a row here and nothing else.
 */
const MINOR_DIGITS = {
  AED: 2,
  AUD: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  JPY: 0,
  KES: 2,
  KRW: 0,
  KWD: 3,
  MXN: 2,
  MYR: 2,
  NGN: 2,
  NOK: 2,
  NZD: 2,
  PEN: 2,
  PHP: 2,
  PLN: 2,
  RON: 2,
  RUB: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TRY: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
} as const;

export type Currency = keyof typeof MINOR_DIGITS;

export const CURRENCIES = Object.keys(MINOR_DIGITS) as readonly Currency[];

export const isCurrency = (code: string): code is Currency => Object.hasOwn(MINOR_DIGITS, code);

/** How many digits of the currency stand behind the point: 2 for EUR, 0 for JPY. */
export const minorDigits = (currency: Currency): number => MINOR_DIGITS[currency];
