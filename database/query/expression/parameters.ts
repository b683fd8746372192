import type { Document } from 'bson';
import { MongoError } from '../../errors.ts';
import { isDocument } from '../../bson/types.ts';

export interface Parameters {
  readonly name: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Of the errors: the operand is no object; then, one higher each, a name is unknown; one is missing. */
  readonly code: number;
}

/** The named parameters of an operator such as `$filter`. */
export function parametersOf(operand: unknown, { name, required, optional, code }: Parameters): Document {
  if (!isDocument(operand)) throw new MongoError(code, `${name} only supports an object as its argument`);
  const unknown = Object.keys(operand).find((key) => !required.includes(key) && !optional.includes(key));
  if (unknown !== undefined) throw new MongoError(code + 1, `Unrecognized parameter to ${name}: ${unknown}`);
  const missing = required.find((key) => !(key in operand));
  if (missing !== undefined) throw new MongoError(code + 2, `Missing '${missing}' parameter to ${name}`);
  return operand;
}
