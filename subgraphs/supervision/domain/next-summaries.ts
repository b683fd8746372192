import { type ClosedList, summarize, type Summary } from './summarize.ts';

/** What one call files at most, new summaries and those that customs refused together. */
export const MAX_SUMMARIES = 100;
/** So many of the lists that wait are looked at by one call. */
export const MAX_WAITING = 5_000;

/**
 * The summaries that one call makes of lists that wait, the first ones first; what is left waits for the next call.
 *
 * @param again how many that were refused it files again
 */
export const nextSummaries = (waiting: readonly ClosedList[], again: number): readonly Summary[] =>
  summarize(waiting.slice(0, MAX_WAITING)).slice(0, Math.max(0, MAX_SUMMARIES - again));
