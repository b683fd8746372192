import type { FetchNode, PlanNode } from '@apollo/query-planner';
import { OperationTypeNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinFetches } from '../../../../gateway/execution/joining/join-fetches.ts';
import type { FieldOf } from '../../../../gateway/execution/joining/can-merge.ts';
import { planTree } from '../../../../gateway/plan-tree.ts';
import { Problem } from '../../../../values/problem.ts';
import { defineFixture, inProcess, startTestGateway, type TestGateway } from '../../support/fixtures.ts';

const fetch = (serviceName: string, selection: string, more: Partial<FetchNode> = {}): FetchNode => ({
  kind: 'Fetch',
  serviceName,
  operation: `query($representations:[_Any!]!){_entities(representations:$representations){${selection}}}`,
  operationName: undefined,
  operationKind: OperationTypeNode.QUERY,
  requires: [],
  ...more,
});
const at = (path: string, node: PlanNode): PlanNode => ({ kind: 'Flatten', path: path.split('.'), node });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });

const NUMBERS = ['price', 'stock', 'estimate'];
const fieldOf: FieldOf = (type, field) => {
  const isKnown = type === 'Sku' || NUMBERS.includes(field);
  return isKnown ? { type: 'Int', form: type === 'Bundle' && field === 'stock' ? 'Int!' : 'Int' } : null;
};

/** A plan in one line: subgraphs with what they are asked for. */
function inShort(node: PlanNode): string {
  const tree = planTree(joinFetches({ kind: 'QueryPlan', node }, () => fieldOf));
  const short = (each: typeof tree): string =>
    each.kind === 'Fetch'
      ? `${each.subgraph}@${each.at}${/\)\{(\.\.\..*)\}\}$/.exec(each.query ?? '')?.[1]}`
      : `${each.kind}(${each.nodes?.map(short).join(', ')})`;
  return short(tree);
}

const price = at('a', fetch('prices', '...on Sku{price}'));
const name = at('a', fetch('names', '...on Sku{name}'));
const estimate = fetch('stock', '...on Sku{estimate}');
const stock = fetch('stock', '...on Sku{stock}');

describe('a fetch beside a sequence', () => {
  it.each([
    [
      'is joined with one about the same objects',
      parallel(sequence(price, at('a', estimate)), at('a', stock)),
      'Sequence(prices@a...on Sku{price}, stock@a...on Sku{estimate stock})',
    ],
    [
      'is joined with one that stands deeper',
      parallel(at('a', stock), sequence(price, parallel(name, sequence(price, at('a', estimate))))),
      'Sequence(prices@a...on Sku{price}, Parallel(names@a...on Sku{name}, Sequence(prices@a...on Sku{price}, stock@a...on Sku{estimate stock})))',
    ],
    [
      'is joined with one that asks the same of another type',
      parallel(
        sequence(price, at('a', fetch('stock', '...on Bundle{price}'))),
        at('a', fetch('stock', '...on Sku{price}')),
      ),
      'Sequence(prices@a...on Sku{price}, stock@a...on Bundle{price}...on Sku{price})',
    ],
    [
      'stays beside one that asks for a field of the same name that does not merge with its own',
      parallel(sequence(price, at('a', fetch('stock', '...on Bundle{stock}'))), at('a', stock)),
      'Parallel(Sequence(prices@a...on Sku{price}, stock@a...on Bundle{stock}), stock@a...on Sku{stock})',
    ],
    [
      'goes out with one that asks the same about others',
      parallel(sequence(price, at('a', stock)), at('b', stock)),
      'Sequence(prices@a...on Sku{price}, Parallel(stock@a...on Sku{stock}, stock@b...on Sku{stock}))',
    ],
    [
      'stays beside one that asks something else about others',
      parallel(sequence(price, at('a', estimate)), at('b', stock)),
      'Parallel(Sequence(prices@a...on Sku{price}, stock@a...on Sku{estimate}), stock@b...on Sku{stock})',
    ],
    [
      'stays beside one of another subgraph',
      parallel(sequence(price, at('a', fetch('other', '...on Sku{estimate}'))), at('a', stock)),
      'Parallel(Sequence(prices@a...on Sku{price}, other@a...on Sku{estimate}), stock@a...on Sku{stock})',
    ],
    [
      'stays beside one that sends something under another name',
      parallel(
        sequence(
          price,
          at(
            'a',
            fetch('stock', '...on Sku{estimate}', {
              inputRewrites: [{ kind: 'KeyRenamer', path: ['price__1'], renameKeyTo: 'price' }],
            }),
          ),
        ),
        at('a', stock),
      ),
      'Parallel(Sequence(prices@a...on Sku{price}, stock@a...on Sku{estimate}), stock@a...on Sku{stock})',
    ],
  ])('%s', (_case, plan, expected) => {
    expect(inShort(plan)).toBe(expected);
  });
});

