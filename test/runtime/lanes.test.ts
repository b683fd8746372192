import { describe, expect, it } from '@jest/globals';
import { createLanes } from '../../runtime/lanes.ts';
import { createDeferred } from '../support/deferred.ts';

describe('lanes', () => {
  it('run work of one name one after the other, in order', async () => {
    const lanes = createLanes();
    const log: string[] = [];
    const gate = createDeferred();
    const first = lanes('sup_1', async () => {
      log.push('first begins');
      await gate.promise;
      log.push('first ends');
    });
    const second = lanes('sup_1', () => Promise.resolve(void log.push('second')));
    await lanes('sup_2', () => Promise.resolve(void log.push('other name')));
    gate.resolve();
    await Promise.all([first, second]);
    expect(log).toEqual(['first begins', 'other name', 'first ends', 'second']);
  });

  it('go on behind work that fails, which fails for its own caller alone', async () => {
    const lanes = createLanes();
    const failed = lanes('sup_1', () => Promise.reject(new Error('lost')));
    const next = lanes('sup_1', () => Promise.resolve('done'));
    await expect(failed).rejects.toThrow('lost');
    expect(await next).toBe('done');
  });
});
