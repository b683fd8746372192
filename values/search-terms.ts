import { Problem } from './problem.ts';

const MIN_PREFIX = 2;
const MAX_PREFIX = 12;
const MAX_QUERY_WORDS = 8;
const MAX_QUERY_LENGTH = 200;

/** Marks a whole word among terms, so that a whole word can be told from the beginning of a longer one. */
const WHOLE = '=';

const WORDS = /[\p{Script=Han}]+|[\p{L}\p{N}]+/gu;
const HAN = /^\p{Script=Han}/u;

/** Case, width and accents do not matter in a search: NFKD without combining marks, in lower case. */
const normalize = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Latin letters and Han characters stand in one run in names such as `LED灯`; each script is a word of its own. */
function wordsOf(text: string): readonly string[] {
  const runs = normalize(text).match(WORDS) ?? [];
  return runs.flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
}

/** Chinese is written without spaces: every character and every pair is a word that can be looked for. */
function hanTerms(run: string): readonly string[] {
  const characters = [...run];
  return [
    ...characters,
    ...characters.slice(1).map((character, index) => `${characters[index]}${character}`),
  ];
}

function latinTerms(word: string): readonly string[] {
  const letters = [...word];
  const longest = Math.min(letters.length, MAX_PREFIX);
  const prefixes = Array.from({ length: Math.max(0, longest - MIN_PREFIX + 1) }, (_, index) =>
    letters.slice(0, MIN_PREFIX + index).join(''),
  );
  return [...(prefixes.length > 0 ? prefixes : [word]), `${WHOLE}${word.slice(0, 40)}`];
}

/**
 * What an index has to hold so that these texts are found by words and beginnings of words.
 *
 * Beginnings are stored, not computed: an equality on the index serves a prefix search and keeps the index's order, so
 * a page of results costs a page of index entries, however common the word is.
 */
export function indexTermsOf(texts: readonly string[]): readonly string[] {
  const terms = texts
    .flatMap(wordsOf)
    .flatMap((word) => (HAN.test(word) ? hanTerms(word) : latinTerms(word)));
  return [...new Set(terms)];
}

/** What a search asks of the index: all of `beginnings`; the best matches also have all of `wholeWords`. */
export interface SearchTerms {
  readonly beginnings: readonly string[];
  readonly wholeWords: readonly string[];
}

/**
 * Reads the `search` of a filter; null when it is not given or blank, as a cleared search box sends it.
 *
 * @throws BAD_INPUT for a text that is too long, and for one without a letter or digit, which could only find nothing.
 */
export function parseSearch(text: string | null | undefined): SearchTerms | null {
  if (!text?.trim()) return null;
  if (text.length > MAX_QUERY_LENGTH) {
    const message = `A search has at most ${MAX_QUERY_LENGTH} characters`;
    throw new Problem('BAD_INPUT', 'search-too-long', { message });
  }
  const terms = searchTermsOf(text);
  if (!terms)
    throw new Problem('BAD_INPUT', 'search-without-words', { message: 'A search has a letter or digit' });
  return terms;
}

/** What a text asks for; null when it holds no letter or digit. Words beyond the eighth are ignored. */
export function searchTermsOf(text: string): SearchTerms | null {
  const words = wordsOf(text.slice(0, 2 * MAX_QUERY_LENGTH)).slice(0, MAX_QUERY_WORDS);
  if (words.length === 0) return null;
  const beginnings = words.flatMap((word) => (HAN.test(word) ? hanQueryTerms(word) : [latinQueryTerm(word)]));
  const wholeWords = words.filter((word) => !HAN.test(word)).map((word) => `${WHOLE}${word.slice(0, 40)}`);
  // The longest is usually the rarest; an index scan that starts from it reads least.
  const rarestFirst = [...new Set(beginnings)].sort((a, b) => b.length - a.length);
  return { beginnings: rarestFirst, wholeWords: [...new Set(wholeWords)] };
}

const latinQueryTerm = (word: string): string => [...word].slice(0, MAX_PREFIX).join('');

function hanQueryTerms(run: string): readonly string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
