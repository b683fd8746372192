import type { Run } from './run.ts';

/** A part of a plan, ready to run. What fails is kept in the run. */
export type PlanStep = (run: Run) => Promise<void> | undefined;

/** Lists on a path are looked through, so they need no step of their own. */
export const keysOf = (path: readonly (string | number)[]): readonly string[] =>
  path.flatMap((step) => (step === '@' ? [] : [String(step)]));
