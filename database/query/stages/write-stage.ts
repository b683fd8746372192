import type { Document } from 'bson';
import { MongoError, typeMismatch } from '../../errors.ts';
import { bsonType, isDocument } from '../../bson/types.ts';

interface Target {
  /** Null for the database of the command. */
  readonly database: string | null;
  readonly collection: string;
}

export interface OutStage extends Target {
  readonly kind: 'out';
}

export const WHEN_MATCHED = ['replace', 'keepExisting', 'merge', 'fail'] as const;
export const WHEN_NOT_MATCHED = ['insert', 'discard', 'fail'] as const;

export interface MergeStage extends Target {
  readonly kind: 'merge';
  /** The fields by which a document is found again. */
  readonly on: readonly string[];
  readonly whenMatched: (typeof WHEN_MATCHED)[number] | readonly Document[];
  /** The expressions of `let`, for a pipeline. */
  readonly variables: Document;
  readonly whenNotMatched: (typeof WHEN_NOT_MATCHED)[number];
}

function targetOf(name: string, operand: unknown, code: number): Target {
  if (typeof operand === 'string') return { database: null, collection: operand };
  if (!isDocument(operand)) {
    throw new MongoError(
      code,
      `${name} only supports a string or object argument, but found ${bsonType(operand)}`,
    );
  }
  const { db, coll, ...others } = operand as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '${name}.${unknown}' is an unknown field.`);
  if (typeof coll !== 'string' || (db !== undefined && typeof db !== 'string')) {
    throw new MongoError(code, `${name} must name a collection, and may name a database`);
  }
  return { database: db ?? null, collection: coll };
}

function fieldsOf(on: unknown): readonly string[] {
  if (on === undefined) return ['_id'];
  const fields: readonly unknown[] = Array.isArray(on) ? on : [on];
  if (fields.length === 0)
    throw new MongoError(51187, "If explicitly specifying $merge 'on', must include at least one field");
  if (!fields.every((field): field is string => typeof field === 'string')) {
    throw new MongoError(
      51186,
      `$merge 'on' field must be either a string or an array of strings, but found ${bsonType(on)}`,
    );
  }
  return fields;
}

function oneOf<Mode extends string>(modes: readonly Mode[], value: unknown, name: string): Mode {
  const mode = modes.find((each) => each === value);
  if (mode) return mode;
  throw new MongoError(
    2,
    `Enumeration value '${String(value)}' for field '$merge.${name}' is not a valid value.`,
  );
}

function mergeStage(operand: unknown): MergeStage {
  const spec: Document = typeof operand === 'string' ? { into: operand } : isDocument(operand) ? operand : {};
  if (typeof operand !== 'string' && !isDocument(operand)) {
    throw new MongoError(
      51182,
      `$merge requires a string or object argument, but found ${bsonType(operand)}`,
    );
  }
  const {
    into,
    on,
    let: variables,
    whenMatched = 'merge',
    whenNotMatched = 'insert',
    ...others
  } = spec as Record<string, unknown>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    throw new MongoError(40415, `BSON field '$merge.${unknown}' is an unknown field.`);
  if (variables !== undefined && !isDocument(variables))
    throw typeMismatch("BSON field '$merge.let' is the wrong type");
  return {
    kind: 'merge',
    ...targetOf('$merge', into, 51178),
    on: fieldsOf(on),
    variables: variables ?? {},
    whenMatched: Array.isArray(whenMatched)
      ? (whenMatched as readonly Document[]) // checked when it is compiled as an update
      : oneOf(WHEN_MATCHED, whenMatched, 'whenMatched'),
    whenNotMatched: oneOf(WHEN_NOT_MATCHED, whenNotMatched, 'whenNotMatched'),
  };
}

/** A pipeline whose last stage writes what the others give. */
export interface WritingPipeline {
  readonly reading: readonly Document[];
  readonly write: OutStage | MergeStage;
}

const isWriting = (stage: Document): boolean => '$out' in stage || '$merge' in stage;

interface ReadingPipeline {
  readonly reading: readonly Document[];
  readonly write: null;
}

/** Takes `$out` or `$merge` from the end of a pipeline. */
export function splitWriteStage(pipeline: readonly Document[]): WritingPipeline | ReadingPipeline {
  const last = pipeline.at(-1);
  const reading = pipeline.slice(0, -1);
  const early = reading.find(isWriting);
  if (early)
    throw new MongoError(40601, `${Object.keys(early)[0]} can only be the final stage in the pipeline`);
  if (!last || !isWriting(last)) return { reading: pipeline, write: null };
  if (!('$out' in last)) return { reading, write: mergeStage(last['$merge']) };
  return { reading, write: { kind: 'out', ...targetOf('$out', last['$out'], 16990) } };
}
