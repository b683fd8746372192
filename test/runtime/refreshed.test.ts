import { beforeEach, describe, expect, it } from '@jest/globals';
import { createRefreshed } from '../../runtime/refreshed.ts';

describe('what is refreshed', () => {
  let at = 0;
  let reads = 0;
  let fails = false;
  const clock = { now: () => new Date(at) };
  const read = () => {
    reads += 1;
    return fails ? Promise.reject(new Error('away')) : Promise.resolve(reads);
  };
  const open = () => createRefreshed(read, { clock, everyMs: 2_000 });

  beforeEach(() => {
    [at, reads, fails] = [10_000, 0, false];
  });

  it('is read once for all that ask within its time, and again after it', async () => {
    const { get } = open();
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    at += 1_999;
    expect(await get()).toBe(1);
    at += 1;
    expect(await get()).toBe(2);
  });

  it('is read again when the clock was set back, and when it is to be forgotten', async () => {
    const { get, forget } = open();
    await get();
    at -= 5_000;
    expect(await get()).toBe(2);
    forget();
    expect(await get()).toBe(3);
  });

  it('does not keep that it could not be read', async () => {
    const { get } = open();
    fails = true;
    await expect(get()).rejects.toThrow('away');
    fails = false;
    expect(await get()).toBe(2);
  });
});
