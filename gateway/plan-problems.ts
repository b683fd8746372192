import { Problem } from '../values/problem.ts';

export const tooComplex = (): Problem =>
  new Problem('COST_EXCEEDED', 'plan-too-complex', {
    message: 'No plan for this operation could be made in time: ask for less at once',
  });

export const plannerBusy = (): Problem =>
  new Problem('TIMEOUT', 'planner-busy', {
    message: 'Too many new operations wait for their plans',
    retryable: true,
  });

const DOWN = 'planner-down';
const MESSAGE = 'No plan for this operation can be made at the moment';

/** There is no process to plan in, or nothing to watch over a plan. */
export const plannerDown = (): Problem => new Problem('TIMEOUT', DOWN, { message: MESSAGE, retryable: true });

/** The system lets the gateway make no more processes and threads: not even one that watches over a plan here. */
export const noMoreThreads = (): Problem =>
  new Problem('TIMEOUT', 'no-more-threads', { message: MESSAGE, retryable: true });

/** True when a plan may be made elsewhere instead. */
export const isPlannerDown = (error: unknown): boolean => error instanceof Problem && error.reason === DOWN;
