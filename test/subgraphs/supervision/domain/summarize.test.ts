import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type ClosedLine,
  type ClosedList,
  summarize,
} from '../../../../subgraphs/supervision/domain/summarize.ts';
import { money } from '../../../../values/money.ts';

const line = (given: Partial<ClosedLine> = {}): ClosedLine => ({
  hsCode: '9503006000',
  finalDestination: 'DE',
  quantity: 2,
  unit: 'C62',
  netGrams: 1_700,
  total: money(49_80n, 'EUR'),
  ...given,
});

let made = 0;
const list = (given: Partial<ClosedList> = {}): ClosedList => ({
  declarationId: `decl_${String((made += 1)).padStart(6, '0')}`,
  declarantId: 'ret_1',
  ownerId: 'sup_1',
  transportMode: 'AIR',
  destination: 'DE',
  exitCustoms: 'CNCAN',
  lines: [line()],
  ...given,
});

describe('summarize', () => {
  it('merges lists with the eight sames, and adds up quantities, weights and values', () => {
    const lists = [
      list(),
      list({ lines: [line({ quantity: 3, netGrams: 300, total: money(1_00n, 'EUR') })] }),
    ];
    expect(summarize(lists)).toEqual([
      expect.objectContaining({
        declarationIds: lists.map(({ declarationId }) => declarationId),
        lines: [line({ quantity: 5, netGrams: 2_000, total: money(50_80n, 'EUR') })],
        total: money(50_80n, 'EUR'),
      }),
    ]);
  });

  it.each<[string, Partial<ClosedList>]>([
    ['declarant', { declarantId: 'ret_2' }],
    ['producing or selling unit', { ownerId: 'sup_2' }],
    ['transport', { transportMode: 'SEA' }],
    ['destination', { destination: 'FR' }],
    ['customs of exit', { exitCustoms: 'CNSHA' }],
    ['currency', { lines: [line({ total: money(1n, 'USD') })] }],
  ])('keeps lists with another %s in another summary', (_what, given) => {
    expect(summarize([list(), list(given)])).toHaveLength(2);
  });

  it.each<[string, Partial<ClosedLine>]>([
    ['final destination', { finalDestination: 'AT' }],
    ['HS code', { hsCode: '9503002100' }],
    ['unit', { unit: 'KGM' }],
  ])('keeps lines with another %s in a line of their own', (_what, given) => {
    const [summary, ...others] = summarize([list(), list({ lines: [line(given)] })]);
    expect(others).toEqual([]);
    expect(summary?.lines).toHaveLength(2);
  });

  it('begins another form where one would have more than 100 lines, and divides no list', () => {
    const many = Array.from({ length: 60 }, (_none, index) =>
      line({ hsCode: String(9_503_000_000 + index) }),
    );
    const others = many.map((each) => ({ ...each, finalDestination: 'AT' }));
    const summaries = summarize([list({ lines: many }), list({ lines: others }), list({ lines: others })]);
    expect(summaries.map(({ lines }) => lines.length)).toEqual([60, 60]);
    expect(summaries.map(({ declarationIds }) => declarationIds.length)).toEqual([1, 2]);
  });

  const lines = fc
    .record({
      hsCode: fc.constantFrom('9503006000', '9503002100', '6109100000'),
      finalDestination: fc.constantFrom('DE', 'AT'),
      quantity: fc.integer({ min: 1, max: 99 }),
      unit: fc.constantFrom('C62' as const, 'KGM' as const),
      netGrams: fc.integer({ min: 0, max: 9_999 }),
      minor: fc.bigInt({ min: 0n, max: 9_999n }),
    })
    .map(({ minor, ...given }) => line({ ...given, total: money(minor, 'EUR') }));
  const lists = fc.array(
    fc
      .record({
        ownerId: fc.constantFrom('sup_1', 'sup_2'),
        exitCustoms: fc.constantFrom('CNCAN', 'CNSHA'),
        lines: fc.array(lines, { minLength: 1, maxLength: 4 }),
      })
      .map(list),
    { maxLength: 12 },
  );

  it('has every list in exactly one summary, each line once, and sums equal to those of the lists', () => {
    fc.assert(
      fc.property(lists, (given) => {
        const summaries = summarize(given);
        const ids = summaries.flatMap(({ declarationIds }) => declarationIds);
        expect([...ids].sort()).toEqual(given.map(({ declarationId }) => declarationId).sort());
        for (const { declarationIds, lines: merged, total } of summaries) {
          const own = given.filter(({ declarationId }) => declarationIds.includes(declarationId));
          const parts = own.flatMap((each) => each.lines);
          const sums = (all: readonly ClosedLine[]) => [
            all.reduce((value, each) => value + each.total.minor, 0n),
            all.reduce((count, each) => count + each.quantity, 0),
            all.reduce((grams, each) => grams + each.netGrams, 0),
          ];
          expect(sums(merged)).toEqual(sums(parts));
          expect(total.minor).toBe(sums(parts)[0]);
          const keys = merged.map((each) => `${each.finalDestination} ${each.hsCode} ${each.unit}`);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same for the same lists in any order', () => {
    fc.assert(
      fc.property(lists, (given) => {
        expect(summarize([...given].reverse())).toEqual(summarize(given));
      }),
      { numRuns: 50 },
    );
  });
});
