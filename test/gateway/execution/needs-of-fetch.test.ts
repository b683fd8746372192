import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, parse, type SelectionSetNode } from 'graphql';
import type { Entity } from '../../../gateway/execution/entity.ts';
import { type Need, needsOfFetch } from '../../../gateway/execution/needs-of-fetch.ts';
import type { Shape } from '../../../gateway/execution/shape.ts';
import { createTypeFacts } from '../../../gateway/execution/type-facts.ts';

/** As plans write what is required. */
function required(text: string): QueryPlanSelectionNode[] {
  const [operation] = parse(text).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? selectionsOf(operation.selectionSet) : [];
}

const selectionsOf = ({ selections }: SelectionSetNode): QueryPlanSelectionNode[] =>
  selections.flatMap((each): QueryPlanSelectionNode[] => {
    const inner = 'selectionSet' in each &&
      each.selectionSet && { selections: selectionsOf(each.selectionSet) };
    if (each.kind === Kind.FIELD) return [{ kind: 'Field', name: each.name.value, ...inner }];
    if (each.kind === Kind.FRAGMENT_SPREAD || !inner) return [];
    return [{ kind: 'InlineFragment', typeCondition: each.typeCondition?.name.value ?? '', ...inner }];
  });

const schema = buildSchema(`
  type Query { thing: Thing }
  interface Thing { id: ID! }
  type A implements Thing { id: ID! }
  type B implements Thing { id: ID! }
`);
const types = createTypeFacts(
  schema,
  new Map(
    Object.entries({
      's/A.label': '{ x owner { name } }',
      's/B.label': '{ y }',
      's/Thing.rank': '{ z }',
      't/A.plain': '{ x }',
    }).map(([place, text]) => [place, required(text)] as const),
  ),
);

const textOf = ({ fields }: Shape): string =>
  fields.map(({ key, inner }) => (inner ? `${key}{${textOf(inner)}}` : key)).join(' ');
const textsOf = (needs: readonly Need[]) =>
  needs.map(({ required: of, by }) => `${textOf(by)}: ${textOf(of)}`);

function needs(fields: string, requires: string) {
  const operation = `query($representations:[_Any!]!){_entities(representations:$representations){${fields}}}`;
  return needsOfFetch(
    { kind: 'Fetch', serviceName: 's', requires: required(requires), operation } as FetchNode,
    types,
  );
}

interface Case {
  readonly rule: string;
  readonly asked: string;
  readonly requires: string;
  readonly object: Entity;
  readonly byField: readonly string[];
}

const cases: readonly Case[] = [
  {
    rule: 'what it requires itself; all fields need the keys',
    asked: '...on A{label plain}',
    requires: '{ ... on A { __typename id x owner { name } } }',
    object: { __typename: 'A' },
    byField: ['label plain: __typename id', 'label: owner{name} x'],
  },
  {
    rule: 'what its own type requires',
    asked: '...on A{label}...on B{label}',
    requires: '{ ... on A { __typename id x owner { name } } ... on B { __typename id y } }',
    object: { __typename: 'B' },
    byField: ['label: __typename id', 'label: y'],
  },
  {
    rule: 'what is required of all the types of an interface',
    asked: '...on Thing{rank ...on A{plain}}',
    requires: '{ ... on Thing { __typename id z } }',
    object: { __typename: 'B' },
    byField: ['rank: __typename id', 'rank: z'],
  },
  {
    rule: 'the part of an object that is its key, though another one requires more of it',
    asked: '...on A{label plain}',
    requires: '{ ... on A { __typename x owner { id name } } }',
    object: {},
    byField: ['label plain: __typename owner{id}', 'label: owner{name} x'],
  },
  {
    rule: 'all that is required, where it is not known for whom',
    asked: '...on A{plain}',
    requires: '{ ... on A { __typename id x } }',
    object: { __typename: 'A' },
    byField: ['plain: __typename id x'],
  },
];

describe('a field needs', () => {
  it.each(cases)('$rule', ({ asked, requires, object, byField }) => {
    expect(textsOf(needs(asked, requires).byField(object))).toEqual(byField);
  });

  it('all that is required of its object, where that could not be asked about', () => {
    const of = needs(
      '...on A{label plain}...on B{label}',
      '{ ... on A { __typename id x } ... on B { id y } }',
    );
    expect(textsOf(of.asWhole({ __typename: 'A' }))).toEqual(['label plain: __typename id x']);
  });
});
