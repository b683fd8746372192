import { expect, it } from '@jest/globals';
import type { QueryPlan } from '@apollo/query-planner';
import { buildSchema, parse } from 'graphql';
import { compileOperation } from '../../../gateway/execution/compile-operation.ts';
import { createDenialOf } from '../../../gateway/execution/denial-of.ts';
import { createFieldKeys } from '../../../gateway/execution/field-keys.ts';
import type { Answer, Source } from '../../../gateway/execution/source.ts';
import { createTypeFacts } from '../../../gateway/execution/type-facts.ts';
import { findOperation } from '../../../gateway/find-operation.ts';

const schema = buildSchema('type Query { belts: [Belt] } type Belt { id: ID! name: String }');
const asked = findOperation(parse('{ belts { name } }'), undefined);
const node = {
  kind: 'Sequence',
  nodes: [
    { kind: 'Fetch', serviceName: 'zones', operation: '{belts{__typename id}}' },
    {
      kind: 'Flatten',
      path: ['belts', '@'],
      node: {
        kind: 'Fetch',
        serviceName: 'belts',
        requires: [
          {
            kind: 'InlineFragment',
            typeCondition: 'Belt',
            selections: ['__typename', 'id'].map((name) => ({ kind: 'Field', name })),
          },
        ],
        operation:
          'query($representations:[_Any!]!){_entities(representations:$representations){...on Belt{name}}}',
      },
    },
  ],
};
const { run } = compileOperation({
  asked,
  planned: asked,
  plan: { kind: 'QueryPlan', node } as unknown as QueryPlan,
  clientSchema: schema,
  types: createTypeFacts(schema),
  keyOf: createFieldKeys(asked, schema, { byName: new Set() }),
  denialOf: createDenialOf(null, null),
  hasDenials: false,
  conditions: {},
});

/** How often the errors of so many entities that are all null are looked at, each. */
async function looksAtEach(count: number): Promise<number> {
  let looks = 0;
  const each = Array.from({ length: count }, (_, index) => index);
  const errors = each.map((index) => ({
    message: 'Gone',
    subgraph: 'belts',
    get path() {
      looks += 1;
      return ['_entities', index];
    },
  }));
  const source =
    (answer: Answer): Source =>
    () =>
      Promise.resolve(answer);
  const belts = each.map((index) => ({ __typename: 'Belt', id: `b${index}` }));
  const sources = new Map([
    ['zones', source({ data: { belts }, errors: [] })],
    ['belts', source({ data: { _entities: each.map(() => null) }, errors })],
  ]);
  const { signal } = new AbortController();
  const request = { requestId: 'test', caller: null, signal, forwardedHeaders: {} };
  const outcome = await run({ request, sources, variables: {} });
  expect(outcome.errors).toHaveLength(100);
  return looks / count;
}

it('the errors of many entities are looked at as often as those of a few', async () => {
  expect(await looksAtEach(2_000)).toBeLessThanOrEqual(await looksAtEach(200));
});
