import { BoundedCache } from '../runtime/bounded-cache.ts';
import { Problem } from '../values/problem.ts';

/** What was made of one operation, by what its callers differ in. */
export interface Plans<Plan> {
  /** The plan, or the promise of it: whoever asks while it is made waits for the same one. */
  readonly get: (key: string, make: () => Promise<Plan>) => Plan | Promise<Plan>;
  readonly has: (key: string) => boolean;
  readonly size: () => number;
}

/** Callers and conditions differ in few ways that matter to one operation; more kinds than this are planned again. */
const MAX_PLANS = 32;

/**
 * Plans made once each, however many ask at once.
 *
 * An operation that cannot be planned in time would not be the next time either: its refusal is kept like a plan.
 */
export function createPlans<Plan>(): Plans<Plan> {
  const made = new BoundedCache<Plan | Problem>(MAX_PLANS);
  const inTheMaking = new Map<string, Promise<Plan>>();

  async function makeOne(key: string, make: () => Promise<Plan>): Promise<Plan> {
    try {
      const plan = await make();
      made.set(key, plan);
      return plan;
    } catch (error) {
      if (error instanceof Problem && error.code === 'COST_EXCEEDED') made.set(key, error);
      throw error;
    } finally {
      inTheMaking.delete(key);
    }
  }

  return {
    get: (key, make) => {
      const known = made.get(key);
      if (known instanceof Problem) throw known;
      if (known !== undefined) return known;
      const running = inTheMaking.get(key) ?? makeOne(key, make);
      inTheMaking.set(key, running);
      return running;
    },
    has: (key) => made.get(key) !== undefined,
    size: () => made.size,
  };
}
