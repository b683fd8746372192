import { describe, expect, it } from '@jest/globals';
import { createPace, type Took } from '../../runtime/pace.ts';

const took = (ms: number): Took => ({ ms, isUndone: false });
const again: Took = { ms: 10, isUndone: true };
const long = took(801);
const short = took(199);

describe('a pace', () => {
  it.each<[string, readonly Took[], number]>([
    ['begins with a few', [], 25],
    ['doubles while they are quickly done', [short, short], 100],
    ['has a limit', [short, short, short, short, short], 200],
    ['stays where they take a moment', [took(200), took(800)], 25],
    ['halves where they take long', [long], 12],
    ['keeps together what would take long one by one too', [long, long, long, long, long], 8],
    ['halves where they are done again', [again], 12],
    ['comes to one at a time where they are done again and again', Array<Took>(8).fill(again), 1],
    ['does not grow by what takes long', [again, again, again, long], 3],
    ['recovers', [...Array<Took>(8).fill(again), short, short], 4],
  ])('%s', (_case, transactions, size) => {
    const pace = createPace();
    transactions.forEach((each) => {
      pace.note(each);
    });
    expect(pace.size()).toBe(size);
  });
});
