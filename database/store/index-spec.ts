import type { Document } from 'bson';
import { equalValues } from '../bson/order.ts';
import { toNumber } from '../bson/number.ts';
import { isDocument, isNumeric } from '../bson/types.ts';
import { badValue, cannotCreateIndex, MongoError, typeMismatch } from '../errors.ts';
import { compileFilter } from '../query/match.ts';
import type { Index } from './index-definition.ts';

const KNOWN_OPTIONS = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'hidden',
  'background',
  'ns',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
]);

/** Options of kinds of indexes that are refused as a whole. */
const OF_OTHER_KINDS = new Set([
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'wildcardProjection',
  'storageEngine',
  'clustered',
  'prepareUnique',
]);

const MAX_TTL_SECONDS = 2_147_483_647;

function checkKey(key: unknown): Document {
  if (!isDocument(key)) throw typeMismatch("The field 'key' must be an object");
  const entries = Object.entries(key);
  if (entries.length === 0) throw cannotCreateIndex('Index keys cannot be empty.');
  if (entries.length > 32) throw new MongoError(13103, 'too many compound keys');
  for (const [field, value] of entries as [string, unknown][]) {
    if (typeof value === 'string') throw cannotCreateIndex(`Unknown index plugin '${value}'`);
    if (!isNumeric(value) || !Number.isFinite(toNumber(value)) || toNumber(value) === 0) {
      throw cannotCreateIndex('Values in v:2 index key pattern must be finite numbers other than 0');
    }
    if (field.includes('$**')) throw cannotCreateIndex('wildcard indexes are not supported');
    if (field === '' || field.split('.').includes(''))
      throw cannotCreateIndex('Index keys cannot be an empty field.');
    if (field.split('.').some((part) => part.startsWith('$'))) {
      throw cannotCreateIndex("Index key contains an illegal field name: field name starts with '$'.");
    }
  }
  return key;
}

function isSimpleCollation(collation: unknown): boolean {
  return isDocument(collation) && collation['locale'] === 'simple';
}

function checkTtl(spec: Document, key: Document): void {
  const seconds: unknown = spec['expireAfterSeconds'];
  if (seconds === undefined) return;
  if (!isNumeric(seconds)) throw cannotCreateIndex("TTL index 'expireAfterSeconds' option must be numeric");
  const number = toNumber(seconds);
  if (!(number >= 0 && number <= MAX_TTL_SECONDS)) {
    throw cannotCreateIndex(
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a different number than ${number}`,
    );
  }
  if (Object.keys(key).length > 1) {
    throw cannotCreateIndex('TTL indexes are single-field indexes, compound indexes do not support TTL.');
  }
}

function checkPartial(spec: Document): void {
  const filter: unknown = spec['partialFilterExpression'];
  if (filter === undefined) return;
  if (!isDocument(filter)) throw typeMismatch("'partialFilterExpression' must be an object");
  compileFilter(filter);
  if (spec['sparse'] === true) {
    throw cannotCreateIndex('cannot mix "partialFilterExpression" and "sparse" options');
  }
}

/** Checks what `createIndexes` is asked for, and answers it as `listIndexes` will show it. */
export function checkIndexSpec(asked: Document): Document {
  const name: unknown = asked['name'];
  for (const option of Object.keys(asked)) {
    if (OF_OTHER_KINDS.has(option)) throw cannotCreateIndex(`the index option ${option} is not supported`);
    if (!KNOWN_OPTIONS.has(option)) {
      throw new MongoError(
        197,
        `The field '${option}' is not valid for an index specification. Specification: ${JSON.stringify(asked)}`,
      );
    }
  }
  if (typeof name !== 'string' || name === '') {
    throw new MongoError(9, "The 'name' field is a required property of an index specification");
  }
  const key = checkKey(asked['key']);
  for (const option of ['unique', 'sparse', 'hidden'] as const) {
    const value: unknown = asked[option];
    if (value !== undefined && typeof value !== 'boolean' && !isNumeric(value)) {
      throw typeMismatch(`The field '${option}' must be a boolean`);
    }
  }
  checkTtl(asked, key);
  checkPartial(asked);
  if (asked['collation'] !== undefined && !isSimpleCollation(asked['collation'])) {
    throw cannotCreateIndex('collation is not supported');
  }
  return stored(asked, key, name);
}

function stored(asked: Document, key: Document, name: string): Document {
  const isSet = (option: string) =>
    asked[option] === true || (isNumeric(asked[option]) && toNumber(asked[option]) !== 0);
  return {
    v: 2,
    key,
    name,
    ...(isSet('unique') && { unique: true }),
    ...(isSet('sparse') && { sparse: true }),
    ...(isSet('hidden') && { hidden: true }),
    ...(asked['expireAfterSeconds'] !== undefined && {
      expireAfterSeconds: asked['expireAfterSeconds'] as unknown,
    }),
    ...(asked['partialFilterExpression'] !== undefined && {
      partialFilterExpression: asked['partialFilterExpression'] as unknown,
    }),
  };
}

/** `{ _id: 1 }`: the index that is there anyway. */
export function isIdIndex(spec: Document): boolean {
  const key = spec['key'] as Document; // checked
  if (Object.keys(key).join() !== '_id') return false;
  if (toNumber(key['_id'] as number) !== 1) {
    throw badValue("The field 'key' for an _id index must be {_id: 1}, but got {_id: -1}");
  }
  for (const option of ['sparse', 'expireAfterSeconds', 'partialFilterExpression', 'hidden']) {
    if (spec[option] !== undefined) {
      throw new MongoError(197, `The field '${option}' is not valid for an _id index specification.`);
    }
  }
  return true;
}

const entriesEqual = (a: Document, b: Document): boolean => equalValues(Object.entries(a), Object.entries(b));

/** What makes two indexes different ones: of the same key, there may be one of each of these. */
const hasSameSignature = (index: Index, spec: Document): boolean =>
  entriesEqual(index.key, spec['key'] as Document) &&
  index.unique === (spec['unique'] === true) &&
  index.sparse === (spec['sparse'] === true) &&
  equalValues(index.partialFilter ?? null, (spec['partialFilterExpression'] as unknown) ?? null);

const hasSameOptions = (index: Index, spec: Document): boolean =>
  equalValues(
    (index.spec['expireAfterSeconds'] as unknown) ?? null,
    (spec['expireAfterSeconds'] as unknown) ?? null,
  ) && index.hidden === (spec['hidden'] === true);

/** The index that is already what is asked for; null if there is none. Refuses what contradicts another index. */
export function existingIndex(indexes: readonly Index[], spec: Document): Index | null {
  const name = spec['name'] as string; // checked
  const sameName = indexes.find((index) => index.name === name);
  if (sameName) {
    if (!hasSameSignature(sameName, spec)) {
      throw new MongoError(
        86,
        'An existing index has the same name as the requested index. When index names are not specified, they are auto ' +
          `generated and can cause conflicts. Please refer to our documentation. Requested index: ${JSON.stringify(spec)}, ` +
          `existing index: ${JSON.stringify(sameName.spec)}`,
      );
    }
    if (!hasSameOptions(sameName, spec)) {
      throw new MongoError(
        85,
        'An equivalent index already exists with the same name but different options.',
      );
    }
    return sameName;
  }
  const sameSignature = indexes.find((index) => hasSameSignature(index, spec));
  if (sameSignature) {
    throw new MongoError(85, `Index already exists with a different name: ${sameSignature.name}`);
  }
  return null;
}
