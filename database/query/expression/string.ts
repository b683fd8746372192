import { MongoError } from '../../errors.ts';
import { toNumber } from '../../bson/number.ts';
import { compareStrings } from '../../bson/order.ts';
import { bsonType, isNumeric } from '../../bson/types.ts';
import { parametersOf } from './parameters.ts';
import { ANY_NUMBER, isNullish, operator, type Operator, type OperatorTable } from './scope.ts';
import { toText } from './convert.ts';
import { textOf } from './text.ts';

function concat(...values: unknown[]): unknown {
  if (values.some(isNullish)) return null;
  return values.map((value) => textOf(value, 16702, '$concat only supports strings, not ')).join('');
}

/** Numbers and dates count as text where MongoDB is lenient; null is the empty text. */
function lenientText(name: string, value: unknown): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  const text = isNumeric(value) || value instanceof Date ? toText(value) : null;
  if (text === null)
    throw new MongoError(16007, `can't convert from BSON type ${bsonType(value)} to String (${name})`);
  return text;
}

/** MongoDB changes the case of ASCII letters only. */
const toLower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

const toUpper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

function offset(name: string, value: unknown, code: number): number {
  if (isNumeric(value)) return Math.trunc(toNumber(value));
  throw new MongoError(code, `${name}: offsets must be numeric, but one is of type ${bsonType(value)}`);
}

function substrBytes(value: unknown, from: unknown, count: unknown): string {
  const bytes = Buffer.from(lenientText('$substrBytes', value));
  const start = offset('$substrBytes', from, 16034);
  const length = offset('$substrBytes', count, 16035);
  if (start < 0) throw new MongoError(50752, '$substrBytes: starting index must be non-negative');
  const end = length < 0 ? bytes.length : start + length;
  const splits = (at: number) => at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80;
  if (splits(start))
    throw new MongoError(28656, '$substrBytes:  Invalid range, starting index is a UTF-8 continuation byte.');
  if (splits(end))
    throw new MongoError(
      28657,
      '$substrBytes:  Invalid range, ending index is in the middle of a UTF-8 character.',
    );
  return bytes.toString('utf8', Math.min(start, bytes.length), end);
}

function substrCodePoints(value: unknown, from: unknown, count: unknown): string {
  const characters = [...lenientText('$substrCP', value)];
  const start = offset('$substrCP', from, 34450);
  const length = offset('$substrCP', count, 34452);
  if (start < 0) throw new MongoError(34455, '$substrCP: the starting index must be nonnegative integer.');
  if (length < 0) throw new MongoError(34454, '$substrCP: length must be a nonnegative integer.');
  return characters.slice(start, start + length).join('');
}

interface Units {
  readonly name: string;
  readonly split: (text: string) => readonly unknown[];
  readonly find: (text: string, part: string, from: number) => number;
}

const BYTES: Units = {
  name: '$indexOfBytes',
  split: (text) => [...Buffer.from(text)],
  find: (text, part, from) => Buffer.from(text).indexOf(part, from),
};

const CODE_POINTS: Units = {
  name: '$indexOfCP',
  split: (text) => [...text],
  find: (text, part, from) => {
    const characters = [...text];
    const at = text.indexOf(part, characters.slice(0, from).join('').length);
    return at < 0 ? -1 : [...text.slice(0, at)].length;
  },
};

const indexOf = ({ name, split, find }: Units): Operator =>
  operator(name, { least: 2, most: 4 }, (...[value, part, from = 0, to = Infinity]) => {
    if (isNullish(value)) return null;
    const text = textOf(value, 40091, `${name} requires a string as the first argument, found: `);
    const wanted = textOf(part, 40092, `${name} requires a string as the second argument, found: `);
    const start = offset(name, from, 40096);
    const stop = to === Infinity ? Infinity : offset(name, to, 40096);
    if (start < 0 || stop < 0) throw new MongoError(40097, `${name} requires a nonnegative index`);
    const length = split(text).length;
    if (start > length || stop < start) return -1;
    const at = find(text, wanted, start);
    return at >= 0 && at + split(wanted).length <= stop ? at : -1;
  });

