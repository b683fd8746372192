import { describe, expect, it } from '@jest/globals';
import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { PlacedNode } from '../../../../gateway/execution/plan-places.ts';
import { requiredFromAbove } from '../../../../gateway/execution/required/required-from-above.ts';

const field = (name: string, ...selections: QueryPlanSelectionNode[]): QueryPlanSelectionNode => ({
  kind: 'Field',
  name,
  ...(selections.length > 0 && { selections }),
});

function about(path: readonly string[], gives: string, needs: readonly QueryPlanSelectionNode[]): PlacedNode {
  const node: FetchNode = {
    kind: 'Fetch',
    serviceName: 'any',
    operationName: undefined,
    variableUsages: ['size'],
    operation: `query($representations:[_Any!]!,$size:Int){_entities(representations:$representations){...on Thing{${gives}}}}`,
    operationKind: 'query' as FetchNode['operationKind'],
    requires: [{ kind: 'InlineFragment', typeCondition: 'Thing', selections: [...needs] }],
  };
  return { path, node };
}

const id = field('id');
const weighs = about(['box'], 'weight', [id, field('toys', field('grams', field('value')))]);

/** What is asked for again of a fetch about toys, in which boxes are weighed. */
const againOf = (gives: string, others: readonly PlacedNode[] = [weighs], path = ['box', 'toys']) => {
  const toys = about(path, gives, [id]);
  return requiredFromAbove([...others, toys]).get(toys.node)?.operation ?? null;
};

describe('what is asked for again where an error has taken an object along', () => {
  it('is what an object above it requires of it, without what failed beside it', () => {
    expect(againOf('__typename grams{value unit} maker(size:$size){name}')).toBe(
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Thing{__typename grams{value}}}}',
    );
  });

  it('is also what is needed beside it for what an object above it requires', () => {
    const heats = about(['box'], 'warm', [field('toys', field('heat'))]);
    const heat = about(['box', 'toys'], 'heat', [id, field('power')]);
    const power = about(['box', 'toys'], 'power', [id, field('volts')]);
    expect(againOf('volts maker{name}', [heats, power, heat])).toBe(
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Thing{volts}}}',
    );
  });

  it('is also what it fetches under a name of its own', () => {
    const toys = about(['box', 'toys'], 'grams__alias_0:grams{value} maker{name}', [id]);
    const outputRewrites = [
      { kind: 'KeyRenamer' as const, path: ['... on Thing', 'grams__alias_0'], renameKeyTo: 'grams' },
    ];
    const node = { ...toys.node, outputRewrites };
    expect(requiredFromAbove([weighs, { ...toys, node }]).get(node)?.operation).toBe(
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Thing{grams__alias_0:grams{value}}}}',
    );
  });

  it.each([
    ['all of it is required', 'grams{value}', [weighs], ['box', 'toys']],
    ['nothing of it is', '__typename maker{name}', [weighs], ['box', 'toys']],
    [
      'the object itself requires it: the client sees the null',
      'grams maker',
      [about(['box', 'toys'], 'x', [field('grams')])],
      ['box', 'toys'],
    ],
    ['it stands elsewhere', 'grams{value} maker', [weighs], ['shelf', 'toys']],
  ] as const)('is nothing where %s', (_why, gives, others, path) => {
    expect(againOf(gives, others, [...path])).toBeNull();
  });
});
