import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { createPlanFacts } from '../../../gateway/execution/plan-facts.ts';
import { createTypeFacts } from '../../../gateway/execution/type-facts.ts';
import type { Repeats } from '../../../gateway/execution/unify.ts';

const types = createTypeFacts(
  buildSchema(
    'type Query { shops: [Shop] } type Shop { id: ID name: String main: Listing listings: [Listing] } type Listing { id: ID price: Int }',
  ),
);

function fetched(operation: string, more: Partial<FetchNode> = {}): FetchNode {
  return {
    kind: 'Fetch',
    serviceName: 'any',
    operationName: undefined,
    operationKind: 'query' as FetchNode['operationKind'],
    operation,
    ...more,
  };
}

const about = (type: string, gives: string, more: Partial<FetchNode> = {}): FetchNode =>
  fetched(`{ _entities { ... on ${type} { ${gives} } } }`, {
    requires: [{ kind: 'InlineFragment', typeCondition: type, selections: [{ kind: 'Field', name: 'id' }] }],
    ...more,
  });
const at = (path: string, node: FetchNode): PlanNode => ({ kind: 'Flatten', path: path.split('.'), node });
const factsOf = (...nodes: PlanNode[]) => createPlanFacts({ kind: 'Parallel', nodes }, types);

/** Where objects are compared, and for how many fetches. */
const placesIn = ({ within, identities }: Repeats, path = ''): readonly string[] => [
  ...(identities.length > 0 ? [`${path} ${identities.length}`] : []),
  ...within.flatMap(([key, inner]) => placesIn(inner, path === '' ? key : `${path}.${key}`)),
];

const shops = fetched('{ shops { id main { id } listings { id } } }');
const inContext = { contextRewrites: [{ kind: 'KeyRenamer' as const, path: ['..', 'x'], renameKeyTo: 'y' }] };

describe('where the same objects may stand many times in an answer', () => {
  it.each([
    ['nowhere, when nothing more is asked', [], []],
    [
      'where more is asked about entities, for each fetch',
      [at('shops.@.main', about('Listing', 'price')), at('shops.@.main', about('Listing', 'price'))],
      ['shops.main 2'],
    ],
    ['not where it was not fetched', [at('shops.@.other', about('Listing', 'price'))], []],
    [
      'not around what is asked with what is around it',
      [
        at('shops.@', about('Shop', 'name')),
        at('shops.@.main', about('Listing', 'price')),
        at('shops.@.listings.@', about('Listing', 'price', inContext)),
      ],
      ['shops.main 1'],
    ],
  ])('is %s', (_case, nodes, expected) => {
    expect(placesIn(factsOf(shops, ...nodes).fetchOf(shops).repeats)).toEqual(expected);
  });

  it('is within entities, too', () => {
    const more = about('Shop', 'main { id }');
    const facts = factsOf(shops, at('shops.@', more), at('shops.@.main', about('Listing', 'price')));
    expect(placesIn(facts.fetchOf(more).repeats)).toEqual(['_entities.main 1']);
  });
});

it('objects at a path may stand in several places from the first entities on', () => {
  const { sharedAlong } = factsOf(shops, at('shops.@.main', about('Listing', 'price')));
  expect(sharedAlong(['shops', 'main', 'of'])).toEqual([false, true, true]);
  expect(sharedAlong(['shops', 'listings'])).toEqual([false, false]);
});

it('a fetch of a wide plan is looked at as often as one of a narrow plan', () => {
  const looksAt = (width: number): number => {
    let looks = 0;
    const counted = (node: FetchNode): FetchNode => {
      const { requires } = node;
      return Object.defineProperty({ ...node }, 'requires', {
        enumerable: true,
        get: () => ((looks += 1), requires),
      });
    };
    const names = Array.from({ length: width }, (_, index) => `s${index}`);
    const root = fetched(`{ ${names.map((name) => `${name}: shops { id }`).join(' ')} }`);
    factsOf(root, ...names.map((name) => at(name, counted(about('Shop', 'name')))));
    return looks / width;
  };
  expect(looksAt(40)).toBe(looksAt(4));
});
