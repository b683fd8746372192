import { describe, expect, it, jest } from '@jest/globals';
import { createPlanQueue, type PlanJob } from '../../gateway/plan-queue.ts';

const job = (operation: string, weight: number, isWanted = true) => ({
  operation,
  weight,
  isWanted: () => isWanted,
  askedAt: 0,
  resolve: () => undefined,
  reject: jest.fn<PlanJob['reject']>(),
});

const busy = expect.objectContaining({ code: 'TIMEOUT', reason: 'planner-busy' });

describe('plans that wait', () => {
  it('are made lightest first, and each in its turn among its like', () => {
    const queue = createPlanQueue();
    queue.add(job('heavy', Infinity));
    queue.add(job('heavy, too', Infinity));
    queue.add(job('light', 2));
    queue.add(job('light, too', 2));
    queue.add(job('lightest', 1));
    const taken = [1, 2, 3, 4, 5].map(() => queue.next()?.operation);
    expect(taken).toEqual(['lightest', 'light', 'light, too', 'heavy', 'heavy, too']);
    expect(queue.next()).toBe(null);
  });

  it('are dropped when nobody waits for them any more', () => {
    const queue = createPlanQueue();
    const left = job('left', 1, false);
    queue.add(left);
    queue.add(job('wanted', 1));
    expect(queue.next()).toHaveProperty('operation', 'wanted');
    expect(left.reject).toHaveBeenCalledWith(busy);
  });

  it('are a thousand at most: the heaviest is refused', () => {
    const queue = createPlanQueue();
    const heavy = job('heavy', Infinity);
    queue.add(heavy);
    for (let index = 0; index < 1_000; index += 1) queue.add(job(`{ f${index} }`, 1));
    expect(heavy.reject).toHaveBeenCalledWith(busy);
    expect(queue.size()).toBe(1_000);
  });
});
