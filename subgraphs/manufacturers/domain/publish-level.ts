import { Problem } from '../../../values/problem.ts';
import { MAX_COUNT, type StockLevel } from './stock-level.ts';

/** How quantities are meant: absolute, as a change, or absolute for a whole warehouse. */
export type PublishMode = 'SET' | 'ADJUST' | 'SNAPSHOT';

/** What a supplier says of one level. */
export interface LevelClaim {
  /** In sales units; a change of them in ADJUST. */
  readonly quantity: number;
  /** Null leaves it as it is. */
  readonly safety: number | null;
  /** Null takes any; 0 only a level that is not there yet. */
  readonly expectedVersion: number | null;
  /** When it was counted; null is now, and never too old. */
  readonly asOf: Date | null;
}

export interface PublishedLevel {
  readonly status: 'APPLIED' | 'UNCHANGED' | 'STALE';
  readonly level: StockLevel;
}

/**
 * A level after a claim about it.
 *
 * Less than is reserved is a physical truth and accepted: it shows as a shortage. An unchanged level keeps its version
 * and still becomes younger, so that an older count that arrives later cannot undo what a younger one has confirmed.
 *
 * @throws VERSION_CONFLICT for another version than the expected one, INVALID for a count out of range.
 */
export function publishLevel(
  before: StockLevel,
  { quantity, safety: claimedSafety, expectedVersion, asOf: claimedAsOf }: LevelClaim,
  { mode, now }: { readonly mode: PublishMode; readonly now: Date },
): PublishedLevel {
  if (expectedVersion !== null && expectedVersion !== before.version) {
    throw new Problem('VERSION_CONFLICT', 'level-has-other-version', {
      message: `The level has version ${before.version}`,
      field: ['expectedVersion'],
    });
  }
  if (before.version > 0 && claimedAsOf !== null && claimedAsOf < before.asOf) {
    return { status: 'STALE', level: before };
  }
  const onHand = mode === 'ADJUST' ? before.onHand + quantity : quantity;
  if (onHand < 0 || onHand > MAX_COUNT) {
    throw new Problem('INVALID', 'stock-out-of-range', {
      message: `Stock is 0 to ${MAX_COUNT}; this would make it ${onHand}`,
      field: ['quantity'],
    });
  }
  const safety = claimedSafety ?? before.safety;
  const claimed = claimedAsOf ?? now;
  const asOf = before.version > 0 && before.asOf > claimed ? before.asOf : claimed;
  if (before.version > 0 && onHand === before.onHand && safety === before.safety) {
    return { status: 'UNCHANGED', level: { ...before, asOf } };
  }
  return { status: 'APPLIED', level: { ...before, onHand, safety, asOf, version: before.version + 1 } };
}
