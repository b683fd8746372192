import { describe, expect, it } from '@jest/globals';
import type { QueryPlan } from '@apollo/query-planner';
import { scopeEnforcer } from '../../gateway/authorization.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { rulesOfPlan } from '../../gateway/plan-rules.ts';
import { defineFixture } from './support/fixtures.ts';

const { authorization, types } = loadGeneration(
  composeSupergraph([
    defineFixture({
      name: 'main',
      sdl: `
        type Query { sku: Sku open: Int secret: Int @requiresScopes(scopes: [["secret"]]) }
        type Sku @key(fields: "id code") {
          id: ID! @authenticated
          code: String
          cost: Int @requiresScopes(scopes: [["cost"]])
          weight: Int @requiresScopes(scopes: [["weight"]])
        }
      `,
    }),
    defineFixture({
      name: 'other',
      sdl: `
        type Query { other: Int }
        type Sku @key(fields: "id code") {
          id: ID!
          code: String
          weight: Int @external
          freight: Int @requires(fields: "weight") @requiresScopes(scopes: [["weight"]])
        }
      `,
    }),
  ]),
  scopeEnforcer,
);

const fetchOf = (operation: string) =>
  ({ kind: 'Fetch', serviceName: 'main', operation, operationKind: 'query' }) as NonNullable<
    QueryPlan['node']
  >;

function rulesOf(node: QueryPlan['node']) {
  if (!authorization) throw new Error('no rules were read');
  return rulesOfPlan({ kind: 'QueryPlan', ...(node && { node }) }, { types, authorization });
}

const ENTITIES = 'query($representations:[_Any!]!){_entities(representations:$representations)';

describe('rulesOfPlan', () => {
  it.each([
    ['a field of the root', '{secret open}', [[['secret']]]],
    ['a field under an alias', '{open:secret}', [[['secret']]]],
    ['a field of an object', '{sku{cost}}', [[['cost']]]],
    ['a field of an entity', `${ENTITIES}{...on Sku{cost}}}`, [[['cost']]]],
    ['a field under a condition', '{sku{...on Sku@skip(if:true){cost}}}', [[['cost']]]],
    ['nothing protected', '{open sku{code}}', []],
    ['a protected key', '{sku{__typename id code}}', []],
    ['a protected requirement', '{sku{weight}}', []],
  ])('finds what %s asks for', (_case, operation, rules) => {
    expect(rulesOf(fetchOf(operation))).toEqual(rules);
  });

  it('finds it wherever it stands in the plan', () => {
    const secret = fetchOf('{secret}');
    const cost = fetchOf(`${ENTITIES}{...on Sku{cost}}}`);
    const open = fetchOf('{open}');
    for (const node of [
      { kind: 'Sequence', nodes: [open, { kind: 'Flatten', path: ['sku'], node: cost }, secret] },
      { kind: 'Parallel', nodes: [secret, { kind: 'Condition', condition: 'x', elseClause: cost }] },
      {
        kind: 'Sequence',
        nodes: [{ kind: 'Condition', condition: 'x', ifClause: secret, elseClause: open }, cost],
      },
    ]) {
      const rules = rulesOf(node as QueryPlan['node']);
      expect(rules.map(String).sort()).toEqual(['cost', 'secret']);
    }
  });

  it('finds nothing in an empty plan', () => {
    expect(rulesOf(undefined)).toEqual([]);
  });
});
