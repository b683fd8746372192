import { type GraphQLField, isNonNullType } from 'graphql';
import type { Caller } from '../caller.ts';
import { deniedError } from '../errors.ts';
import type { Denied } from './denial-of.ts';
import { addError, keepNull, type WriteAt, type WriteObject, type Writing } from './writing.ts';

const callerOf = ({ run }: Writing): Caller | null => run.request.caller;

/** An object that its caller may not read. */
export const deniedObject =
  (denial: Denied): WriteObject =>
  (_object, writing) => {
    addError(writing, () => deniedError({ ...denial, path: [...writing.path] }, callerOf(writing)));
    return null;
  };

/** A field that its caller may not read. */
export function deniedField({ type }: GraphQLField<unknown, unknown>, name: string, denial: Denied): WriteAt {
  const mayBeNull = !isNonNullType(type);
  return (_holder, _step, writing) => {
    addError(writing, () => deniedError({ ...denial, path: [...writing.path, name] }, callerOf(writing)));
    if (mayBeNull) keepNull(writing, name);
    return mayBeNull ? 'null' : null;
  };
}
