import { compareNumbers } from '../bson/number.ts';
import { isNumeric } from '../bson/types.ts';

/** Whether MongoDB takes a value for true: all but false, zero, null and what is not there. */
export function isTruthy(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return !isNumeric(value) || compareNumbers(value, 0) !== 0;
}
