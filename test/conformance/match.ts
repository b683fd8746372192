import { EJSON, type Document } from 'bson';
import { BSON, type ClientSession } from 'mongodb';
import { deserialize } from '../../database/bson/document.ts';
import { equalValues } from '../../database/bson/order.ts';
import { bsonType, isDocument, isNumeric } from '../../database/bson/types.ts';
import { Skipped, Unexpected } from './outcome.ts';

/** What special operators of expected values refer to. */
export interface MatchContext {
  readonly entity: (name: string) => unknown;
  readonly session: (name: string) => ClientSession;
}

const show = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : EJSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
};

const differs = (at: string, expected: string, actual: unknown): Unexpected =>
  new Unexpected(`${at || 'the result'}: expected ${expected}, found ${show(actual)}`);

/**
 * A value of the driver as one of ours.
 *
 * The driver loads its own copy of the classes of BSON, which are not the same as those that are imported here.
 */
function comparable(value: unknown): unknown {
  const isForeign = typeof value === 'object' && value !== null && bsonClass(value);
  if (!isForeign && typeof value !== 'bigint') return value;
  const { own } = deserialize(Buffer.from(BSON.serialize({ own: value })));
  return own as unknown;
}

/** A whole number may be of any numeric type. */
function hasType(actual: unknown, type: string): boolean {
  const value = comparable(actual);
  if (type === 'number') return isNumeric(value);
  const isWhole = typeof value === 'number' && Number.isInteger(value);
  if (isWhole && ['int', 'long', 'double'].includes(type)) return true;
  return value !== undefined && bsonType(value) === type;
}

const OPERATORS: Readonly<Record<string, (operand: unknown, actual: unknown, match: Match) => void>> = {
  $$exists: (operand, actual, { at }) => {
    if ((actual !== undefined) !== operand) throw differs(at, operand ? 'something' : 'nothing', actual);
  },
  $$type: (operand, actual, { at }) => {
    const types = Array.isArray(operand) ? (operand as string[]) : [String(operand)];
    if (!types.some((type) => hasType(actual, type)))
      throw differs(at, `a value of type ${types.join(' or ')}`, actual);
  },
  $$unsetOrMatches: (operand, actual, match) => {
    if (actual !== undefined && !(actual === null && match.isRoot)) matchValue(operand, actual, match);
  },
  $$matchesEntity: (operand, actual, match) =>
    matchValue(match.context.entity(String(operand)), actual, match),
  $$matchesHexBytes: (operand, actual, { at }) => {
    const hex = actual instanceof Uint8Array ? Buffer.from(actual).toString('hex') : null;
    if (hex !== String(operand).toLowerCase()) throw differs(at, `the bytes ${String(operand)}`, actual);
  },
  $$sessionLsid: (operand, actual, match) =>
    matchValue(match.context.session(String(operand)).id, actual, match),
  $$lte: (operand, actual, { at }) => {
    if (!(Number(actual) <= Number(operand))) throw differs(at, `at most ${String(operand)}`, actual);
  },
  $$matchAsRoot: (operand, actual, match) => matchValue(operand, actual, { ...match, isRoot: true }),
  $$matchAsDocument: (operand, actual, match) =>
    matchValue(operand, typeof actual === 'string' ? EJSON.parse(actual) : actual, match),
};

export interface Match {
  readonly context: MatchContext;
  /** Root documents may have more fields than are expected. */
  readonly isRoot: boolean;
  /** Where in the result, for messages. */
  readonly at: string;
}

const isPlain = (value: unknown): value is Document =>
  isDocument(value) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && !bsonClass(value));

/** Whether a value is whole in itself, though JavaScript sees an object. */
export const bsonClass = (value: object): boolean =>
  '_bsontype' in value || value instanceof Date || value instanceof RegExp || value instanceof Uint8Array;

/** Throws if the actual value is not what is expected. */
export function matchValue(expected: unknown, actual: unknown, match: Match): void {
  if (isPlain(expected)) return matchDocument(expected, actual, match);
  const { at } = match;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      throw differs(at, show(expected), actual);
    for (const [index, element] of expected.entries()) {
      matchValue(element, actual[index], { ...match, at: `${at}[${index}]` });
    }
    return;
  }
  if (!equalValues(comparable(expected), comparable(actual))) throw differs(at, show(expected), actual);
}

function matchDocument(expected: Document, actual: unknown, match: Match): void {
  const { at, isRoot } = match;
  // The driver keeps a sort in a map until it is sent.
  const found: unknown = actual instanceof Map ? Object.fromEntries(actual as Map<string, unknown>) : actual;
  const [first = '', second] = Object.keys(expected);
  if (first.startsWith('$$') && second === undefined) {
    const operator = OPERATORS[first];
    if (!operator) throw new Skipped(`the operator ${first} is not known`);
    return operator(expected[first], found, match);
  }
  if (!isPlain(found)) throw differs(at, show(expected), found);
  for (const [name, value] of Object.entries(expected)) {
    matchValue(value, found[name], { ...match, isRoot: false, at: `${at}.${name}` });
  }
  if (isRoot) return;
  const extra = Object.keys(found).find((name) => !(name in expected) && found[name] !== undefined);
  if (extra !== undefined)
    throw new Unexpected(`${at}: did not expect ${extra}, found ${show(found[extra])}`);
}
