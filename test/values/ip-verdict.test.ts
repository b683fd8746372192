import { describe, expect, it } from '@jest/globals';
import { type IpRight, markText, verdictOf } from '../../values/ip-verdict.ts';

const on = '2026-11-23';

function right(changes: Partial<IpRight> = {}): IpRight {
  const title = changes.title ?? 'Lumora';
  return {
    territory: 'US',
    kind: 'TRADEMARK',
    number: '1',
    owner: 'Lumora Inc.',
    title,
    text: markText(title),
    classes: ['28'],
    hsPrefixes: ['9503', '9505'],
    validFrom: '2020-01-01',
    validTo: null,
    source: 'SAMPLE',
    ...changes,
  };
}

const known = (...rights: readonly IpRight[]) =>
  [...new Set(rights.map(({ territory }) => territory))].map((territory) => ({
    territory,
    coveredFrom: '2020-01-01',
    rights: rights.filter((each) => each.territory === territory),
  }));

const toy = (brandName: string | null) => ({ hsCode: '9503008900', brandName });

describe('markText', () => {
  it.each([
    ['LUMORA', 'lumora'],
    ['Lumo-Ra™', 'lumoratm'],
    ['Lúmörà', 'lumora'],
    ['Ｌｕｍｏｒａ', 'lumora'],
    ['Lumo Ra', 'lumora'],
    ['露摩拉 2', '露摩拉2'],
    ['-- ', ''],
  ])('reads %s as %s', (mark, text) => {
    expect(markText(mark)).toBe(text);
  });
});

describe('verdictOf', () => {
  it.each([
    ['the mark itself', 'Lumora', 'BLOCKED'],
    ['the mark with other case, accents and signs', 'LÚMO-RA', 'BLOCKED'],
    ['a mark one letter away', 'Lumorra', 'WATCH'],
    ['a mark with two letters swapped', 'Luomra', 'WATCH'],
    ['a mark two letters away when it is short', 'Lumirra', 'CLEAR'],
    ['a brand with the mark in it', 'Lumora Kids Club', 'WATCH'],
    ['another brand', 'Zhulan', 'CLEAR'],
    ['no brand', null, 'CLEAR'],
    ['a brand of signs alone', '---', 'CLEAR'],
  ])('sees in %s: %s is %s', (_case, brand, verdict) => {
    expect(verdictOf(toy(brand), known(right()), { market: 'US', on }).verdict).toBe(verdict);
  });

  it.each([
    ['a long mark two letters away', 'Brightlumen', 'Brigthlunen', 'WATCH'],
    ['a long mark three letters away', 'Brightlumen', 'Brxxhtlunen', 'CLEAR'],
    ['a mark of three letters one letter away', 'Sun', 'Sum', 'CLEAR'],
    ['a short mark inside a longer brand', 'Sun', 'Sunday', 'CLEAR'],
    ['a Chinese mark', '露摩拉', '露摩拉', 'BLOCKED'],
    ['a brand with a Chinese mark in it', '露摩', '小露摩', 'WATCH'],
    ['a mark without letters', '!!', '!!', 'CLEAR'],
  ])('measures %s: %s against %s is %s', (_case, title, brand, verdict) => {
    expect(verdictOf(toy(brand), known(right({ title })), { market: 'US', on }).verdict).toBe(verdict);
  });

  it('watches a mark that is registered for other goods only when it is the very brand', () => {
    const shoes = right({ classes: ['25'], hsPrefixes: ['64'] });
    expect(verdictOf(toy('Lumora'), known(shoes), { market: 'US', on }).verdict).toBe('WATCH');
    expect(verdictOf(toy('Lumorra'), known(shoes), { market: 'US', on }).verdict).toBe('CLEAR');
  });

  it.each([
    ['DESIGN', 'WATCH'],
    ['PATENT', 'WATCH'],
    ['COPYRIGHT', 'CLEAR'],
  ] as const)('judges a %s that covers unbranded goods as %s', (kind, verdict) => {
    expect(verdictOf(toy(null), known(right({ kind })), { market: 'US', on }).verdict).toBe(verdict);
  });

  it('blocks goods named like a protected work', () => {
    const work = right({ kind: 'COPYRIGHT', classes: [], hsPrefixes: ['95'] });
    expect(verdictOf(toy('Lumora'), known(work), { market: 'US', on }).verdict).toBe('BLOCKED');
  });

  it('takes a code of four digits to be covered by a right on a part of the heading', () => {
    const part = right({ hsPrefixes: ['950300'] });
    const heading = { hsCode: '9503', brandName: 'Lumora' };
    expect(verdictOf(heading, known(part), { market: 'US', on }).verdict).toBe('BLOCKED');
  });

  it.each([
    ['its first day', '2020-01-01', 'BLOCKED'],
    ['its last day', '2025-12-31', 'BLOCKED'],
    ['the day after', '2026-01-01', 'CLEAR'],
    ['the day before all that is known', '2019-12-31', 'UNKNOWN'],
  ])('goes by the day: on %s (%s) it is %s', (_case, day, verdict) => {
    const ended = right({ validTo: '2025-12-31' });
    expect(verdictOf(toy('Lumora'), known(ended), { market: 'US', on: day }).verdict).toBe(verdict);
  });

  it('knows nothing of a market without rights', () => {
    expect(verdictOf(toy('Lumora'), known(right()), { market: 'BR', on })).toEqual({
      verdict: 'UNKNOWN',
      hits: [],
    });
  });

  it('applies a right of the European Union in its members and nowhere else', () => {
    const union = known(right({ territory: 'EU' }));
    expect(verdictOf(toy('Lumora'), union, { market: 'DE', on }).verdict).toBe('BLOCKED');
    expect(verdictOf(toy('Lumora'), union, { market: 'GB', on }).verdict).toBe('UNKNOWN');
  });

  it('names the rights of the graver verdict, in order of their numbers, at most ten', () => {
    const rights = [
      right({ kind: 'DESIGN', number: '0' }),
      ...Array.from({ length: 12 }, (_, index) => right({ number: String(30 - index) })),
    ];
    const { verdict, hits } = verdictOf(toy('Lumora'), known(...rights), { market: 'US', on });
    expect(verdict).toBe('BLOCKED');
    expect(hits.map(({ number }) => number)).toEqual(
      Array.from({ length: 10 }, (_, index) => String(19 + index)),
    );
  });
});
