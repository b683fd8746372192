import type { FieldNode } from 'graphql';
import { allows, type Authorization, type Rule } from '../authorization.ts';
import type { Caller } from '../caller.ts';

/** What a caller may not read, and what the schema calls it. */
export interface Denied {
  readonly coordinate: string;
  readonly rule: Rule;
}

export interface DenialOf {
  readonly field: (parentType: string, field: FieldNode) => Denied | null;
  /** An object of a type, where it might have been of another. */
  readonly object: (typeName: string) => Denied | null;
}

export function createDenialOf(authorization: Authorization | null, caller: Caller | null): DenialOf {
  const deniedBy = (coordinate: string, rule: Rule): Denied | null =>
    allows(rule, caller) ? null : { coordinate, rule };
  if (!authorization) return { field: () => null, object: () => null };
  return {
    field: (parentType, { name }) =>
      deniedBy(`${parentType}.${name.value}`, authorization.ofField(parentType, name.value)),
    object: (typeName) => deniedBy(typeName, authorization.ofType(typeName)),
  };
}
