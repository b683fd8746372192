import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { buildPlan } from '../../gateway/build-plan.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import { createPlanThread, type PlanThread } from '../../gateway/plan-thread.ts';
import { createPlanWeight } from '../../gateway/plan-weight.ts';
import { silentLog } from '../../runtime/log.ts';
import { findOperation } from '../../gateway/find-operation.ts';
import { defineFixture } from './support/fixtures.ts';

/** For threads that compile what they run while others do the same. */
const THREAD_MS = 120_000;
const NAMES = ['a', 'b', 'c', 'd'];
const FIELDS = ['f0', 'f1', 'f2', 'f3', 'f4', 'f5'];

/** Four subgraphs that all know the same fields: there are thousands of ways to fetch them. */
const supergraphSdl = composeSupergraph(
  NAMES.map((name) =>
    defineFixture({
      name,
      sdl: `
        type Query { t: T @shareable only_${name}: Int }
        type T @key(fields: "id") {
          id: ID!
          next: T @shareable
          ${FIELDS.map((field) => `${field}: Int @shareable`).join(' ')}
          own_${name}: Int
        }
      `,
    }),
  ),
);
const features = ['https://specs.apollo.dev/join/v0.5'];
const builder = loadSupergraph(supergraphSdl, { features, validate: false });
const bomb = (depth: number): string =>
  `{ t ${'{ next '.repeat(depth)} { ${FIELDS.join(' ')} own_a own_b own_c own_d } ${'}'.repeat(depth)} }`;

let thread: PlanThread;
afterEach(() => thread.close());

describe('the planning thread', () => {
  it(
    'makes the plans that would be made here, in the order in which they were asked for',
    async () => {
      thread = createPlanThread({ supergraphSdl, features, timeoutMs: THREAD_MS, log: silentLog });
      const queries = ['{ only_a }', '{ t { f0 own_b } }', '{ only_c only_d }'];
      const plans = await Promise.all(queries.map((query) => thread.plan(query)));
      const here = queries.map((query) => buildPlan(builder, parse(query)));
      expect(plans).toEqual(JSON.parse(JSON.stringify(here)));
      expect(thread.isReady()).toBe(true);
    },
    THREAD_MS,
  );

  it(
    'ends with a plan that takes too long, and another one takes over',
    async () => {
      thread = createPlanThread({ supergraphSdl, features, timeoutMs: 1, log: silentLog });
      const tooComplex = expect.objectContaining({ code: 'COST_EXCEEDED', reason: 'plan-too-complex' });
      await Promise.all([
        expect(thread.plan(bomb(3))).rejects.toEqual(tooComplex),
        expect(thread.plan(bomb(2))).rejects.toEqual(tooComplex),
      ]);
      await expect(thread.plan(bomb(1))).rejects.toEqual(tooComplex);
    },
    THREAD_MS,
  );

  it(
    'says what is wrong with an operation that cannot be planned, and goes on',
    async () => {
      thread = createPlanThread({ supergraphSdl, features, timeoutMs: THREAD_MS, log: silentLog });
      await expect(thread.plan('{ nothing }')).rejects.toThrow();
      expect(await thread.plan('{ only_a }')).toHaveProperty('node.serviceName', 'a');
    },
    THREAD_MS,
  );
});

describe('the weight of a plan', () => {
  const weightOf = createPlanWeight(builder.supergraph, builder.apiSchema.toGraphQLJSSchema());
  const weigh = (query: string) => weightOf(findOperation(parse(query), undefined));

  it('is the number of fields where there is no choice', () => {
    expect(weigh('{ only_a only_b }')).toBe(2);
  });

  it('grows with the ways in which shared fields can be fetched', () => {
    expect(weigh('{ t { f0 } }')).toBe(2 * 4 * 4);
    expect(weigh(bomb(2))).toBeGreaterThan(100_000);
  });
});
