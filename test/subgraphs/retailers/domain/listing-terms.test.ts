import { describe, expect, it } from '@jest/globals';
import { termRanksOf, termsOf } from '../../../../subgraphs/retailers/domain/listing-terms.ts';
import { searchTermsOf } from '../../../../values/search-terms.ts';

const toys = ['Wooden train', 'Wooden toy', 'Toys of wood', '木制玩具 toy'];

/** In which rank a search finds a title in a channel; -1 where it does not. */
function rankOf(title: string, search: string | null, isRanked = true): number {
  const held = new Set(termsOf({ title, channel: 'B2C' }));
  const has = (terms: readonly string[]) => terms.every((term) => held.has(term));
  const terms = search === null ? null : searchTermsOf(search);
  return termRanksOf(terms, { channel: 'B2C', isRanked }).findIndex(
    ({ all, without }) => has(all) && !(without && has(without)),
  );
}

describe('listing terms', () => {
  it('find everything where nothing is searched for', () => {
    expect(toys.map((title) => rankOf(title, null))).toEqual([0, 0, 0, 0]);
    expect(termRanksOf(null, { channel: null, isRanked: true })).toHaveLength(1);
  });

  it('rank whole words before beginnings of words', () => {
    expect(toys.map((title) => rankOf(title, 'toy'))).toEqual([-1, 0, 1, 0]);
    expect(toys.map((title) => rankOf(title, 'wood toy'))).toEqual([-1, 1, 1, -1]);
    expect(toys.map((title) => rankOf(title, '玩具 to'))).toEqual([-1, -1, -1, 1]);
  });

  it('do not rank where only the newest are asked for, and where no word can be whole', () => {
    expect(toys.map((title) => rankOf(title, 'toy', false))).toEqual([-1, 0, 0, 0]);
    expect(toys.map((title) => rankOf(title, '玩具'))).toEqual([-1, -1, -1, 0]);
  });

  it('keep the channels apart', () => {
    const held = termsOf({ title: 'Toy', channel: 'B2B' });
    const [{ all } = { all: [] }] = termRanksOf(searchTermsOf('toy'), { channel: 'B2C', isRanked: true });
    expect(all.every((term) => held.includes(term))).toBe(false);
  });

  it.each(['#B2C', '*', '=toy', '#b2c'])(
    'mistake no search for "%s" for one of their own signs',
    (search) => {
      const own = termsOf({ title: '', channel: 'B2C' });
      const asked = searchTermsOf(search);
      expect(
        [...(asked?.beginnings ?? []), ...(asked?.wholeWords ?? [])].some((term) => own.includes(term)),
      ).toBe(false);
    },
  );
});
