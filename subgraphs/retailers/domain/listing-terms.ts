import { indexTermsOf, type SearchTerms } from '../../../values/search-terms.ts';
import type { Channel } from '../../../values/channel.ts';

/** Every listing has it, so that a storefront without a search is served like one with a word. */
const ANY = '*';

/** A channel as a term; no word begins with this sign. */
const channelTerm = (channel: Channel): string => `#${channel}`;

/** What a listing is found by: words and beginnings of words of its title, its channel, and `ANY`. */
export const termsOf = ({
  title,
  channel,
}: {
  readonly title: string;
  readonly channel: Channel;
}): string[] => [ANY, channelTerm(channel), ...indexTermsOf([title])];

/** Terms that a listing has to have all of, and no right to have all of `without`. */
export interface TermCondition {
  readonly all: readonly string[];
  readonly without?: readonly string[];
}

/** What a search asks for in which order: whole words first, then beginnings of words. */
export function termRanksOf(
  search: SearchTerms | null,
  { channel, isRanked }: { readonly channel: Channel | null; readonly isRanked: boolean },
): readonly TermCondition[] {
  const scope = channel === null ? [] : [channelTerm(channel)];
  if (!search) return [{ all: scope.length > 0 ? scope : [ANY] }];
  const { beginnings, wholeWords } = search;
  if (!isRanked || wholeWords.length === 0) return [{ all: [...beginnings, ...scope] }];
  return [
    { all: [...wholeWords, ...beginnings, ...scope] },
    { all: [...beginnings, ...scope], without: wholeWords },
  ];
}
