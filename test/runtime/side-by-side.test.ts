import { describe, expect, it } from '@jest/globals';
import { sideBySide } from '../../runtime/side-by-side.ts';
import { createDeferred } from '../support/deferred.ts';

const groupOf = (item: string) => item.slice(0, 1);

describe('sideBySide', () => {
  it('keeps the order in a group while groups are done at the same time', async () => {
    const begun: string[] = [];
    const both = createDeferred();
    const work = async (item: string) => {
      if (begun.push(item) === 2) both.resolve();
      await both.promise;
    };
    const { done } = await sideBySide(['a1', 'a2', 'b1', 'a3', 'b2'], { groupOf, atOnce: 4, work });
    expect(begun.slice(0, 2)).toEqual(['a1', 'b1']);
    for (const name of ['a', 'b']) {
      const own = done.filter((item) => groupOf(item) === name);
      expect(own).toEqual(name === 'a' ? ['a1', 'a2', 'a3'] : ['b1', 'b2']);
    }
  });

  it('does no more groups at once than it is told to', async () => {
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (running += 1));
      await new Promise(setImmediate);
      running -= 1;
    };
    const items = Array.from('abcdefghij');
    expect((await sideBySide(items, { groupOf, atOnce: 3, work })).done).toHaveLength(10);
    expect(most).toBe(3);
  });

  it('stops a group at its first failure, and no other', async () => {
    const failure = new Error('no');
    const work = (item: string) => (item === 'a2' ? Promise.reject(failure) : Promise.resolve());
    const items = ['a1', 'a2', 'a3', 'b1', 'c1'];
    const { done, failures } = await sideBySide(items, { groupOf, atOnce: 2, work });
    expect([...done].sort()).toEqual(['a1', 'b1', 'c1']);
    expect(failures).toEqual([failure]);
  });

  it('has nothing to do with nothing', async () => {
    const work = () => Promise.reject(new Error('no'));
    expect(await sideBySide([], { groupOf, atOnce: 2, work })).toEqual({ done: [], failures: [] });
  });
});
