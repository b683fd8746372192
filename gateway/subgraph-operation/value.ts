import {
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import { infoOf } from './info-of.ts';
import { nullOnError } from './null-on-error.ts';
import { fieldPathOf } from './path.ts';
import { type CompleteValue, isPending, type OperationField } from './run.ts';
import { compileTypeName, requireMember } from './runtime-type.ts';

/** Compiles how the values of a field become those of an answer, or the items of its lists. */
function compileValue(type: GraphQLOutputType, field: OperationField): CompleteValue {
  if (isNonNullType(type)) {
    const complete = compileValue(type.ofType, field);
    return (value, run, path) => {
      const completed = complete(value, run, path);
      if (completed === null) throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
      return completed;
    };
  }
  const complete = compileNotNull(type, field);
  return (value, run, path) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(value, run, path);
  };
}

const nameOf = ({ parentType, definition }: OperationField): string =>
  `${parentType.name}.${definition.name}`;

type NullableType = Exclude<GraphQLOutputType, { readonly ofType: unknown }> | GraphQLList<GraphQLOutputType>;

function compileNotNull(type: NullableType, field: OperationField): CompleteValue {
  if (isListType(type)) return compileList(type, field);
  if (isLeafType(type)) return compileLeaf(type);
  return isAbstractType(type) ? compileAbstract(type, field) : compileObject(type, field);
}

function compileLeaf(type: GraphQLLeafType): CompleteValue {
  return (value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized === null || serialized === undefined) {
      throw new Error(`A value of ${type.name} was serialized as ${String(serialized)}.`);
    }
    return serialized;
  };
}

function compileObject(type: GraphQLObjectType, field: OperationField): CompleteValue {
  if (!type.isTypeOf) return (value, run, path) => field.selectionSetOf(type)(value, run, path);
  const requireOfType = (isOfType: boolean): void => {
    if (!isOfType) throw new GraphQLError(`A value is not of type "${type.name}".`, { nodes: field.nodes });
  };
  return (value, run, path) => {
    const isOfType = type.isTypeOf?.(value, run.context, infoOf(field, run, fieldPathOf(path))) ?? false;
    if (isPending(isOfType)) {
      return isOfType.then((known) => {
        requireOfType(known);
        return field.selectionSetOf(type)(value, run, path);
      });
    }
    requireOfType(isOfType);
    return field.selectionSetOf(type)(value, run, path);
  };
}

function compileAbstract(type: GraphQLAbstractType, field: OperationField): CompleteValue {
  const nameOfType = compileTypeName(type, field);
  const completeAs = (name: unknown): CompleteValue => compileObject(requireMember(type, name, field), field);
  return (value, run, path) => {
    const name = nameOfType(value, run, path);
    return isPending(name)
      ? name.then((known) => completeAs(known)(value, run, path))
      : completeAs(name)(value, run, path);
  };
}

function compileList(type: GraphQLList<GraphQLOutputType>, field: OperationField): CompleteValue {
  const { ofType } = type;
  const completeItem = nullOnError(ofType, field, compileAwaited(ofType, field));
  return (value, run, path) => {
    if (!isIterable(value)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
    }
    const items: unknown[] = [];
    let hasPending = false;
    try {
      for (const item of value) {
        const completed = completeItem(item, run, { prev: path, key: items.length, typename: undefined });
        hasPending ||= isPending(completed);
        items.push(completed);
      }
    } catch (error) {
      // Nobody waits any more for what has begun; that it may fail as well must not end the process.
      if (hasPending) void Promise.allSettled(items);
      throw error;
    }
    return hasPending ? Promise.all(items) : items;
  };
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

/** The same for what may be a promise of a value. */
export function compileAwaited(type: GraphQLOutputType, field: OperationField): CompleteValue {
  const complete = compileValue(type, field);
  return (value, run, path) =>
    isPending(value) ? value.then((known) => complete(known, run, path)) : complete(value, run, path);
}
