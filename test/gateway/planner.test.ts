import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { parse } from 'graphql';
import { buildPlan } from '../../gateway/build-plan.ts';
import { findOperation } from '../../gateway/find-operation.ts';
import { loadSupergraph } from '../../gateway/load-supergraph.ts';
import type { ObservedPlan } from '../../gateway/observe-plan.ts';
import { plannerDown } from '../../gateway/plan-problems.ts';
import type { PlanProcess } from '../../gateway/plan-process.ts';
import { createPlanner } from '../../gateway/planner.ts';
import { silentLog } from '../../runtime/log.ts';
import { CIRCLE_QUERY, circleSupergraph } from './support/circle.ts';

const SHORT_MS = 100;
const FINE = '{ light }';

const load = () =>
  loadSupergraph(circleSupergraph(), { features: ['https://specs.apollo.dev/join/v0.5'], validate: false });

/** A planner on the graph with the circle, and where it had its plans made. */
function setUp({ weight, planProcess }: { weight: number; planProcess: PlanProcess | null }) {
  const made: string[] = [];
  const planner = createPlanner({
    builder: load(),
    reload: () => {
      made.push('reloaded');
      return load();
    },
    weightOf: () => weight,
    planProcess,
    timeoutMs: SHORT_MS,
    observe: ({ where, outcome }: ObservedPlan) => void made.push(`${where}: ${outcome}`),
    log: silentLog,
  });
  return { made, plan: (query: string) => planner.plan(findOperation(parse(query), undefined)) };
}

function processBeside(isReady: boolean) {
  /** What weighed how much. */
  const asked: number[] = [];
  const planProcess: PlanProcess = {
    isReady: () => isReady,
    start: () => undefined,
    close: () => undefined,
    plan: (_operation, { weight }) => {
      asked.push(weight);
      return Promise.resolve({ kind: 'QueryPlan' });
    },
  };
  return { asked, planProcess };
}

describe('the planner', () => {
  it.each([
    { weight: 25, isReady: true, where: 'here' },
    { weight: 26, isReady: true, where: 'beside' },
    { weight: 1_000, isReady: false, where: 'here' },
    { weight: 1_001, isReady: false, where: 'beside' },
  ])('makes a plan of $weight $where when the process is ready: $isReady', async ({ where, ...given }) => {
    const { asked, planProcess } = processBeside(given.isReady);
    const { made, plan } = setUp({ ...given, planProcess });
    await plan(FINE);
    expect({ made: made.length, asked: asked.length }).toEqual(
      where === 'here' ? { made: 1, asked: 0 } : { made: 0, asked: 1 },
    );
  });

  describe('given a light plan that goes round in a circle', () => {
    afterEach(() => {
      jest.useRealTimers();
    });

    it('gives it up here, as a heavy one, and has the next ones made beside', async () => {
      const { asked, planProcess } = processBeside(true);
      const { made, plan } = setUp({ weight: 1, planProcess });
      await plan(FINE);
      expect(await plan(CIRCLE_QUERY)).toEqual({ kind: 'QueryPlan' });
      await plan(FINE);
      expect(made).toEqual(['here: made', 'here: late']);
      expect(asked).toEqual([Infinity, 1]);
    });

    it('makes plans here again soon, but not this one', async () => {
      jest.useFakeTimers();
      const { asked, planProcess } = processBeside(true);
      const { made, plan } = setUp({ weight: 1, planProcess });
      await plan(CIRCLE_QUERY);
      jest.advanceTimersByTime(1);
      await plan(CIRCLE_QUERY);
      await plan(FINE);
      expect(made).toEqual(['here: late', 'reloaded', 'here: made']);
      expect(asked).toEqual([Infinity, Infinity]);
    });

    it('loads what makes them once a minute at most', async () => {
      jest.useFakeTimers();
      const { made, plan } = setUp({ weight: 1, ...processBeside(true) });
      await plan(CIRCLE_QUERY);
      jest.advanceTimersByTime(1);
      await plan(`query Again ${CIRCLE_QUERY}`);
      jest.advanceTimersByTime(59_000);
      expect(made).toEqual(['here: late', 'reloaded', 'here: late']);
      jest.advanceTimersByTime(1_000);
      expect(made).toEqual(['here: late', 'reloaded', 'here: late', 'reloaded']);
    });
  });

  describe('given a heavy plan when no process is to be had', () => {
    const planProcess: PlanProcess = {
      ...processBeside(false).planProcess,
      plan: () => Promise.reject(plannerDown()),
    };

    it('makes it here, if that is quick', async () => {
      const { made, plan } = setUp({ weight: 2_000, planProcess });
      expect(await plan(FINE)).toEqual(buildPlan(load(), parse(FINE)));
      expect(made).toEqual(['here: made']);
    });

    it('says that it cannot be made now, if it is not, and does not try again here', async () => {
      const { made, plan } = setUp({ weight: 2_000, planProcess });
      for (let time = 0; time < 2; time += 1) {
        await expect(plan(CIRCLE_QUERY)).rejects.toMatchObject({ code: 'TIMEOUT', reason: 'planner-down' });
      }
      expect(made).toEqual(['here: late']);
    });
  });

  it('goes on with a new one where there is no process', async () => {
    const { made, plan } = setUp({ weight: 1, planProcess: null });
    await expect(plan(CIRCLE_QUERY)).rejects.toMatchObject({ reason: 'plan-too-complex' });
    expect(await plan(FINE)).toEqual(buildPlan(load(), parse(FINE)));
    expect(made).toEqual(['here: late', 'reloaded', 'here: made']);
  });
});
