import { describe, expect, it } from '@jest/globals';
import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { awaitRequired } from '../../../../gateway/execution/required/await-required.ts';

/** A fetch of fields, and what it requires of the objects that it is about. */
function fetched(serviceName: string, gives: string, requires?: readonly string[]): FetchNode {
  const needs = requires?.map((name): QueryPlanSelectionNode => ({ kind: 'Field', name }));
  return {
    kind: 'Fetch',
    serviceName,
    operationName: undefined,
    variableUsages: [],
    operation: needs ? `{ _entities { ... on Shop { ${gives} } } }` : `{ ${gives} }`,
    operationKind: 'query' as FetchNode['operationKind'],
    ...(needs && { requires: [{ kind: 'InlineFragment', typeCondition: 'Shop', selections: needs }] }),
  };
}

const about = (node: FetchNode): PlanNode => ({ kind: 'Flatten', path: ['shops', '@'], node });
const sequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Sequence', nodes });
const parallel = (...nodes: PlanNode[]): PlanNode => ({ kind: 'Parallel', nodes });

const shops = fetched('root', 'shops { id }');
const name = about(fetched('a', 'name', ['__typename', 'id']));
const rank = about(fetched('b', 'rank', ['id', 'name']));
const prize = about(fetched('c', 'prize', ['id', 'rank']));
const renamed = about({
  ...fetched('a', 'name__alias_0: name', ['id']),
  outputRewrites: [{ kind: 'KeyRenamer', path: ['... on Shop', 'name__alias_0'], renameKeyTo: 'name' }],
});
const other = about(fetched('d', 'other', ['id']));
const turn = about(fetched('e', 'turn', ['back']));
const back = about(fetched('f', 'back', ['turn']));

interface Case {
  readonly rule: string;
  readonly before: PlanNode;
  readonly after: PlanNode;
}

const cases: readonly Case[] = [
  {
    rule: 'leaves what is in order as it is',
    before: sequence(shops, parallel(name, other), rank, prize),
    after: sequence(shops, parallel(name, other), rank, prize),
  },
  {
    rule: 'puts a fetch after the one beside it that fetches what it requires',
    before: sequence(shops, parallel(rank, name)),
    after: sequence(shops, sequence(name, rank)),
  },
  {
    rule: 'puts a fetch after the one behind it that fetches what it requires',
    before: sequence(shops, rank, name),
    after: sequence(shops, name, rank),
  },
  {
    rule: 'knows what is fetched under a name of its own',
    before: sequence(shops, parallel(rank, renamed)),
    after: sequence(shops, sequence(renamed, rank)),
  },
  {
    rule: 'lets each of several wait for the one before it',
    before: sequence(shops, parallel(prize, rank, name)),
    after: sequence(shops, sequence(name, sequence(rank, prize))),
  },
  {
    rule: 'lets only those wait that have to',
    before: sequence(shops, parallel(rank, name, other)),
    after: sequence(shops, sequence(parallel(name, other), rank)),
  },
  {
    rule: 'lets nothing wait for what was fetched before already',
    before: sequence(shops, name, parallel(rank, name)),
    after: sequence(shops, name, parallel(rank, name)),
  },
  {
    rule: 'leaves those that wait for each other as they are',
    before: sequence(shops, parallel(turn, back)),
    after: sequence(shops, parallel(turn, back)),
  },
  {
    rule: 'tells the same field of other objects apart',
    before: parallel({ kind: 'Flatten', path: ['others', '@'], node: fetched('a', 'name', ['id']) }, rank),
    after: parallel({ kind: 'Flatten', path: ['others', '@'], node: fetched('a', 'name', ['id']) }, rank),
  },
];

describe('a plan in which each fetch waits for what it requires', () => {
  it.each(cases)('$rule', ({ before, after }) => {
    expect(awaitRequired({ kind: 'QueryPlan', node: before })).toEqual({ kind: 'QueryPlan', node: after });
  });

  it('may be a plan of nothing', () => {
    expect(awaitRequired({ kind: 'QueryPlan' })).toEqual({ kind: 'QueryPlan' });
  });
});
