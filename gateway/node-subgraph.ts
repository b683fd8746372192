import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { Subgraph } from '../runtime/subgraph.ts';
import { Problem } from '../values/problem.ts';

/** Which type an id's prefix stands for, and the subgraph that owns it. */
export interface NodeType {
  readonly typeName: string;
  readonly owner: string;
}

export interface NodeReference {
  readonly __typename: string;
  readonly id: string;
}

/** What the `node` subgraph's resolvers work with. */
export interface NodeContext {
  /** The reference of each id that there is for the viewer; null, or what kept it from being read. */
  readonly find: (ids: readonly string[], responseName: string) => Promise<(NodeReference | Error | null)[]>;
}

export interface NodeSubgraph {
  readonly name: 'node';
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
  /** By prefix, such as `sku` of `sku_…`. */
  readonly typesByPrefix: ReadonlyMap<string, NodeType>;
}

const MAX_IDS = 100;

/**
 * The subgraph of `node(id)` and `nodes(ids)`, made from what the others say of their Node types.
 *
 * It answers references only; the planner goes to the owners for the rest. An entity interface would ask one subgraph
 * to know and resolve every type.
 *
 * @throws when two types share a prefix.
 */
export function defineNodeSubgraph(subgraphs: readonly Pick<Subgraph, 'name' | 'nodeTypes'>[]): NodeSubgraph {
  const typesByPrefix = new Map<string, NodeType>();
  for (const { name: owner, nodeTypes } of subgraphs) {
    for (const [prefix, typeName] of Object.entries(nodeTypes)) {
      const other = typesByPrefix.get(prefix);
      if (other) throw new Error(`${typeName} and ${other.typeName} share the id prefix "${prefix}"`);
      typesByPrefix.set(prefix, { typeName, owner });
    }
  }
  const typeDefs = parse(sdlOf([...typesByPrefix.values()].map(({ typeName }) => typeName)));
  // Apollo types resolvers as an index signature, with no context of ours.
  const module = { typeDefs, resolvers } as unknown as Parameters<typeof buildSubgraphSchema>[0];
  return { name: 'node', typeDefs, schema: buildSubgraphSchema(module), typesByPrefix };
}

/** The reference that an id names; null for ids of no known kind. */
export function referenceOf(
  id: string,
  typesByPrefix: NodeSubgraph['typesByPrefix'],
): (NodeReference & { readonly owner: string }) | null {
  const type = typesByPrefix.get(id.slice(0, Math.max(0, id.indexOf('_'))));
  return type ? { __typename: type.typeName, id, owner: type.owner } : null;
}

const sdlOf = (typeNames: readonly string[]): string => `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@listSize"])

  "Anything that can be fetched again with \`node(id)\`."
  interface Node {
    "Global and opaque; the same for ever."
    id: ID!
  }

  type Query {
    "The object with this id; null when there is none, or none that the viewer may see."
    node(
      "An id that this graph returned before."
      id: ID!
    ): Node
    "The objects with these ids, in their order; null where there is none, or none that the viewer may see."
    nodes(
      "At most ${MAX_IDS}."
      ids: [ID!]!
    ): [Node] @listSize(assumedSize: ${MAX_IDS})
  }

  ${typeNames
    .map((name) => `type ${name} implements Node @key(fields: "id", resolvable: false) { id: ID! }`)
    .join('\n')}
`;

type ResolverOf<Arguments> = (
  ...[root, args, context, info]: [
    unknown,
    Arguments,
    NodeContext,
    { readonly path: { readonly key: string } },
  ]
) => unknown;

const node: ResolverOf<{ readonly id: string }> = async (...[, { id }, { find }, { path }]) =>
  (await find([id], path.key))[0];

const nodes: ResolverOf<{ readonly ids: readonly string[] }> = (...[, { ids }, { find }, { path }]) => {
  if (ids.length > MAX_IDS) {
    throw new Problem('BAD_INPUT', 'too-many-ids', { message: `At most ${MAX_IDS} ids at once` });
  }
  return find(ids, path.key);
};

const resolvers = { Query: { node, nodes } };
