import type { FieldNode, GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { PlannedOperation } from '../subgraph-call.ts';
import type { FieldErrors } from './field-errors.ts';
import type { Path } from './path.ts';

/** An operation that is being compiled. */
export interface Operation extends PlannedOperation {
  readonly schema: GraphQLSchema;
  /** Of the variables, those that decide what is skipped or included. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** What an operation asks of objects of one type under one name. */
export interface OperationField {
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  readonly operation: Operation;
  /** What is asked of the objects that are its values. */
  readonly selectionSetOf: (type: GraphQLObjectType) => ExecuteSelectionSet;
}

/** One execution of an operation. */
export interface Run {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: FieldErrors;
  /** The arguments of each field: in one execution they are the same for every object. */
  readonly args: Map<OperationField, Readonly<Record<string, unknown>>>;
}

/** An object of an answer. */
export type Data = Record<string, unknown>;

/** Makes an object of an answer of what resolvers give; a promise only where one of them takes time. */
export type ExecuteSelectionSet = (
  source: unknown,
  run: Run,
  path: Path | undefined,
) => Data | PromiseLike<Data>;

/** Resolves a field of an object. @throws the error of a field that may not be null */
export type ExecuteField = (source: unknown, run: Run, parent: Path | undefined) => unknown;

/** Makes a value of an answer of what a resolver gave. @throws why there is none */
export type CompleteValue = (value: unknown, run: Run, path: Path) => unknown;

/** What graphql-js takes for a promise: resolvers may give queries of a database, which are not of its class. */
export const isPending = (value: unknown): value is PromiseLike<unknown> =>
  typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
