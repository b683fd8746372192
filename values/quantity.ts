import { formatDecimal, parseDecimal } from './decimal.ts';
import { Problem } from './problem.ts';

/**
 * Units that goods are sold in or declared in.
 *
 * Source: UN/ECE Recommendation 20; the legal units of China's customs translate to these at the edge.
 */
export const UNITS = {
  C62: 'piece',
  GRM: 'gram',
  KGM: 'kilogram',
  LTR: 'litre',
  MTK: 'square metre',
  MTQ: 'cubic metre',
  MTR: 'metre',
  NPR: 'pair',
  SET: 'set',
  TNE: 'tonne',
} as const;

export type Unit = keyof typeof UNITS;

export const isUnit = (code: string): code is Unit => Object.hasOwn(UNITS, code);

/** An exact quantity in one unit; the value is a decimal string without trailing zeros. */
export interface Quantity {
  readonly value: string;
  readonly unit: Unit;
}

/** Reads the schema's `QuantityInput`; the value must be above 0. */
export function parseQuantity({ value, unit }: { value: string; unit: string }): Quantity {
  if (!isUnit(unit)) {
    throw new Problem('INVALID', 'unknown-unit', {
      message: `"${unit.slice(0, 10)}" is no unit of this graph`,
    });
  }
  const amount = parseDecimal(value);
  if (!amount.gt('0')) {
    throw new Problem('INVALID', 'quantity-not-positive', { message: 'A quantity is above 0' });
  }
  return { value: formatDecimal(amount), unit };
}

/** Whole grams in kilograms, as customs documents write them: 1250 is `1.25`. */
export function kilograms(grams: number): string {
  const text = Math.abs(grams).toString().padStart(4, '0');
  const fraction = text.slice(-3).replace(/0+$/, '');
  return `${grams < 0 ? '-' : ''}${text.slice(0, -3)}${fraction && `.${fraction}`}`;
}

/** The quantity of several sales units when one of them is this much. */
export const scaleQuantity = ({ value, unit }: Quantity, salesUnits: number): Quantity => ({
  value: formatDecimal(parseDecimal(value).times(String(salesUnits))),
  unit,
});

/** A weight in whole grams. */
export interface Weight {
  readonly grams: number;
}