it('each fetch is read as often in a wide plan as in a narrow one', () => {
  let reads = 0;
  const counted = (selection: string): FetchNode => {
    const { operation, ...rest } = fetch('stock', selection);
    return Object.defineProperty({ ...rest, operation }, 'operation', {
      enumerable: true,
      get: () => {
        reads += 1;
        return operation;
      },
    });
  };
  const readsOf = (width: number): number => {
    const numbers = Array.from({ length: width }, (_, index) => index);
    const before = reads;
    joinFetches(
      {
        kind: 'QueryPlan',
        node: parallel(
          ...numbers.map((n) => sequence(price, at(`a${n}`, counted('...on Sku{estimate}')))),
          ...numbers.map((n) => at(`b${n}`, counted('...on Sku{stock}'))),
        ),
      },
      () => fieldOf,
    );
    return (reads - before) / width;
  };
  expect(readsOf(40)).toBe(readsOf(4));
});

describe('a joined fetch', () => {
  let gateway: TestGateway;
  let isDown = false;
  beforeAll(async () => {
    gateway = await startTestGateway({
      fixtures: [
        defineFixture({
          name: 'skus',
          sdl: 'type Query { skus: [Sku] } type Sku @key(fields: "id") { id: ID! }',
          resolvers: { Query: { skus: () => [1, 2, 3].map((id) => ({ id })) } },
        }),
        defineFixture({
          name: 'prices',
          sdl: 'type Query { a: Int } type Sku @key(fields: "id") { id: ID! price: Int }',
          resolvers: {
            Sku: {
              price: ({ id }: { id: string }) => {
                if (id === '2') throw new Problem('INVALID', 'no-price');
                return Number(id) * 100;
              },
            },
          },
        }),
        defineFixture({
          name: 'stock',
          sdl: `type Query { b: Int } type Sku @key(fields: "id") {
            id: ID! price: Int @external stock: Int estimate: Int @requires(fields: "price")
          }`,
          resolvers: {
            Sku: {
              stock: ({ id }: { id: string }) => Number(id),
              estimate: ({ price: of }: { price: number | null }) => of && of / 2,
            },
          },
        }),
      ],
      callOf: (fixture, log) => {
        const call = inProcess(fixture, log);
        return (each) =>
          isDown && fixture.name === 'prices'
            ? Promise.reject(
                new Problem('SUBGRAPH_UNAVAILABLE', 'no-answer', { message: 'down', subgraph: 'prices' }),
              )
            : call(each);
      },
    });
  });
  afterAll(() => gateway.stop());

  const ask = async () => {
    gateway.calls();
    const { data, problems } = await gateway.ask('{ skus { stock estimate } }');
    return { data: data as unknown, problems, calls: gateway.calls().map(({ subgraph }) => subgraph) };
  };

  it('answers what its parts would', async () => {
    expect(await ask()).toEqual({
      data: {
        skus: [
          { stock: 1, estimate: 50 },
          { stock: 2, estimate: null },
          { stock: 3, estimate: 150 },
        ],
      },
      problems: [['INVALID', 'skus.1.estimate']],
      calls: ['skus', 'prices', 'stock'],
    });
  });

  it('falls apart for objects that lack what only one of its parts requires', async () => {
    isDown = true;
    const { data, problems, calls } = await ask();
    isDown = false;
    expect(data).toEqual({ skus: [1, 2, 3].map((stocked) => ({ stock: stocked, estimate: null })) });
    expect(problems.map(([, path]) => path)).toEqual([
      'skus.0.estimate',
      'skus.1.estimate',
      'skus.2.estimate',
    ]);
    expect(calls).toEqual(['skus', 'prices', 'stock']);
  });
});
