import type { Attempts } from '../attempts.ts';
import type { Observed } from '../observe.ts';

/** What a check has looked at and where it does not hold. */
export interface Finding {
  /** How many things of what kind. */
  readonly counted: number;
  readonly what: string;
  /** One sentence each. */
  readonly failures: readonly string[];
}

/** One of the invariants of the trade. */
export type Invariant =
  | { readonly id: string; readonly text: string; readonly check: (observed: Observed) => Finding }
  | { readonly id: string; readonly text: string; readonly coveredBy: string };

/** Checks one thing after the other; `failureOf` answers what is wrong with it, or null. */
export function checkEach<Item>(
  what: string,
  items: readonly Item[],
  failureOf: (item: Item) => string | null,
): Finding {
  const failures = items.map(failureOf).filter((failure) => failure !== null);
  return { counted: items.length, what, failures };
}

/** What was found, together with what was tried although it must not go. */
export const withAttempts = (found: Finding, { refused, taken }: Attempts, what: string): Finding => ({
  counted: found.counted,
  what: `${found.what} and ${refused} ${what}`,
  failures: [...found.failures, ...taken],
});

/** What was found, together with what else is wrong. */
export const withMore = (found: Finding, ...more: readonly (readonly string[])[]): Finding => ({
  ...found,
  failures: [...found.failures, ...more.flat()],
});

/** `failure` where a condition does not hold. */
export const unless = (holds: boolean, failure: string): string | null => (holds ? null : failure);
