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
/** What was refused may have come at a bad time. */
const REFUSED_MS = 600_000;

interface Refused {
  readonly problem: Problem;
  readonly until: number;
}

/**
 * Plans made once each, however many ask at once.
 *
 * An operation that cannot be planned in time would hardly be the next time: for a while it is refused at once.
 *
 * @param now in milliseconds, from any beginning
 */
export function createPlans<Plan>(now: () => number = () => performance.now()): Plans<Plan> {
  const made = new BoundedCache<Plan>(MAX_PLANS);
  const refused = new BoundedCache<Refused>(MAX_PLANS);
  const inTheMaking = new Map<string, Promise<Plan>>();

  async function makeOne(key: string, make: () => Promise<Plan>): Promise<Plan> {
    try {
      const plan = await make();
      made.set(key, plan);
      return plan;
    } catch (error) {
      if (error instanceof Problem && error.code === 'COST_EXCEEDED') {
        refused.set(key, { problem: error, until: now() + REFUSED_MS });
      }
      throw error;
    } finally {
      inTheMaking.delete(key);
    }
  }

  return {
    get: (key, make) => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const refusal = refused.get(key);
      if (refusal && now() < refusal.until) throw refusal.problem;
      const running = inTheMaking.get(key) ?? makeOne(key, make);
      inTheMaking.set(key, running);
      return running;
    },
    has: (key) => made.get(key) !== undefined,
    size: () => made.size,
  };
}
