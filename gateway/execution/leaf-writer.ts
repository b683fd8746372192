import { type GraphQLLeafType, isEnumType } from 'graphql';
import { narrow } from './narrow.ts';
import { quoted } from './quoted.ts';

/** A leaf's value as JSON; null when it is no value of its type. */
export type WriteLeaf = (value: unknown) => string | null;

const MAX_INT = 2_147_483_647;
const MIN_INT = -2_147_483_648;

const whole: WriteLeaf = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value <= MAX_INT && value >= MIN_INT
    ? `${value}`
    : null;

const text: WriteLeaf = (value) => (typeof value === 'string' ? quoted(value) : null);

/** The form that values of JSON have anyway; what has another goes through graphql-js. */
const USUAL: ReadonlyMap<string, WriteLeaf> = new Map([
  ['Int', whole],
  ['Float', (value) => (typeof value === 'number' && Number.isFinite(value) ? `${value}` : null)],
  ['Boolean', (value) => (typeof value === 'boolean' ? `${value}` : null)],
  ['String', text],
  ['ID', text],
]);

export function leafWriter(type: GraphQLLeafType): WriteLeaf {
  if (isEnumType(type)) {
    const texts = new Map<unknown, string>(type.getValues().map(({ name }) => [name, `"${narrow(name)}"`]));
    return (value) => texts.get(value) ?? null;
  }
  const usual = USUAL.get(type.name) ?? (() => null);
  return (value) => usual(value) ?? serialized(type, value);
}

function serialized(type: GraphQLLeafType, value: unknown): string | null {
  try {
    const result = JSON.stringify(type.serialize(value)) ?? null;
    // JSON has no infinity, which `1e400` becomes where it is read, and says null instead.
    return result === 'null' ? null : result;
  } catch {
    return null;
  }
}
