import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { graphql } from 'graphql';
import { consumersAmong, defineSubgraph } from '../../runtime/subgraph.ts';

let scratch: string;
let directory: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'subgraph-'));
  directory = path.join(scratch, 'greetings');
  await mkdir(directory);
  await writeFile(
    path.join(directory, 'schema.graphql'),
    'extend type Query { greeting(name: String!): String }\ntype Guest @key(fields: "id") { id: ID! price: Money }',
  );
});
afterAll(() => rm(scratch, { recursive: true }));

const define = () =>
  defineSubgraph({
    directory,
    nodeTypes: { gst: 'Guest' },
    resolvers: {
      Query: { greeting: (_root: unknown, { name }: { name: string }) => `Hello, ${name}` },
      Guest: {
        __resolveReference: ({ id }: { id: string }) => ({ id, price: { minor: 150n, currency: 'EUR' } }),
      },
    },
    open: () => ({ contextFor: () => ({}), install: async () => {} }),
  });

describe('defineSubgraph', () => {
  it('takes its name from its folder', () => {
    expect(define()).toMatchObject({ name: 'greetings', consumes: [], nodeTypes: { gst: 'Guest' } });
  });

  it('answers with its own resolvers and the common ones', async () => {
    const { data } = await graphql({
      schema: define().schema,
      source: `{
        greeting(name: "Ada")
        viewer { account }
        _entities(representations: [{ __typename: "Guest", id: "gst_1" }]) {
          ... on Guest { id price { amount currency } }
        }
      }`,
      contextValue: { viewer: null },
    });
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      greeting: 'Hello, Ada',
      viewer: null,
      _entities: [{ id: 'gst_1', price: { amount: '1.50', currency: 'EUR' } }],
    });
  });

  it('writes its whole schema, directives included, for composition', async () => {
    const { data } = await graphql({ schema: define().schema, source: '{ _service { sdl } }' });
    const { sdl } = data!['_service'] as { sdl: string };
    expect(sdl.replaceAll(/\s+/g, ' ')).toContain('type Guest @key(fields: "id") {');
  });
});

describe('consumersAmong', () => {
  it('names the subgraphs that wait for an event', () => {
    const consumersOf = consumersAmong([
      { name: 'retailers', consumes: ['SkuPublished', 'IpRightsChanged'] },
      { name: 'finance', consumes: ['SkuPublished'] },
      { name: 'logistics', consumes: [] },
    ]);
    expect(consumersOf('SkuPublished')).toEqual(['retailers', 'finance']);
    expect(consumersOf('Unheard')).toEqual([]);
  });
});
