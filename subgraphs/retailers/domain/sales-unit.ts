import type { Quantity, Unit } from '../../../values/quantity.ts';

/** Units in which goods are counted one by one. */
const COUNTED: readonly Unit[] = ['C62', 'SET', 'NPR'];

/**
 * The unit that a SKU is sold in: the legal unit of which one sales unit is exactly one, such as a pair of shoes; else
 * the piece.
 */
export const salesUnitOf = (legalQuantities: readonly Quantity[]): Unit =>
  legalQuantities.find(({ value, unit }) => value === '1' && COUNTED.includes(unit))?.unit ?? 'C62';
