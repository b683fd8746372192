import { describe, expect, it } from '@jest/globals';
import {
  MAX_REFUSED,
  MAX_SUMMARIES,
  MAX_WAITING,
  nextRefused,
  nextSummaries,
} from '../../../../subgraphs/supervision/domain/next-summaries.ts';
import type { ClosedList } from '../../../../subgraphs/supervision/domain/summarize.ts';
import { money } from '../../../../values/money.ts';

/** So many lists, of so many makers in turn: each maker's are a summary of their own. */
const waiting = (count: number, makers: number): readonly ClosedList[] =>
  Array.from({ length: count }, (_, index) => ({
    declarationId: `decl_${String(index).padStart(6, '0')}`,
    declarantId: 'ret_1',
    ownerId: `sup_${String(index % makers).padStart(6, '0')}`,
    transportMode: 'AIR',
    destination: 'DE',
    exitCustoms: 'CNCAN',
    lines: [
      {
        ...{ hsCode: '9503006000', finalDestination: 'DE', quantity: 1, unit: 'C62', netGrams: 100 },
        total: money(1_00n, 'EUR'),
      },
    ],
  }));

describe('what one call files', () => {
  it.each([
    ['nothing of nothing', 0, 1, 0, 0, 0],
    ['all of a few', 3, 3, 0, 3, 3],
    ['the last list that it looks at', MAX_WAITING, 1, 0, 5, MAX_WAITING],
    ['no list more', MAX_WAITING + 1, 1, 0, 5, MAX_WAITING],
    ['the last summary that it may', MAX_SUMMARIES, MAX_SUMMARIES, 0, MAX_SUMMARIES, MAX_SUMMARIES],
    ['no summary more', MAX_SUMMARIES + 1, MAX_SUMMARIES + 1, 0, MAX_SUMMARIES, MAX_SUMMARIES],
    ['fewer where it files some again', MAX_SUMMARIES, MAX_SUMMARIES, 30, 70, 70],
    ['none where it files as many again', 5, 5, MAX_SUMMARIES, 0, 0],
  ])('is %s', (_what, lists, makers, again, summaries, filed) => {
    const made = nextSummaries(waiting(lists, makers), { summaries: again, lists: again });
    expect(made).toHaveLength(summaries);
    const ids = made.flatMap(({ declarationIds }) => declarationIds);
    expect([ids.length, new Set(ids).size]).toEqual([filed, filed]);
  });

  it('is of fewer lists where what it files again has some', () => {
    const made = nextSummaries(waiting(MAX_WAITING, 1), { summaries: 2, lists: MAX_WAITING - 10 });
    expect(made.map(({ declarationIds }) => declarationIds.length)).toEqual([10]);
  });

  it.each<[string, readonly number[], number]>([
    ['nothing of nothing', [], 0],
    ['all of a few', [1_000, 1_000], 2],
    ['half of the lists that a call takes', [1_000, 1_000, 500, 1], 3],
    ['no more than that, and none out of turn', [1_000, 1_000, 501, 1], 2],
    ['half of the summaries that a call files', Array<number>(MAX_REFUSED + 1).fill(1), MAX_REFUSED],
  ])('is, of what was refused, %s', (_what, counts, taken) => {
    const refused = counts.map((listCount) => ({ listCount }));
    expect(nextRefused(refused)).toEqual(refused.slice(0, taken));
  });

  it('leaves the rest to the next calls, until each list is in one summary', () => {
    const all = waiting(250, 250);
    let left = all;
    const filed: string[] = [];
    for (let call = 0; call < 3; call += 1) {
      const ids = new Set(
        nextSummaries(left, { summaries: 0, lists: 0 }).flatMap(({ declarationIds }) => declarationIds),
      );
      filed.push(...ids);
      left = left.filter(({ declarationId }) => !ids.has(declarationId));
    }
    expect(left).toEqual([]);
    expect(filed.sort()).toEqual(all.map(({ declarationId }) => declarationId));
  });
});
