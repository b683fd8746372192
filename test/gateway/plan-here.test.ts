import { expect, it } from '@jest/globals';
import { parse } from 'graphql';
import type { PlanBuilder } from '../../gateway/build-plan.ts';
import { createPlanHere } from '../../gateway/plan-here.ts';
import { silentLog } from '../../runtime/log.ts';

it.each([
  ['EMFILE', { code: 'TIMEOUT', reason: 'planner-down' }],
  ['ENFILE', { code: 'TIMEOUT', reason: 'planner-down' }],
  ['ANYTHING', { code: 'ANYTHING' }],
])('plans here, where %s is thrown, fail with their code', (code, expected) => {
  const failing = new Proxy({} as PlanBuilder, {
    get: () => {
      throw Object.assign(new Error('failed'), { code });
    },
  });
  const here = createPlanHere({
    builder: failing,
    reload: () => failing,
    observe: () => undefined,
    log: silentLog,
  });
  expect(() => here.plan(parse('{ a }'), 10_000)).toThrow(expect.objectContaining(expected));
});
