import { sha256 } from '../../../../runtime/id.ts';

/** How the simulated customs answers some goods. */
export interface Scenario {
  readonly name: string;
  readonly hsPrefixes: readonly string[];
  /** A list that is sent again after this passes. */
  readonly firstTimeOnly: boolean;
  /** Code, and milliseconds after all three documents are there. */
  readonly steps: readonly (readonly [code: string, afterMs: number])[];
}

/** What may go wrong on the way, by shares of the answers from 0 to 1. */
export interface Faults {
  readonly duplicateShare: number;
  readonly lateShare: number;
  readonly lateMs: number;
}

export interface Behaviour {
  readonly seed: string;
  readonly faults: Faults;
  /** How long after the departure a list is closed. */
  readonly closesAfterMs: number;
  /** The first that fits; the last fits all. */
  readonly scenarios: readonly Scenario[];
  /** The same for applications for a monthly summary, by the goods of their lists. */
  readonly summaryScenarios: readonly Scenario[];
}

/** One delivery of an answer. */
export interface Delivery {
  readonly deliveryId: string;
  readonly afterMs: number;
}

/** The first scenario for a list or a summary of these goods. @throws Error when none fits */
export function scenarioFor(
  scenarios: readonly Scenario[],
  hsCodes: readonly string[],
  isFirstTime: boolean,
): Scenario {
  const found = scenarios.find(
    ({ hsPrefixes, firstTimeOnly }) =>
      (isFirstTime || !firstTimeOnly) &&
      hsPrefixes.some((prefix) => hsCodes.some((hsCode) => hsCode.startsWith(prefix))),
  );
  if (found) return found;
  throw new Error(`No scenario of the simulated customs fits ${hsCodes.join(', ')}`);
}

/** A number from 0 to 1 that the seed and the text alone decide. */
const shareOf = (seed: string, text: string): number =>
  parseInt(sha256(`${seed}/${text}`).slice(0, 12), 16) / 2 ** 48;

/** How an answer is delivered: once and at its time, but for the faults that the seed gives it. */
export function deliveriesOf({ seed, faults }: Behaviour, id: string, afterMs: number): readonly Delivery[] {
  const isLate = shareOf(seed, `${id}/late`) < faults.lateShare;
  const first = { deliveryId: id, afterMs: afterMs + (isLate ? faults.lateMs : 0) };
  if (shareOf(seed, `${id}/twice`) >= faults.duplicateShare) return [first];
  const gap = Math.round(shareOf(seed, `${id}/gap`) * faults.lateMs);
  return [first, { deliveryId: `${id}/again`, afterMs: afterMs + gap }];
}
