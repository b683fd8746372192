import { execute, type GraphQLSchema, parse } from 'graphql';
import type { BenchDocument } from './documents.ts';
import { products, reviews, type Review, users } from './data.ts';

/** What the standard graph answers when it is one schema in one place: graphql-js over the same data. */
export const referenceAnswer = async (
  clientSchema: GraphQLSchema,
  { query, operationName }: BenchDocument,
): Promise<unknown> => {
  const answer = await execute({ schema: clientSchema, document: parse(query), operationName, rootValue });
  return JSON.parse(JSON.stringify(answer)) as unknown;
};

const rootValue = {
  users: () => users.map(userOf),
  topProducts: ({ first }: { first: number }) => products.slice(0, first).map(productOf),
};

type User = (typeof users)[number];
type Product = (typeof products)[number];

const userOf = (user: User): object => ({
  ...user,
  reviews: () => reviews.filter(({ authorId }) => authorId === user.id).map(reviewOf),
});

const productOf = (product: Product): object => ({
  ...product,
  reviews: () => reviews.filter(({ upc }) => upc === product.upc).map(reviewOf),
});

const reviewOf = ({ id, body, authorId, upc }: Review): object => ({
  id,
  body,
  author: () => userOf(known(users.find((user) => user.id === authorId))),
  product: () => productOf(known(products.find((product) => product.upc === upc))),
});

function known<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('A review names what is not there');
  return value;
}
