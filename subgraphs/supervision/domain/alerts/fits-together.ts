import type { AlertRule } from './alert-rule.ts';

/** What of a row does not fit the rest of it. */
export interface Misfit {
  readonly column: string;
  readonly message: string;
}

type Measuring = Pick<AlertRule, 'code' | 'threshold' | 'parameters'>;

/** Why a rule could never raise, or would raise what it does not look for; null where its parts fit. */
export function misfitOf({ code, threshold, parameters }: Measuring): Misfit | null {
  const value = Number(threshold);
  const { minimum = 0, history = 0, peers = 0, limit = 0, remembered = 0 } = parameters;
  const most = Math.max(history, peers);
  if (minimum > most) return { column: 'minimum', message: `is at most the ${most} that are remembered` };
  if (code === 'ORDER_SPLITTING' && value <= limit) {
    return { column: 'threshold', message: 'is above the limit, which one order alone may reach' };
  }
  if (code === 'VELOCITY' && value > remembered) {
    return { column: 'threshold', message: `is at most the ${remembered} that are remembered` };
  }
  return null;
}
