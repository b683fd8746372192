import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { inStock, products, type Review, reviews, shippingEstimate, users } from './data.ts';

/**
 * The graph by which the field compares its gateways: accounts, products, reviews and inventory, with data of ours of
 * the same size, so that the deep query answers some 87 kB.
 */
export const STANDARD_SUBGRAPHS = ['accounts', 'products', 'reviews', 'inventory'] as const;

export type StandardSubgraph = (typeof STANDARD_SUBGRAPHS)[number];

export const sdlOf = (name: StandardSubgraph): string =>
  readFileSync(path.join(import.meta.dirname, `${name}.graphql`), 'utf8');

const author = ({ authorId }: Review) => ({
  __typename: 'User',
  id: authorId,
  username: users.find(({ id }) => id === authorId)?.username,
});

const resolvers: Record<StandardSubgraph, Record<string, object>> = {
  accounts: {
    Query: {
      me: () => users[0],
      user: (_root: unknown, args: { id: string }) => users.find(({ id }) => id === args.id),
      users: () => users,
    },
    User: { __resolveReference: (key: { id: string }) => users.find(({ id }) => id === key.id) },
  },
  products: {
    Query: { topProducts: (_root: unknown, { first }: { first: number }) => products.slice(0, first) },
    Product: { __resolveReference: (key: { upc: string }) => products.find(({ upc }) => upc === key.upc) },
  },
  reviews: {
    Query: { review: (_root: unknown, args: { id: string }) => reviews.find(({ id }) => id === args.id) },
    Review: {
      __resolveReference: (key: { id: string }) => reviews.find(({ id }) => id === key.id),
      author,
      product: ({ upc }: Review) => ({ __typename: 'Product', upc }),
    },
    User: {
      reviews: (key: { id: string }) => reviews.filter(({ authorId }) => authorId === key.id),
      numberOfReviews: (key: { id: string }) => reviews.filter(({ authorId }) => authorId === key.id).length,
    },
    Product: { reviews: (key: { upc: string }) => reviews.filter(({ upc }) => upc === key.upc) },
  },
  inventory: {
    Product: {
      inStock,
      shippingEstimate,
    },
  },
};

/** A standard subgraph, ready to execute. */
export const schemaOf = (name: StandardSubgraph): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(sdlOf(name)), resolvers: resolvers[name] }] as Parameters<
    typeof buildSubgraphSchema
  >[0]);
