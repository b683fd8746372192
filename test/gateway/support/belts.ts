import { Problem } from '../../../values/problem.ts';
import { defineFixture } from './fixtures.ts';

/** How often the mutation ran. */
export const writes = { count: 0 };

/** A subgraph with something of everything that a request can meet. */
export const belts = defineFixture({
  name: 'belts',
  sdl: `
    type Query {
      belts(first: Int, names: [String!], on: On): [Belt!]
      numbers(all: [Int!]): Int
      refused: Int
      broken: Int
      wait: Int
      foreign: Int
      hidden: Int @inaccessible
    }
    type Mutation { write: Int }
    type Belt @key(fields: "id") { id: ID! name: String self: Belt }
    input On { day: Int! color: Color }
    enum Color { RED }
  `,
  resolvers: {
    Query: {
      belts: () => [{ id: 'b1', name: 'Toys' }],
      numbers: (_root: unknown, { all }: { all: number[] }) => all.length,
      refused: () => {
        throw new Problem('INVALID', 'bad-day', {
          message: 'No such day',
          field: ['on', 'day'],
          secretDetail: 'x',
        });
      },
      wait: () => new Promise(() => undefined),
      broken: () => Promise.reject(new Error('mongodb://secret-host refused')),
    },
    Mutation: { write: () => (writes.count += 1) },
    Belt: { self: (belt: unknown) => belt },
  },
});
