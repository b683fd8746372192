import { describe, expect, it } from '@jest/globals';
import { parseText } from '../../values/text.ts';

describe('parseText', () => {
  it.each([
    ['Wooden train', 'Wooden train'],
    ['  Holzeisenbahn\t', 'Holzeisenbahn'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['木制火车 🚂', '木制火车 🚂'],
    ['12345', '12345'],
  ])('reads "%s"', (text, read) => {
    expect(parseText(text, 20)).toBe(read);
  });

  it('counts characters, not code units', () => {
    expect(parseText('🚂🚂🚂', 3)).toBe('🚂🚂🚂');
  });

  it.each([
    ['nothing', ''],
    ['blanks', ' \u00a0\u3000'],
    ['too much', '123456'],
    ['a second line', 'a\nb'],
    ['a null', 'a\u0000b'],
    ['half a character', 'a\ud83d'],
  ])('refuses %s', (_case, text) => {
    expect(() => parseText(text, 5)).toThrow(
      expect.objectContaining({ code: 'INVALID', reason: 'malformed-text' }),
    );
  });
});
