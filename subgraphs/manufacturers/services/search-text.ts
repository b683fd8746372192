import { Problem } from '../../../values/problem.ts';
import { type SearchTerms, searchTermsOf } from '../../../values/search-terms.ts';

const LONGEST = 200;

/**
 * Reads the `search` of a filter; null when it is not given or blank, as a cleared search box sends it.
 *
 * @throws BAD_INPUT for a text that is too long, and for one without a letter or digit, which could only find nothing.
 */
export function readSearchText(text: string | null | undefined): SearchTerms | null {
  if (!text?.trim()) return null;
  if (text.length > LONGEST) {
    throw new Problem('BAD_INPUT', 'search-too-long', {
      message: `A search has at most ${LONGEST} characters`,
    });
  }
  const terms = searchTermsOf(text);
  if (!terms)
    throw new Problem('BAD_INPUT', 'search-without-words', { message: 'A search has a letter or digit' });
  return terms;
}
