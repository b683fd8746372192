import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql';
import { infoOf } from './info-of.ts';
import { fieldPathOf } from './path.ts';
import type { CompleteValue, OperationField } from './run.ts';

/** Compiles how the type of a value of an interface or union is found, as its resolver names it: perhaps not a type at all. */
export function compileTypeName(type: GraphQLAbstractType, field: OperationField): CompleteValue {
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value, run, path) => resolveType(value, run.context, infoOf(field, run, fieldPathOf(path)), type);
}

/** The object type of a name. @throws when it is none that values of the interface or union may have */
export function requireMember(
  type: GraphQLAbstractType,
  name: unknown,
  { operation: { schema }, parentType, definition, nodes }: OperationField,
): GraphQLObjectType {
  const member = typeof name === 'string' ? schema.getType(name) : undefined;
  if (isObjectType(member) && schema.isSubType(type, member)) return member;
  throw new GraphQLError(
    `A value of "${type.name}" at ${parentType.name}.${definition.name} is of no type that it may have: ${String(name)}`,
    { nodes },
  );
}
