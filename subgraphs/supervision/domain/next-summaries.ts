import { type ClosedList, summarize, type Summary } from './summarize.ts';

/** What one call files at most, new summaries and those that customs refused together. */
export const MAX_SUMMARIES = 100;
/** Of so many lists at most, those of refused ones among them. */
export const MAX_WAITING = 5_000;
/** What customs goes on refusing leaves half of both to the rest. */
export const MAX_REFUSED = MAX_SUMMARIES / 2;
const MAX_REFUSED_LISTS = MAX_WAITING / 2;

/** What a call files again. */
export interface FiledAgain {
  readonly summaries: number;
  readonly lists: number;
}

/**
 * The refused summaries that one call files again, the first ones first; what is left waits for the next call. One has fewer
 * lists than a call takes.
 */
export function nextRefused<Refused extends { readonly listCount: number }>(
  refused: readonly Refused[],
): readonly Refused[] {
  const taken: Refused[] = [];
  let lists = 0;
  for (const summary of refused.slice(0, MAX_REFUSED)) {
    lists += summary.listCount;
    if (lists > MAX_REFUSED_LISTS) break;
    taken.push(summary);
  }
  return taken;
}

/** The summaries that one call makes of lists that wait, the first ones first; what is left waits for the next call. */
export const nextSummaries = (waiting: readonly ClosedList[], again: FiledAgain): readonly Summary[] =>
  summarize(waiting.slice(0, listsLeft(again))).slice(0, Math.max(0, MAX_SUMMARIES - again.summaries));

/** So many of the lists that wait are looked at by a call that files some again. */
export const listsLeft = ({ lists }: Pick<FiledAgain, 'lists'>): number => Math.max(0, MAX_WAITING - lists);
