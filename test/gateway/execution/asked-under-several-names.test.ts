import { expect, it } from '@jest/globals';
import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import { buildSchema, type FieldNode, Kind, parse } from 'graphql';
import { findOperation } from '../../../gateway/find-operation.ts';
import { normalise } from '../../../gateway/normalise.ts';
import { compileOperation } from '../../../gateway/execution/compile-operation.ts';
import { createDenialOf } from '../../../gateway/execution/denial-of.ts';
import type { Entity } from '../../../gateway/execution/entity.ts';
import { createFieldKeys } from '../../../gateway/execution/field-keys.ts';
import type { Answer, Source } from '../../../gateway/execution/source.ts';
import { createTypeFacts } from '../../../gateway/execution/type-facts.ts';

const schema = buildSchema(`
  type Query { offer: Offer }
  type Offer { id: ID! note: String ref: Ref! }
  type Ref { uid: ID! }
`);
const asked = findOperation(parse('{ offer { note a: ref { uid } b: ref { uid x: uid } } }'), undefined);
const keyOf = createFieldKeys(asked, schema, { byName: new Set() });

const name = (value: string, selections?: readonly object[]) => ({
  kind: 'Field',
  name: value,
  ...(selections && { selections }),
});
const about = (serviceName: string, keys: readonly object[], fields: string) => ({
  kind: 'Flatten',
  path: ['offer'],
  node: {
    kind: 'Fetch',
    serviceName,
    requires: [{ kind: 'InlineFragment', typeCondition: 'Offer', selections: [name('__typename'), ...keys] }],
    operation: `query($representations:[_Any!]!){_entities(representations:$representations){...on Offer{${fields}}}}`,
  } as unknown as FetchNode,
});

/** A plan that reads the key from one subgraph, and what the client asked for under two names from another. */
function planOf(keyA: string, keyB: string): QueryPlan {
  const first = { kind: 'Fetch', serviceName: 'offers', operation: '{offer{__typename id}}' };
  const key = about('keys', [name('id')], 'ref{uid}');
  const rest = about('notes', [name('ref', [name('uid')])], `note ${keyA}:ref{uid}${keyB}:ref{uid}`);
  const node = { kind: 'Sequence', nodes: [first, key, rest] };
  return { kind: 'QueryPlan', node } as unknown as QueryPlan;
}

const keysOfRefs = (): readonly string[] => {
  const [offer] = asked.operation.selectionSet.selections as readonly FieldNode[];
  const fields = (offer?.selectionSet?.selections ?? []).filter((each) => each.kind === Kind.FIELD);
  return fields.slice(1).map((field) => keyOf(field, 'Offer'));
};

async function answerOf(notes: Answer): Promise<unknown> {
  const [keyA = '', keyB = ''] = keysOfRefs();
  const compiled = compileOperation({
    asked,
    planned: asked,
    plan: planOf(keyA, keyB),
    clientSchema: schema,
    types: createTypeFacts(schema),
    keyOf,
    denialOf: createDenialOf(null, null),
    hasDenials: false,
    conditions: {},
  });
  const source =
    (data: Entity): Source =>
    () =>
      Promise.resolve({ data, errors: [] });
  const sources = new Map<string, Source>([
    ['offers', source({ offer: { __typename: 'Offer', id: '3' } })],
    ['keys', source({ _entities: [{ ref: { uid: 'r3' } }] })],
    ['notes', () => Promise.resolve(notes)],
  ]);
  const request = {
    requestId: 'test',
    caller: null,
    signal: new AbortController().signal,
    forwardedHeaders: {},
  };
  const { data, errors } = await compiled.run({ request, sources, variables: {} });
  return { data: JSON.parse(data ?? 'null') as unknown, errors: errors.map(({ path }) => path) };
}

it('tells what is asked under several names of a key that is known, where the subgraph asked does not know the object', async () => {
  expect(await answerOf({ data: { _entities: [null] }, errors: [] })).toEqual({
    data: { offer: { note: null, a: { uid: 'r3' }, b: { uid: 'r3', x: 'r3' } } },
    errors: [],
  });
});

it('does not hide behind such a key that the subgraph asked has failed', async () => {
  const failure = { message: 'Down', path: ['_entities', 0], subgraph: 'notes' };
  expect(await answerOf({ data: { _entities: [null] }, errors: [failure] })).toMatchObject({
    data: { offer: null },
  });
});

it('what is asked in several ways is found with one look at each selection, however deep it stands', () => {
  const deep = buildSchema('type Query { self: Query n: Int }');
  const leaves = Array.from({ length: 4_000 }, (_none, index) => `n${index}:n`).join(' ');
  const levels = 190;
  const source = `{${'a:self{b:self{'.repeat(levels / 2)}${leaves}${'}'.repeat(levels)}}`;
  const { operation, text } = normalise(findOperation(parse(source), undefined), deep);
  expect(text).toHaveLength(source.length);
  const keyOfDeep = createFieldKeys(operation, deep, { byName: new Set() });
  const [outer] = operation.operation.selectionSet.selections as readonly FieldNode[];
  const [inner] = (outer?.selectionSet?.selections ?? []) as readonly FieldNode[];
  const keys = [outer, inner].map((field) => field && keyOfDeep(field, 'Query'));
  expect(new Set(keys).size).toBe(2);
});
