import { describe, expect, it } from '@jest/globals';
import { createBatches, type Outcome } from '../../runtime/batches.ts';
import { createLanes } from '../../runtime/lanes.ts';
import { createDeferred } from '../support/deferred.ts';

/** Doubles numbers, a batch at a time; `fail` says what becomes of a batch. */
function openDoubler(fail: (batch: readonly number[]) => Error | null = () => null, max = 10) {
  const batches: (readonly number[])[] = [];
  const gate = createDeferred();
  const lanes = createLanes();
  const double = createBatches<number, number>({
    lanes,
    max,
    run: async (numbers) => {
      if (batches.length === 0) await gate.promise;
      batches.push(numbers);
      const error = fail(numbers);
      if (error) throw error;
      return numbers.map((each): Outcome<number> =>
        each < 0 ? { error: new Error(`${each} is below 0`) } : { result: each * 2 },
      );
    },
  });
  return { double, batches, open: gate.resolve };
}

describe('batches', () => {
  it('take together what comes while one runs, in order and up to the limit', async () => {
    const { double, batches, open } = openDoubler(undefined, 3);
    const answers = Promise.all([1, 2, 3, 4, 5].map((each) => double('lane', each)));
    open();
    expect(await answers).toEqual([2, 4, 6, 8, 10]);
    expect(batches).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('of other lanes run beside', async () => {
    const { double, batches, open } = openDoubler();
    open();
    await Promise.all([double('a', 1), double('b', 2)]);
    expect(batches).toEqual([[1], [2]]);
  });

  it('refuse one request without the others', async () => {
    const { double, open } = openDoubler();
    const answers = Promise.allSettled([double('lane', 1), double('lane', -1)]);
    open();
    expect(await answers).toMatchObject([{ value: 2 }, { reason: { message: '-1 is below 0' } }]);
  });

  it('are taken apart when one fails as a whole', async () => {
    const { double, batches, open } = openDoubler((batch) =>
      batch.includes(2) ? new Error('poison') : null,
    );
    const answers = Promise.allSettled([1, 2, 3].map((each) => double('lane', each)));
    open();
    expect(await answers).toMatchObject([{ value: 2 }, { reason: { message: 'poison' } }, { value: 6 }]);
    expect(batches).toEqual([[1, 2, 3], [1], [2], [3]]);
  });

  it('fail together when the database is away', async () => {
    const away = Object.assign(new Error('gone'), { syscall: 'connect', code: 'ECONNREFUSED' });
    const { double, batches, open } = openDoubler(() => away);
    const answers = Promise.allSettled([1, 2].map((each) => double('lane', each)));
    open();
    expect(await answers).toMatchObject([{ reason: away }, { reason: away }]);
    expect(batches).toHaveLength(1);
  });

  it('leave out those that nobody waits for any more', async () => {
    const { double, batches, open } = openDoubler();
    const answers = Promise.allSettled([double('lane', 1, AbortSignal.abort()), double('lane', 2)]);
    open();
    expect(await answers).toMatchObject([{ reason: { code: 'TIMEOUT' } }, { value: 4 }]);
    expect(batches).toEqual([[2]]);
  });
});
