import * as z from 'zod';
import { isCalendarDate } from '../values/calendar-date.ts';
import { isCountry } from '../values/country-code.ts';
import { CURRENCIES } from '../values/currency.ts';
import { Decimal, formatDecimal, isDecimal, parseDecimal } from '../values/decimal.ts';
import { isHsPrefix } from '../values/hs-code.ts';

/** Columns of reference data, in our files and in an operator's. All are strings, so that no number is inexact. */

const inRange = (text: string, least: string, most: string): boolean =>
  isDecimal(text) && new Decimal(text).gte(least) && new Decimal(text).lte(most);

/** One way to write a number, so that `0.10` and `0.1` are the same row. */
const canonical = (text: string): string => formatDecimal(parseDecimal(text));

export const day = z.string().refine(isCalendarDate, 'is a day such as 2026-11-23');

/** A last day; null, and an empty cell, is open. */
export const openDay = z
  .string()
  .refine((text) => text === '' || isCalendarDate(text), 'is a day such as 2026-11-23, or empty')
  .transform((text) => text || null)
  .nullable()
  .default(null);

export const share = z
  .string()
  .refine((text) => inRange(text, '0', '1'), 'is a share from 0 to 1, such as 0.13')
  .transform(canonical);

/** Duties against unfair trade go beyond the goods' value. */
export const dutyShare = z
  .string()
  .refine((text) => inRange(text, '0', '50'), 'is a share of the value from 0 to 50, such as 0.13')
  .transform(canonical);

export const fxRate = z
  .string()
  .refine((text) => isDecimal(text) && new Decimal(text).gt('0'), 'is a decimal above 0, such as 7.0862')
  .transform(canonical);

export const decimal = z.string().refine(isDecimal, 'is a decimal such as 48 or 0.5').transform(canonical);

/** A whole number. */
export const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `is a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `is a whole number from ${least} to ${most}`);

/** The same, where the cell may be empty. */
export const maybeCount = (least: number, most: number) =>
  z.preprocess((cell) => (cell === '' ? undefined : cell), count(least, most).optional());

export const country = z.string().refine(isCountry, 'is a country such as DE');

export const currency = z.enum(CURRENCIES, 'is a currency of this graph such as EUR');

export const hsPrefix = z.string().refine(isHsPrefix, 'is the beginning of an HS code, 2 to 10 digits');

/** All countries share the first six digits; an empty prefix is all goods. */
export const internationalPrefix = z
  .string()
  .regex(/^(\d{2,6})?$/, 'is 2 to 6 digits, or empty for all goods');

/** A sentence; an empty cell is none. */
export const text = z
  .string()
  .trim()
  .max(300)
  .transform((cell) => cell || undefined)
  .optional();

export const isOrdered = ({ validFrom, validTo }: { validFrom: string; validTo: string | null }): boolean =>
  validTo === null || validFrom <= validTo;

export const ORDERED = { path: ['validTo'], message: 'is not before validFrom' };
