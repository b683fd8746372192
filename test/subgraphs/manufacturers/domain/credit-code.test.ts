import { describe, expect, it } from '@jest/globals';
import {
  creditCheckCharacter,
  isCreditCode,
} from '../../../../subgraphs/manufacturers/domain/credit-code.ts';

describe('isCreditCode', () => {
  it.each([
    ["the standard's own example", '91350100M000100Y43'],
    ['one with letters in the organisation', '9144030071526726XG'],
    ['one that ends in a digit', '914403001922038216'],
    ['one that ends in a letter', '91330100799655058B'],
  ])('knows %s', (_case, code) => {
    expect(isCreditCode(code)).toBe(true);
  });

  it.each([
    ['another check character', '91350100M000100Y44'],
    ['two characters changed places', '91350100M001000Y43'],
    ['17 characters', '91350100M000100Y4'],
    ['19 characters', '91350100M000100Y433'],
    ['small letters', '91350100m000100y43'],
    ['a letter that the standard leaves out', '91350100I000100Y43'],
    ['letters in the district', '9135O100M000100Y43'],
    ['nothing', ''],
  ])('refuses %s', (_case, code) => {
    expect(isCreditCode(code)).toBe(false);
  });

  it('notices every change of one character', () => {
    const code = '91350100M000100Y43';
    for (let place = 0; place < 17; place += 1) {
      const digit = code[place] === '7' ? '8' : '7';
      expect(isCreditCode(code.slice(0, place) + digit + code.slice(place + 1))).toBe(false);
    }
  });
});

describe('creditCheckCharacter', () => {
  it('closes any body of 17 characters', () => {
    const body = '91440500000000001';
    expect(isCreditCode(`${body}${creditCheckCharacter(body)}`)).toBe(true);
  });
});
