import { afterEach, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { buildPlan } from '../../gateway/build-plan.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import type { ObservedPlan } from '../../gateway/observe-plan.ts';
import { createPlanProcess, type PlanProcess, type PlanProcessOptions } from '../../gateway/plan-process.ts';
import { createPlanWeight } from '../../gateway/plan-weight.ts';
import { silentLog } from '../../runtime/log.ts';
import { findOperation } from '../../gateway/find-operation.ts';
import { CIRCLE_QUERY, circleSupergraph } from './support/circle.ts';
import { defineFixture } from './support/fixtures.ts';

const ASKED = { weight: 1, isWanted: () => true };
/** For processes that compile what they run while others do the same. */
const PROCESS_MS = 120_000;
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

let planProcess: PlanProcess;
let outcomes: ObservedPlan['outcome'][] = [];
afterEach(() => planProcess.close());

function started(timeoutMs: number, other: Partial<PlanProcessOptions> = {}): PlanProcess {
  outcomes = [];
  const observe = ({ outcome }: ObservedPlan) => void outcomes.push(outcome);
  return createPlanProcess({ supergraphSdl, features, timeoutMs, observe, log: silentLog, ...other });
}

describe('the planning process', () => {
  it(
    'makes the plans that would be made here, in the order in which they were asked for',
    async () => {
      planProcess = started(PROCESS_MS);
      const queries = ['{ only_a }', '{ t { f0 own_b } }', '{ only_c only_d }'];
      const plans = await Promise.all(queries.map((query) => planProcess.plan(query, ASKED)));
      const here = queries.map((query) => buildPlan(builder, parse(query)));
      expect(plans).toEqual(JSON.parse(JSON.stringify(here)));
      expect(planProcess.isReady()).toBe(true);
      expect(outcomes).toEqual(['made', 'made', 'made']);
    },
    PROCESS_MS,
  );

  it(
    'ends with a plan that takes too long, and another one takes over',
    async () => {
      planProcess = started(1);
      const tooComplex = expect.objectContaining({ code: 'COST_EXCEEDED', reason: 'plan-too-complex' });
      await Promise.all([
        expect(planProcess.plan(bomb(3), ASKED)).rejects.toEqual(tooComplex),
        expect(planProcess.plan(bomb(2), ASKED)).rejects.toEqual(tooComplex),
      ]);
      expect(outcomes).toEqual(['late', 'late']);
    },
    PROCESS_MS,
  );

  it(
    'ends with a plan that takes all of its memory, and the next one makes those that waited',
    async () => {
      planProcess = started(PROCESS_MS, { supergraphSdl: circleSupergraph(), memoryMb: 200 });
      const [circle, light] = await Promise.allSettled([
        planProcess.plan(CIRCLE_QUERY, ASKED),
        planProcess.plan('{ light }', ASKED),
      ]);
      expect(circle).toMatchObject({ status: 'rejected', reason: { reason: 'plan-too-complex' } });
      expect(light).toMatchObject({ status: 'fulfilled', value: { node: { serviceName: 'b' } } });
      expect(outcomes).toEqual(['died', 'made']);
    },
    PROCESS_MS,
  );

  it(
    'says what is wrong with an operation that cannot be planned, and goes on',
    async () => {
      planProcess = started(PROCESS_MS);
      await expect(planProcess.plan('{ nothing }', ASKED)).rejects.toThrow();
      expect(await planProcess.plan('{ only_a }', ASKED)).toHaveProperty('node.serviceName', 'a');
      expect(outcomes).toEqual(['failed', 'made']);
    },
    PROCESS_MS,
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
