import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isWithinEdits } from '../../values/edit-distance.ts';

describe('isWithinEdits', () => {
  it.each([
    ['lumora', 'lumora', 0],
    ['lumora', 'lumorra', 1],
    ['lumora', 'umora', 1],
    ['lumora', 'lumova', 1],
    ['lumora', 'lmuora', 1],
    ['lumora', 'lomura', 2],
    ['', 'ab', 2],
    ['澄海玩具', '澄海玩聚', 1],
    ['kitten', 'sitting', 3],
  ])('finds %s and %s to be %i edits apart', (a, b, edits) => {
    expect(isWithinEdits(a, b, edits)).toBe(true);
    expect(isWithinEdits(b, a, edits)).toBe(true);
    if (edits > 0) expect(isWithinEdits(a, b, edits - 1)).toBe(false);
  });

  it('counts a character outside the basic plane as one', () => {
    expect(isWithinEdits('a𠮷', 'a', 1)).toBe(true);
  });

  it('takes a swap that is edited inside as more than one edit', () => {
    expect(isWithinEdits('ca', 'abc', 2)).toBe(false);
    expect(isWithinEdits('ca', 'abc', 3)).toBe(true);
  });

  it('finds any text after as many edits', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '玩'), maxLength: 12 });
    const edit = fc.record({ at: fc.nat(11), drop: fc.nat(1), add: fc.constantFrom('', 'a', 'z', '具') });
    fc.assert(
      fc.property(letters, fc.array(edit, { maxLength: 3 }), (text, edits) => {
        const edited = edits.reduce((before, { at, drop, add }) => {
          const characters = [...before];
          characters.splice(at, drop, ...add);
          return characters.join('');
        }, text);
        expect(isWithinEdits(text, edited, edits.length)).toBe(true);
      }),
    );
  });
});
