import { describe, expect, it } from '@jest/globals';
import { summaryStatusAfter } from '../../../../subgraphs/supervision/domain/summary-receipt.ts';

const receipt = (message: string, code: string, attempt = 1) => ({
  receiptId: `${message}/${code}/${attempt}`,
  message,
  code,
  text: 'said',
  at: new Date('2026-12-02T02:00:00Z'),
  attempt,
});

const after = (receipts: readonly ReturnType<typeof receipt>[], attempt = 1) =>
  summaryStatusAfter({ status: 'FILED', attempt, receipts });

describe('what customs says of a summary', () => {
  it.each([
    ['CEB702', '2', 'FILED'],
    ['CEB702', '120', 'FILED'],
    ['CEB702', '399', 'FILED'],
    ['CEB702', '100', 'OPEN'],
    ['CEB702', '-304', 'OPEN'],
    ['CEB792', '399', 'ACCEPTED'],
    ['CEB792', '800', 'ACCEPTED'],
    ['CEB792', '899', 'ACCEPTED'],
    ['CEB792', '300', 'FILED'],
    ['CEB792', '100', 'OPEN'],
    ['CEB604', '100', 'FILED'],
  ])('by %s %s makes it %s', (message, code, expected) => {
    expect(after([receipt(message, code)])).toBe(expected);
  });

  it('leads to the same in any order, however often it comes', () => {
    const words = [receipt('CEB702', '2'), receipt('CEB702', '120'), receipt('CEB792', '399')];
    for (const order of [words, [...words].reverse(), [...words, ...words]]) {
      expect(after(order)).toBe('ACCEPTED');
    }
  });

  it('moves nothing when it is about an earlier sending', () => {
    expect(after([receipt('CEB702', '100', 1)], 2)).toBe('FILED');
  });

  it('moves nothing any more once it is accepted', () => {
    const receipts = [receipt('CEB702', '100')];
    expect(summaryStatusAfter({ status: 'ACCEPTED', attempt: 1, receipts })).toBe('ACCEPTED');
  });
});
