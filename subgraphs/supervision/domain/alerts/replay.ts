import { type AlertRule, type Severity, SEVERITIES } from './alert-rule.ts';
import { type Evidence, type Measured, reaches } from './measured.ts';

/** What was measured once, as far as a replay needs it. */
export interface PastMeasure extends Pick<Measured, 'measure' | 'before' | 'zoneId' | 'explanation'> {
  readonly rule: AlertRule;
  readonly at: Date;
  readonly evidence: readonly Evidence[];
  /** The alert that it raised; null = none. */
  readonly alertId: string | null;
}

/** What another threshold would have changed. */
export interface Replay {
  /** Alerts that were raised. */
  readonly actual: number;
  /** Alerts that there would be. */
  readonly replayed: number;
  readonly addedCount: number;
  readonly removedCount: number;
  /** Would be new, gravest first; no more than are shown. */
  readonly added: readonly PastMeasure[];
  /** Would not be there, gravest first; no more than are shown. */
  readonly removed: readonly PastMeasure[];
}

export const EMPTY_REPLAY: Replay = {
  actual: 0,
  replayed: 0,
  addedCount: 0,
  removedCount: 0,
  added: [],
  removed: [],
};

export const MAX_SHOWN = 100;

/** The replay with a page more of what was measured, in order of time. Its own size stays bounded. */
export function replayed(before: Replay, page: readonly PastMeasure[], threshold: number): Replay {
  const would = (past: PastMeasure) => reaches(past, threshold);
  const added = page.filter((past) => past.alertId === null && would(past));
  const removed = page.filter((past) => past.alertId !== null && !would(past));
  return {
    actual: before.actual + page.filter(({ alertId }) => alertId !== null).length,
    replayed: before.replayed + page.filter(would).length,
    addedCount: before.addedCount + added.length,
    removedCount: before.removedCount + removed.length,
    added: gravest([...before.added, ...added]),
    removed: gravest([...before.removed, ...removed]),
  };
}

const weightOf = ({ severity }: { readonly severity: Severity }) => SEVERITIES.indexOf(severity);

/** The gravest by the rule's row of the day, then those that were measured highest, then the oldest. */
const gravest = (past: readonly PastMeasure[]): readonly PastMeasure[] =>
  [...past]
    .sort((a, b) => weightOf(b.rule) - weightOf(a.rule) || b.measure - a.measure || +a.at - +b.at)
    .slice(0, MAX_SHOWN);
