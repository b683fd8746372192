import {
  type DocumentNode,
  type FieldDefinitionNode,
  GraphQLError,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { fill, look, type Scope } from './fill.ts';

/**
 * What a subgraph knows: under a type's name its rows; under `Type.field` what that field is where a row says nothing.
 *
 * A row of an object type is found by any of its fields: `{ "id": "s1" }` stands for the whole row that has this id. An
 * object that no row fits stands for itself. So does every reference to a type without rows, while a reference that
 * fits none of a type's rows is null, as an object that its owner does not know. Forms that begin with `$` are computed:
 *
 * - `{ "$text": "{price} {$currency}" }`: a text; names are of the object's fields, with `$` of the arguments
 * - `{ "$value": "supplier.name" }`: what stands there
 * - `{ "$by": "$currency", "EUR": 1, "USD": 2 }`: one of these, by what stands there
 * - `{ "$error": "CODE" }`: an error with this code
 * - `{ "$times": 3, "$each": { "id": "s{#}" } }`: a list; `{#}` in a text is the number of the item
 * - `{ "$log": "{$name}" }`: adds a line to the log that all subgraphs of the graph share, and answers the whole log
 */
export type Rows = Readonly<Record<string, unknown>>;

type Row = Readonly<Record<string, unknown>>;
type FieldResolver = (source: Row, values: Row) => unknown;
type Resolvers = Record<string, Record<string, FieldResolver>>;
type TypeDefinition = ObjectTypeDefinitionNode | ObjectTypeExtensionNode | InterfaceTypeDefinitionNode;

/** The resolvers of a subgraph that serves these rows. */
export function resolversOf(typeDefs: DocumentNode, rows: Rows, log: string[]): Resolvers {
  const definitions = typeDefs.definitions.filter(isTypeDefinition);
  const objects = new Set(
    definitions.filter(({ kind }) => kind !== Kind.INTERFACE_TYPE_DEFINITION).map(({ name }) => name.value),
  );
  const resolvers: Resolvers = {};
  for (const definition of definitions) {
    const type = definition.name.value;
    const isInterface = definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
    const fields = isInterface ? [] : (definition.fields ?? []);
    const isEntity = definition.directives?.some(({ name }) => name.value === 'key') ?? false;
    resolvers[type] = {
      ...resolvers[type],
      ...Object.fromEntries(fields.map((field) => [field.name.value, resolverOf(definition, field)])),
      ...(isEntity && { __resolveReference: (reference: Row) => resolveReference(reference, definition) }),
    };
  }
  return Object.fromEntries(Object.entries(resolvers).filter(([, ofType]) => Object.keys(ofType).length > 0));

  function resolverOf(definition: TypeDefinition, { name, type }: FieldDefinitionNode): FieldResolver {
    const field = name.value;
    const owners = [definition, ...(definition.interfaces ?? []).map((each) => ({ name: each.name }))];
    const fallback = owners
      .map((owner) => rows[`${owner.name.value}.${field}`])
      .find((each) => each !== undefined);
    const typeName = nameOf(type);
    return (source, values) => {
      const row: Row = source ?? {};
      return produce(Object.hasOwn(row, field) ? row[field] : fallback, { row, values }, typeName);
    };
  }

  function resolveReference(reference: Row, definition: TypeDefinition): unknown {
    const { name, kind } = definition;
    if (kind !== Kind.INTERFACE_TYPE_DEFINITION) return known(name.value, reference);
    const implementing = definitions.filter((each) =>
      each.interfaces?.some((implemented) => implemented.name.value === name.value),
    );
    const { __typename, ...key } = reference;
    const found = implementing.map((each) => known(each.name.value, key)).find((each) => each !== null);
    // Of what is no object, no type can be told.
    return found instanceof GraphQLError ? Promise.reject(found) : (found ?? null);
  }

  function known(type: string, reference: Row): unknown {
    if (rows[type] === undefined) return { ...reference, __typename: type };
    const row = rowOf(type, reference);
    if (row && '$error' in row) return errorOf(row['$error']);
    return row && { ...reference, ...row, __typename: type };
  }

  function rowOf(type: string, reference: Row): Row | null {
    const ofType = (rows[type] ?? []) as readonly Row[];
    return ofType.find((row) => fits(row, reference)) ?? null;
  }

  function produce(value: unknown, scope: Scope, typeName: string): unknown {
    if (Array.isArray(value)) return value.map((item) => produce(item, scope, typeName));
    if (typeof value !== 'object' || value === null) return value;
    const form = value as Row;
    if ('$error' in form) return errorOf(form['$error']);
    if ('$text' in form) return fill(String(form['$text']), scope);
    if ('$value' in form) return produce(look(String(form['$value']), scope), scope, typeName);
    if ('$by' in form)
      return produce(form[String(look(String(form['$by']), scope))] ?? null, scope, typeName);
    if ('$log' in form) {
      log.push(fill(String(form['$log']), scope));
      return [...log];
    }
    if ('$times' in form) {
      const items = Array.from({ length: Number(form['$times']) }, (_each, index) =>
        numbered(form['$each'], index),
      );
      return produce(items, scope, typeName);
    }
    const type = typeof form['__typename'] === 'string' ? form['__typename'] : typeName;
    if (!objects.has(type)) return form;
    return { ...form, ...rowOf(type, form), __typename: type };
  }
}

const isTypeDefinition = (definition: { readonly kind: Kind }): definition is TypeDefinition =>
  [Kind.OBJECT_TYPE_DEFINITION, Kind.OBJECT_TYPE_EXTENSION, Kind.INTERFACE_TYPE_DEFINITION].includes(
    definition.kind,
  );

const nameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type);

const errorOf = (code: unknown): GraphQLError =>
  new GraphQLError(`This is ${String(code)}`, { extensions: { code: String(code) } });

const numbered = (each: unknown, index: number): unknown =>
  JSON.parse(JSON.stringify(each).replaceAll('{#}', String(index)));

/** True when some field is in both, and all that are in both are equal. */
function fits(row: Row, reference: Row): boolean {
  const shared = Object.keys(reference).filter((name) => name !== '__typename' && Object.hasOwn(row, name));
  return shared.length > 0 && shared.every((name) => agree(row[name], reference[name]));
}

function agree(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Object.keys(a).some((name) => name.startsWith('$'))) return true;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  return Object.entries(b).every(
    ([name, value]) => !Object.hasOwn(a, name) || agree((a as Row)[name], value),
  );
}
