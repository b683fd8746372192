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
