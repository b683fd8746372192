import { BoundedCache } from '../runtime/bounded-cache.ts';
import type { CallSignal } from '../runtime/call-signal.ts';
import { Problem } from '../values/problem.ts';

/** Whoever asked; aborted when they have gone. */
export type Waiter = Pick<CallSignal, 'aborted'>;

/** Makes a plan that somebody waits for as long as `isWanted`. */
export type MakePlan<Plan> = (isWanted: () => boolean) => Promise<Plan>;

/** What was made of one operation, by what its callers differ in. */
export interface Plans<Plan> {
  /** The plan, or the promise of it: whoever asks while it is made waits for the same one. */
  readonly get: (key: string, make: MakePlan<Plan>, waiter?: Waiter) => Plan | Promise<Plan>;
  readonly has: (key: string) => boolean;
  readonly size: () => number;
}

/** Callers and conditions differ in few ways that matter to one operation; more kinds than this are planned again. */
const MAX_PLANS = 32;
/** What was refused may have come at a bad time. */
const REFUSED_MS = 600_000;

const STAYS: Waiter = { aborted: false };

interface InTheMaking<Plan> {
  readonly plan: Promise<Plan>;
  readonly waiters: Waiter[];
}

interface Refused {
  readonly problem: Problem;
  readonly until: number;
}

/**
 * Plans made once each, however many ask at once.
 *
 * An operation that cannot be planned in time would hardly be the next time: for a while it is refused at once.
 *
 * @param onMade told of each plan that is kept from now on
 * @param now in milliseconds, from any beginning
 */
export function createPlans<Plan>(
  onMade: () => void = () => undefined,
  now: () => number = () => performance.now(),
): Plans<Plan> {
  const made = new BoundedCache<Plan>(MAX_PLANS);
  const refused = new BoundedCache<Refused>(MAX_PLANS);
  const inTheMaking = new Map<string, InTheMaking<Plan>>();

  async function makeOne(key: string, make: MakePlan<Plan>, waiters: readonly Waiter[]): Promise<Plan> {
    try {
      const plan = await make(() => waiters.some(({ aborted }) => !aborted));
      made.set(key, plan);
      onMade();
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
    get: (key, make, waiter = STAYS) => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const refusal = refused.get(key);
      if (refusal && now() < refusal.until) throw refusal.problem;
      const running = inTheMaking.get(key);
      if (running) {
        running.waiters.push(waiter);
        return running.plan;
      }
      const waiters = [waiter];
      const plan = makeOne(key, make, waiters);
      inTheMaking.set(key, { plan, waiters });
      return plan;
    },
    has: (key) => made.get(key) !== undefined,
    size: () => made.size,
  };
}
