import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from '../../gateway/compose.ts';
import { defineFixture } from './support/fixtures.ts';

const catalogue = defineFixture({
  name: 'catalogue',
  sdl: `
    interface Node { id: ID! }
    type Query { skus: [Sku!] }
    type Sku implements Node @key(fields: "id") { id: ID! code: String! }
  `,
  nodeTypes: { sku: 'Sku' },
});

describe('composeSupergraph', () => {
  it('adds the generated node subgraph', () => {
    const sdl = composeSupergraph([catalogue]);
    expect(sdl).toMatch(/NODE @join__graph\(name: "node"/);
    expect(sdl).toMatch(/node\([^)]*id: ID![^)]*\): Node @join__field\(graph: NODE\)/s);
  });

  it('gives the same text for the same subgraphs', () => {
    expect(composeSupergraph([catalogue])).toBe(composeSupergraph([catalogue]));
  });

  it('names every reason why subgraphs do not compose', () => {
    const clashing = defineFixture({
      name: 'offers',
      sdl: `
        type Query { offers: Int first: Missing1 }
        type Missing1 { a: Int @shareable b: String }
        type Sku @key(fields: "id") { id: ID! code: Int! }
      `,
    });
    const other = defineFixture({
      name: 'other',
      sdl: 'type Query { other: Missing1 } type Missing1 { b: Int }',
    });
    expect(() => composeSupergraph([catalogue, clashing, other])).toThrow(
      /does not compose:\n(?=.*FIELD_TYPE_MISMATCH[^\n]*Sku\.code)(?=.*INVALID_FIELD_SHARING[^\n]*Missing1\.b)/s,
    );
  });

  it('refuses two types with one id prefix', () => {
    const twin = defineFixture({ name: 'twin', sdl: 'type Query { a: Int }', nodeTypes: { sku: 'Twin' } });
    expect(() => composeSupergraph([catalogue, twin])).toThrow('Twin and Sku share the id prefix "sku"');
  });

  it('refuses a Node type that no id leads to', () => {
    const forgetful = { ...catalogue, nodeTypes: {} };
    expect(() => composeSupergraph([forgetful])).toThrow(
      'without an id prefix in nodeTypes: Sku (catalogue)',
    );
  });

  it('asks the rights to what a context carries of whoever reads the field that it is carried to', () => {
    const shops = (rights: string) =>
      defineFixture({
        name: 'shops',
        link: `extend schema @link(
          url: "https://specs.apollo.dev/federation/v2.9"
          import: ["@key", "@authenticated", "@context", "@fromContext"]
        )`,
        sdl: `
          type Query { shop: Shop }
          type Shop @key(fields: "id") @context(name: "shop") {
            id: ID!
            margin: Int @authenticated
            listing: Listing
          }
          type Listing @key(fields: "id") {
            id: ID!
            price(margin: Int @fromContext(field: "$shop { margin }")): Int ${rights}
          }
        `,
      });
    expect(() => composeSupergraph([shops('')])).toThrow(/MISSING_TRANSITIVE_AUTH_REQUIREMENTS/);
    expect(() => composeSupergraph([shops('@authenticated')])).not.toThrow();
  });
});
