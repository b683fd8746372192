import type { BSONRegExp } from 'bson';
import { badValue } from '../../errors.ts';
import { distinctKey } from '../../bson/key.ts';
import type { Test } from '../path.ts';
import { isOperatorObject } from './operator-object.ts';
import { isRegex, matchesRegex } from './regex.ts';

/** One look-up however long the list, but for its regular expressions. */
export function isIn(operand: unknown, name = '$in'): Test {
  if (!Array.isArray(operand)) throw badValue(`${name} needs an array`);
  const regexes = operand.filter(isRegex).map((regex: BSONRegExp | RegExp) => matchesRegex(regex));
  const values: unknown[] = operand.filter((value) => !isRegex(value));
  if (values.some(isOperatorObject)) throw badValue('cannot nest $ under $in');
  const hasNull = values.some((value) => value === null || value === undefined);
  const keys = new Set(values.map(distinctKey));
  return (value) => {
    if (value === undefined) return hasNull;
    return keys.has(distinctKey(value)) || regexes.some((matches) => matches(value));
  };
}
