import {
  type DocumentNode,
  getArgumentValues,
  GraphQLError,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { EntitySpec, FieldSpec, GraphSpec } from './graph-spec.ts';
import { namedType } from './graph-spec.ts';
import { externalsIn, typesIn } from './presence.ts';
import { Absent, type Arguments, createWorld, ForbiddenNull, type World, type WorldObject } from './world.ts';

interface Representation extends Readonly<Record<string, unknown>> {
  readonly id?: string;
  readonly code?: string;
  readonly rank?: number;
  readonly ref?: { readonly uid: string };
}

/** An object as resolvers see it. */
interface Source extends WorldObject {
  /** What came along with a reference to it. */
  readonly representation?: Representation;
  /** The field that its subgraph knows here, and nowhere else. */
  readonly provided?: string;
}

type Resolver = (source: Source | undefined, args: Arguments) => unknown;
export type Resolvers = Record<string, Record<string, Resolver>>;

const QUERY: WorldObject = { __typename: 'Query', id: '' };
const TAG: FieldSpec = { name: 'tag', type: 'String', in: [], args: [] };

/** The keys of an entity, which follow from its id. */
const KEY_RESOLVERS: Record<string, Resolver> = {
  id: (source) => source?.id,
  code: (source) => `c${source?.id}`,
  rank: (source) => 100 + Number(source?.id),
  ref: (source) => ({ uid: `r${source?.id}` }),
};

/** The resolvers of one subgraph, which answer for nothing that is not theirs. */
export function subgraphResolvers(graph: GraphSpec, subgraph: string): Resolvers {
  const world = createWorld(graph);
  const types = typesIn(graph, subgraph);
  const externals = externalsIn(graph, subgraph);
  const own = (fields: readonly FieldSpec[]) =>
    Object.fromEntries(
      fields.filter((field) => field.in.includes(subgraph)).map((field) => [field.name, resolverOf(field)]),
    );
  const entities = graph.entities.filter(({ name }) => types.has(name));
  const values = graph.values.filter(({ name }) => types.has(name));
  return {
    Query: own(graph.roots),
    ...Object.fromEntries(entities.map((entity) => [entity.name, resolversOfEntity(entity)])),
    ...Object.fromEntries(
      values.map(({ name, fields }) => [
        name,
        Object.fromEntries(fields.map((each) => [each.name, resolverOf(each)])),
      ]),
    ),
  };

  function resolversOfEntity(entity: EntitySpec): Record<string, Resolver> {
    const { name, fields } = entity;
    const isTagged = graph.interfaces.some(({ members }) => members.includes(name));
    const external = fields.filter(
      (field) => externals.get(name)?.has(field.name) && !field.in.includes(subgraph),
    );
    return {
      ...KEY_RESOLVERS,
      ...(isTagged && { tag: resolverOf(TAG) }),
      ...own(fields),
      ...Object.fromEntries(external.map((field) => [field.name, externalResolverOf(field)])),
      __resolveReference: (reference) => resolveReference(entity, reference),
    };
  }

  function resolveReference({ name, absentIn }: EntitySpec, reference: unknown): Source | null {
    // What a gateway sends is one of the keys, and what is required.
    const representation = reference as Representation;
    const { id, code = '', rank, ref } = representation;
    const source = { __typename: name, id: id ?? (ref?.uid ?? code).slice(1), representation };
    if (rank !== undefined && rank !== 100 + Number(source.id))
      throw new GraphQLError('The key is of two objects');
    return absentIn === subgraph && world.isAbsent(source) ? null : source;
  }

  function resolverOf(field: FieldSpec): Resolver {
    return (source = QUERY, args) => {
      const known = source.representation ?? providedFor(source);
      const required = field.requires === undefined ? null : projected(known, parseSelection(field.requires));
      return asSource(valueOf({ graph, world }, source, [field, args, required]), field);
    };
  }

  /** What its subgraph itself knows of an object, which it may read instead of being sent it. */
  function providedFor(source: Source): unknown {
    const spec = graph.entities.find(({ name }) => name === source.__typename);
    const field = spec?.fields.find(({ name }) => name === source.provided);
    return field ? { [field.name]: valueOf({ graph, world }, source, [field, {}, null]) } : {};
  }

  function externalResolverOf(field: FieldSpec): Resolver {
    const resolve = resolverOf(field);
    return (source, args) =>
      source?.provided === field.name
        ? resolve(source, args)
        : new GraphQLError(`${subgraph} does not know ${field.name} here`);
  }
}

/** The resolvers of the whole schema. */
export function wholeResolvers(graph: GraphSpec, schema: GraphQLSchema): Resolvers {
  const world = createWorld(graph);
  const ofFields = (fields: readonly FieldSpec[]) =>
    Object.fromEntries(fields.map((field) => [field.name, resolverOf(field)]));
  return {
    Query: ofFields(graph.roots),
    ...Object.fromEntries(
      graph.entities.map((entity) => [
        entity.name,
        {
          ...KEY_RESOLVERS,
          tag: resolverOf(TAG),
          ...Object.fromEntries(entity.fields.map((field) => [field.name, resolverOf(field, entity)])),
        },
      ]),
    ),
    ...Object.fromEntries(graph.values.map(({ name, fields }) => [name, ofFields(fields)])),
  };

  function resolverOf(field: FieldSpec, entity?: EntitySpec): Resolver {
    return (source = QUERY, args) => {
      const isAbsent =
        entity?.absentIn !== undefined && field.in.includes(entity.absentIn) && world.isAbsent(source);
      if (isAbsent) return field.type.endsWith('!') ? new Absent('Not known there') : null;
      return valueOf({ graph, world }, source, [field, args, requiredOf(source, field)]);
    };
  }

  function requiredOf(source: WorldObject, { requires }: FieldSpec): unknown {
    return requires === undefined ? null : evaluated(source, parseSelection(requires));
  }

  /** What a selection of an object is, when every subgraph gives what it has. */
  function evaluated(source: WorldObject, { selections }: SelectionSetNode): unknown {
    const type = schema.getType(source.__typename);
    const spec = graph.entities.find(({ name }) => name === source.__typename);
    return Object.fromEntries(
      selections.flatMap((node) => {
        if (node.kind !== Kind.FIELD || !isObjectType(type)) return [];
        const field = spec?.fields.find(({ name }) => name === node.name.value);
        const definition = type.getFields()[node.name.value];
        if (!field || !definition) return [];
        const args = getArgumentValues(definition, node);
        const value = valueOf({ graph, world }, source, [field, args, requiredOf(source, field)]);
        return [[field.name, node.selectionSet ? mapped(value, inside(node.selectionSet)) : value]];
      }),
    );
  }

  function inside(selectionSet: SelectionSetNode) {
    return (value: unknown) => evaluated(value as WorldObject, selectionSet);
  }
}

function valueOf(
  { graph, world }: { graph: GraphSpec; world: World },
  { __typename, id }: WorldObject,
  [field, args, required]: readonly [FieldSpec, Arguments, unknown],
): unknown {
  return world.valueOf({ __typename, id }, field, { args, required, choices: choicesOf(graph, field) });
}

/** The types that an object of a field may have: those that all of its subgraphs know there. */
function choicesOf(graph: GraphSpec, { type, in: owners }: FieldSpec): readonly string[] {
  const name = namedType(type);
  const members = graph.interfaces.find((each) => each.name === name)?.members;
  const union = graph.unions.find((each) => each.name === name);
  const [first = '', ...others] = owners;
  return (
    members ??
    union?.members[first]?.filter((member) =>
      others.every((owner) => union.members[owner]?.includes(member)),
    ) ?? [name]
  );
}

/** A value as a subgraph answers it. */
function asSource(value: unknown, { provides }: FieldSpec): unknown {
  if (value instanceof ForbiddenNull) return null;
  if (Array.isArray(value)) return value.map((item) => asSource(item, { provides } as FieldSpec));
  const isObject = typeof value === 'object' && value !== null && '__typename' in value;
  return isObject && provides !== undefined ? { ...value, provided: provides } : value;
}

function mapped(value: unknown, map: (item: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, map));
  return value === null ? null : map(value);
}

/** What was sent of a selection, and nothing else of it. */
function projected(sent: unknown, { selections }: SelectionSetNode): unknown {
  return mapped(sent ?? null, (object) =>
    Object.fromEntries(
      selections.flatMap((node) => {
        if (node.kind !== Kind.FIELD) return [];
        const value = (object as Readonly<Record<string, unknown>>)[node.name.value];
        if (value === undefined) return [[node.name.value, 'not sent']];
        return [[node.name.value, node.selectionSet ? projected(value, node.selectionSet) : value]];
      }),
    ),
  );
}

const parsed = new Map<string, DocumentNode>();

function parseSelection(selection: string): SelectionSetNode {
  const document = parsed.get(selection) ?? parse(`{ ${selection} }`);
  parsed.set(selection, document);
  const [definition] = document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No selection: ${selection}`);
  return definition.selectionSet;
}
