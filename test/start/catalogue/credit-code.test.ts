import { describe, expect, it } from '@jest/globals';
import { checkedCreditCode, creditCode } from '../../../start/catalogue/credit-code.ts';

describe('creditCode', () => {
  it.each([
    // Codes of firms that everybody knows, from their own websites.
    ['Alibaba (China)', '91330100799655058B'],
    ['Huawei', '914403001922038216'],
    ['Tencent', '9144030071526726XG'],
  ])('checks as that of %s does', (_firm, code) => {
    expect(checkedCreditCode(code.slice(0, 8), code.slice(8, 16))).toBe(code);
  });

  it('is of the enterprise’s province and has 18 characters', () => {
    expect(creditCode('44', 12)).toMatch(/^91449900[0-9A-Y]{10}$/);
  });
});
