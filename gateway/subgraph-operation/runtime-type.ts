import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql';
import { infoOf } from './info-of.ts';
import { fieldPathOf, type Path } from './path.ts';
import { isPending, type OperationField, type Run } from './run.ts';

type RuntimeTypeOf = (
  value: unknown,
  run: Run,
  path: Path,
) => GraphQLObjectType | PromiseLike<GraphQLObjectType>;

/** Compiles which object type a value of an interface or union has. @throws when it has none of theirs */
export function compileRuntimeType(type: GraphQLAbstractType, field: OperationField): RuntimeTypeOf {
  const { schema } = field.operation;
  const resolveType = type.resolveType ?? defaultTypeResolver;

  return (value, run, path) => {
    const name = resolveType(value, run.context, infoOf(field, run, fieldPathOf(path)), type);
    return isPending(name) ? name.then(requireType) : requireType(name);
  };

  function requireType(name: unknown): GraphQLObjectType {
    const runtimeType = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(runtimeType) && schema.isSubType(type, runtimeType)) return runtimeType;
    const { parentType, definition, nodes } = field;
    throw new GraphQLError(
      `A value of "${type.name}" at ${parentType.name}.${definition.name} is of no type that it may have: ${String(name)}`,
      { nodes },
    );
  }
}
