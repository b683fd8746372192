import { INVARIANTS } from './invariants/index.ts';
import type { Observed } from './observe.ts';

/** What the checks have come to. */
export interface Outcome {
  readonly lines: readonly string[];
  readonly passed: number;
  readonly failed: number;
}

/** Failures of one invariant that are written out. */
const MAX_SHOWN = 3;

/** Checks every invariant: a line for each, and the sum of those that were checked here. What saw nothing shows nothing. */
export function judge(observed: Observed): Outcome {
  const lines: string[] = [];
  let [passed, failed] = [0, 0];
  for (const invariant of INVARIANTS) {
    const { id, text } = invariant;
    if ('coveredBy' in invariant) {
      lines.push(`${id.padEnd(4)} covered by test ${invariant.coveredBy}: ${text}`);
      continue;
    }
    const { counted, what, failures } = invariant.check(observed);
    if (counted === 0 && failures.length === 0) {
      lines.push(`${id.padEnd(4)} not checked, as nothing was there: ${counted} ${what}: ${text}`);
      continue;
    }
    if (failures.length === 0) passed += 1;
    else failed += 1;
    const verdict = failures.length === 0 ? 'holds' : `FAILS in ${failures.length}`;
    lines.push(`${id.padEnd(4)} checked from outside, ${counted} ${what}: ${verdict}: ${text}`);
    lines.push(...failures.slice(0, MAX_SHOWN).map((failure) => `       ${failure}`));
  }
  return { lines: [...lines, `${passed} passed, ${failed} failed`], passed, failed };
}
