import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { responseFields } from '../execution/index.ts';
import { compileField } from './field.ts';
import { type Data, type ExecuteField, type ExecuteSelectionSet, isPending, type Operation } from './run.ts';

/** What is asked of objects, in one or several places of a document. */
export interface Asked {
  readonly selectionSets: readonly SelectionSetNode[];
  readonly operation: Operation;
}

/** Compiles what is asked of objects of one type: all fields begin before one is awaited. */
export function compileSelectionSet(type: GraphQLObjectType, asked: Asked): ExecuteSelectionSet {
  const fields = fieldsOf(type, asked);
  const empty = emptyData(fields);
  return (source, run, path) => {
    const data = { ...empty };
    const pending: Pending[] = [];
    for (const { name, execute } of fields) {
      try {
        const value = execute(source, run, path);
        if (isPending(value)) pending.push({ name, value });
        else data[name] = value;
      } catch (error) {
        if (pending.length === 0) throw error;
        return failedBeside(pending, error);
      }
    }
    return pending.length > 0 ? filled(data, pending) : data;
  };
}

/** The same for a mutation: a field begins when the one above it has ended. */
export function compileSerialSelectionSet(type: GraphQLObjectType, asked: Asked): ExecuteSelectionSet {
  const fields = fieldsOf(type, asked);
  const empty = emptyData(fields);
  return (source, run, path) => {
    const data = { ...empty };
    let before: PromiseLike<void> | null = null;
    for (const { name, execute } of fields) {
      const begin = () => execute(source, run, path);
      const fill = (value: unknown) => void (data[name] = value);
      if (before) {
        before = before.then(begin).then(fill);
        continue;
      }
      const value = begin();
      if (isPending(value)) before = value.then(fill);
      else fill(value);
    }
    return before ? before.then(() => data) : data;
  };
}

interface CompiledField {
  readonly name: string;
  readonly execute: ExecuteField;
}

function fieldsOf(type: GraphQLObjectType, { selectionSets, operation }: Asked): readonly CompiledField[] {
  const selected = selectionSets.map((selectionSet) => ({ parentType: type.name, selectionSet }));
  return responseFields(type, selected, operation).flatMap(({ name, nodes: [first, ...others] }) => {
    const definition = first && definitionOf(operation.schema, type, first.node.name.value);
    if (!definition) return [];
    if (definition === TypeNameMetaFieldDef) return [{ name, execute: () => type.name }];
    const nodes = [first.node, ...others.map(({ node }) => node)] as const;
    const selectionSetOf = byType({
      selectionSets: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      operation,
    });
    return [
      {
        name,
        execute: compileField({ name, parentType: type, definition, nodes, operation, selectionSetOf }),
      },
    ];
  });
}

const OF_QUERY: ReadonlyMap<string, Definition> = new Map(
  [SchemaMetaFieldDef, TypeMetaFieldDef].map((definition) => [definition.name, definition]),
);

type Definition = GraphQLField<unknown, unknown>;

/** A field by its name, also those that no schema defines. */
function definitionOf(schema: GraphQLSchema, type: GraphQLObjectType, name: string): Definition | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  const ofQuery = type === schema.getQueryType() ? OF_QUERY.get(name) : undefined;
  return ofQuery ?? type.getFields()[name];
}

/** Compiled for a type when its first object comes: of an interface with many types, an answer may have one. */
function byType(asked: Asked): (type: GraphQLObjectType) => ExecuteSelectionSet {
  const compiled = new Map<GraphQLObjectType, ExecuteSelectionSet>();
  return (type) => {
    let known = compiled.get(type);
    if (!known) compiled.set(type, (known = compileSelectionSet(type, asked)));
    return known;
  };
}

/** All names in their order, whatever they are: to this an assignment adds nothing, but fills it. */
const emptyData = (fields: readonly CompiledField[]): Data =>
  Object.fromEntries(fields.map(({ name }) => [name, null]));

interface Pending {
  readonly name: string;
  readonly value: PromiseLike<unknown>;
}

async function filled(data: Data, pending: readonly Pending[]): Promise<Data> {
  const settled = await Promise.all(pending.map(({ value }) => value));
  for (const [index, { name }] of pending.entries()) data[name] = settled[index];
  return data;
}

/** What has begun beside a failure is awaited: it may fail as well, and that must be heard. */
async function failedBeside(pending: readonly Pending[], error: unknown): Promise<never> {
  await Promise.all(pending.map(({ value }) => value)).catch(() => undefined);
  throw error;
}
