import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { buildPlan } from '../../gateway/build-plan.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import { defineFixture } from './support/fixtures.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const SHARED = ['f0', 'f1', 'f2'];

/** Subgraphs that all know the same objects, and each something of them that the others do not. */
const builder = loadSupergraph(
  composeSupergraph(
    NAMES.map((name) =>
      defineFixture({
        name,
        sdl: `
          type Query { t: T @shareable }
          type T @key(fields: "id") {
            id: ID!
            next: T @shareable
            ${SHARED.map((field) => `${field}: Int @shareable`).join(' ')}
            own_${name}: Int
          }
        `,
      }),
    ),
  ),
  { features: ['https://specs.apollo.dev/join/v0.5'], validate: false },
);

it('weighs a thousand ways to fetch an operation at most, and takes the best of them', () => {
  const all = [...SHARED, ...NAMES.map((name) => `own_${name}`)].join(' ');
  const plan = buildPlan(builder, parse(`{ t { ${all} next { ${all} next { ${all} } } } }`));
  const { evaluatedPlanCount } = builder.queryPlanner.lastGeneratedPlanStatistics() ?? {};
  expect(evaluatedPlanCount).toBeGreaterThan(1);
  expect(evaluatedPlanCount).toBeLessThanOrEqual(1_000);
  expect(plan.node).not.toBeUndefined();
});
