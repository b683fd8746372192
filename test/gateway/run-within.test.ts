import { describe, expect, it } from '@jest/globals';
import { OutOfTime, runWithin } from '../../gateway/run-within.ts';

describe('what runs for so long at most', () => {
  it('gives what it gives', () => {
    const given = { a: 1 };
    expect(runWithin(10_000, () => given)).toBe(given);
  });

  it('throws what it throws', () => {
    const error = new RangeError('Too far');
    const failing = () =>
      runWithin(10_000, () => {
        throw error;
      });
    expect(failing).toThrow(error);
  });

  it('is ended when its time is over, and the next one runs', () => {
    const endless = () => {
      const all: number[] = [0];
      for (const each of all) all.push(each);
    };
    expect(() => runWithin(1, endless)).toThrow(OutOfTime);
    expect(runWithin(10_000, () => 'next')).toBe('next');
  });
});
