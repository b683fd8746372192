import { describe, expect, it } from '@jest/globals';
import { BoundedCache } from '../../runtime/bounded-cache.ts';

describe('BoundedCache', () => {
  it('lets go of what was used longest ago', () => {
    const cache = new BoundedCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('counts weights', () => {
    const cache = new BoundedCache<string>(10);
    cache.set('a', 'a', 4);
    cache.set('b', 'b', 4);
    cache.set('c', 'c', 4);
    expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([undefined, 'b', 'c']);
    cache.set('b', 'b', 1);
    cache.set('d', 'd', 5);
    expect(cache.size).toBe(3);
  });

  it('does not keep what is heavier than everything may be', () => {
    const cache = new BoundedCache<string>(10);
    cache.set('a', 'a', 4);
    cache.set('a', 'heavy', 11);
    cache.set('b', 'b', 10);
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'b']);
  });
});
