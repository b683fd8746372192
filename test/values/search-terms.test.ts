import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { indexTermsOf, parseSearch, searchTermsOf } from '../../values/search-terms.ts';

/** True when an index that holds a text's terms answers a search: the rule that stores and queries share. */
function finds(query: string, texts: readonly string[]): boolean {
  const held = new Set(indexTermsOf(texts));
  return searchTermsOf(query)?.beginnings.every((term) => held.has(term)) ?? false;
}

function isBest(query: string, texts: readonly string[]): boolean {
  const held = new Set(indexTermsOf(texts));
  return searchTermsOf(query)?.wholeWords.every((term) => held.has(term)) ?? false;
}

describe('search', () => {
  const texts = ['Wooden Toy Train, 24 pieces', '木制玩具火车'];

  it.each([
    ['a word', 'train', true],
    ['the beginning of a word', 'woo', true],
    ['several beginnings in any order', 'tra woo', true],
    ['upper case', 'TOY', true],
    ['a number', '24', true],
    ['full-width letters', 'ｔｏｙ', true],
    ['a Chinese word', '玩具', true],
    ['a single character', '车', true],
    ['a run across two words', '具火', true],
    ['both languages together', 'toy 火车', true],
    ['punctuation around words', '"toy", (train)!', true],
    ['the middle of a word', 'rain', false],
    ['a longer word', 'trains', false],
    ['one word that is not there', 'toy car', false],
    ['characters in another order', '具玩', false],
    ['characters that are apart', '木车', false],
    ['one letter of a longer word', 't', false],
  ])('by %s', (_case, query, found) => {
    expect(finds(query, texts)).toBe(found);
  });

  it.each([
    ['Müller', 'muller'],
    ['cafe', 'Café'],
    ['LED', 'LED灯'],
    ['灯', 'LED灯'],
    ['led灯', 'LED灯泡'],
    ['ÀÉÎ', 'aei'],
    ['가방', '가방'],
    ['supercalifragilistic', 'supercalifragilistic'],
    ['x', 'model x'],
  ])('of %s finds "%s"', (query, text) => {
    expect(finds(query, [text])).toBe(true);
  });

  it('prefers whole words', () => {
    expect(isBest('toy', ['toy'])).toBe(true);
    expect(isBest('toy', ['toys'])).toBe(false);
    expect(finds('toy', ['toys'])).toBe(true);
  });

  it('tells long words apart by more than their stored beginning', () => {
    expect(isBest('supercalifragilistic', ['supercalifragilistik'])).toBe(false);
  });

  it.each(['', '   ', '!?', '…、。'])('of "%s" asks for nothing', (query) => {
    expect(searchTermsOf(query)).toBeNull();
  });

  it('asks for the longest term first and for at most eight words', () => {
    expect(searchTermsOf('a bbb cc')?.beginnings).toEqual(['bbb', 'cc', 'a']);
    expect(searchTermsOf('a b c d e f g h i j')?.beginnings).toHaveLength(8);
  });

  it('finds every text by each of its own words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const word of text.split(/\s+/).slice(0, 8)) {
          if (searchTermsOf(word)) expect(finds(word, [text])).toBe(true);
        }
      }),
    );
  });

  it('keeps each term once and short enough for any index', () => {
    const terms = indexTermsOf(['toy toys', 'x'.repeat(5_000)]);
    expect(new Set(terms).size).toBe(terms.length);
    expect(Math.max(...terms.map((term) => term.length))).toBeLessThanOrEqual(41);
  });
});

describe('parseSearch', () => {
  it.each([null, undefined, '', ' \t '])('asks for nothing where %p is given', (text) => {
    expect(parseSearch(text)).toBeNull();
  });

  it('reads what is searched for', () => {
    expect(parseSearch(' Toy ')).toEqual({ beginnings: ['toy'], wholeWords: ['=toy'] });
  });

  it.each([
    ['a text without words', '!?', 'search-without-words'],
    ['a text of 201 characters', 'x'.repeat(201), 'search-too-long'],
  ])('refuses %s', (_case, text, reason) => {
    expect(() => parseSearch(text)).toThrow(expect.objectContaining({ code: 'BAD_INPUT', reason }));
  });
});