function split(value: unknown, separator: unknown): unknown {
  if (isNullish(value) || isNullish(separator)) return null;
  const text = textOf(
    value,
    40085,
    '$split requires an expression that evaluates to a string as a first argument, found: ',
  );
  const by = textOf(
    separator,
    40086,
    '$split requires an expression that evaluates to a string as a second argument, found: ',
  );
  if (by === '') throw new MongoError(40087, '$split requires a non-empty separator');
  return text.split(by);
}

const WHITESPACE =
  '\0\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function trimmed(
  text: string,
  characters: ReadonlySet<string>,
  ends: { start: boolean; end: boolean },
): string {
  const all = [...text];
  let from = 0;
  let to = all.length;
  while (ends.start && from < to && characters.has(all[from] ?? '')) from++;
  while (ends.end && to > from && characters.has(all[to - 1] ?? '')) to--;
  return all.slice(from, to).join('');
}

const trim =
  (name: string, ends: { start: boolean; end: boolean }): Operator =>
  (operand, { compile }) => {
    const parts = parametersOf(operand, { name, required: ['input'], optional: ['chars'], code: 50696 });
    const input = compile(parts['input']);
    const chars = compile(parts['chars'] ?? WHITESPACE);
    return (scope) => {
      const text = input(scope);
      const characters = chars(scope);
      if (isNullish(text) || isNullish(characters)) return null;
      const set = new Set(textOf(characters, 50700, `${name} requires 'chars' to be a string, got `));
      return trimmed(textOf(text, 50699, `${name} requires its input to be a string, got `), set, ends);
    };
  };

const replace =
  (name: '$replaceOne' | '$replaceAll'): Operator =>
  (operand, { compile }) => {
    const required = ['input', 'find', 'replacement'];
    const parts = parametersOf(operand, { name, required, optional: [], code: 51751 });
    const evaluates = required.map((key) => compile(parts[key]));
    return (scope) => {
      const values = evaluates.map((evaluate) => evaluate(scope));
      if (values.some(isNullish)) return null;
      const [input = '', find = '', replacement = ''] = values.map((value, index) =>
        textOf(value, 51746 - index, `${name} requires that '${required[index]}' be a string, found: `),
      );
      return name === '$replaceAll'
        ? input.replaceAll(find, () => replacement)
        : input.replace(find, () => replacement);
    };
  };

const compareText = (value: unknown, other: unknown): number =>
  compareStrings(toUpper(lenientText('$strcasecmp', value)), toUpper(lenientText('$strcasecmp', other)));

/** Operators on text. Bytes are those of UTF-8. */
export const STRINGS: OperatorTable = {
  $concat: operator('$concat', ANY_NUMBER, concat),
  $toLower: operator('$toLower', 1, (value) => toLower(lenientText('$toLower', value))),
  $toUpper: operator('$toUpper', 1, (value) => toUpper(lenientText('$toUpper', value))),
  $strcasecmp: operator('$strcasecmp', 2, compareText),
  $substr: operator('$substr', 3, substrBytes),
  $substrBytes: operator('$substrBytes', 3, substrBytes),
  $substrCP: operator('$substrCP', 3, substrCodePoints),
  $strLenBytes: operator('$strLenBytes', 1, (value) =>
    Buffer.byteLength(textOf(value, 34473, '$strLenBytes requires a string argument, found: ')),
  ),
  $strLenCP: operator(
    '$strLenCP',
    1,
    (value) => [...textOf(value, 34471, '$strLenCP requires a string argument, found: ')].length,
  ),
  $indexOfBytes: indexOf(BYTES),
  $indexOfCP: indexOf(CODE_POINTS),
  $split: operator('$split', 2, split),
  $trim: trim('$trim', { start: true, end: true }),
  $ltrim: trim('$ltrim', { start: true, end: false }),
  $rtrim: trim('$rtrim', { start: false, end: true }),
  $replaceOne: replace('$replaceOne'),
  $replaceAll: replace('$replaceAll'),
};
