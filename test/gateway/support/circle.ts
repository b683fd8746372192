import { composeServicesOrThrow } from '../../../gateway/compose.ts';
import { defineFixture } from './fixtures.ts';

/**
 * A graph on which Apollo's planner goes round in a circle, and takes memory as it goes: what a maker requires is shared
 * (`next`), or has requirements itself (`price`), and the subgraphs know an offer by different keys.
 */
const CIRCLE = {
  a: `
    type Query { shops: [Shop] @shareable }
    type Offer @key(fields: "code") {
      code: String!
      price(exact: Boolean): Int @requires(fields: "note(first: 1)")
      next: Int @shareable
      note(first: Int): Int @external
    }
    type Shop @key(fields: "uid", resolvable: false) { uid: ID! }
  `,
  b: `
    type Query { light: Int }
    type Offer @key(fields: "uid", resolvable: false) { uid: ID! }
    type Shop @key(fields: "code") @key(fields: "uid") { code: String! uid: ID! offer: Offer! }
  `,
  c: `
    type Offer @key(fields: "id") @key(fields: "code") @key(fields: "uid") {
      id: ID! code: String! uid: ID! next: Int @shareable
    }
    type Shop @key(fields: "code") { code: String! }
  `,
  d: `
    type Query { shops: [Shop] @shareable }
    type Offer @key(fields: "id") { id: ID! note(first: Int): Int }
    type Shop @key(fields: "code", resolvable: false) { code: String! }
  `,
  e: `
    type Offer @key(fields: "code") {
      code: String!
      maker: Int @requires(fields: "price(exact: true) next note")
      price(exact: Boolean): Int @external
      next: Int @external
      note(first: Int): Int @external
    }
  `,
};

/** Its subgraphs are nowhere. */
export const circleSupergraph = (): string =>
  composeServicesOrThrow(
    Object.entries(CIRCLE).map(([name, sdl]) => ({
      name,
      typeDefs: defineFixture({ name, sdl }).typeDefs,
      url: `http://127.0.0.1:9/${name}`,
    })),
  );

/** Light by its weight. */
export const CIRCLE_QUERY = '{ shops { offer { maker price(exact: true) next } } }';
