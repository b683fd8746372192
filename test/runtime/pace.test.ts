import { describe, expect, it } from '@jest/globals';
import { createPace } from '../../runtime/pace.ts';

describe('a pace', () => {
  it.each<[string, readonly number[], number]>([
    ['begins with a few', [], 25],
    ['doubles while they are quickly done', [10, 10], 100],
    ['has a limit', [10, 10, 10, 10, 10], 200],
    ['stays where they take a moment', [100, 400], 25],
    ['halves where they take long', [401], 12],
    ['never comes to nothing', [500, 500, 500, 500, 500, 500, 500, 500], 1],
    ['recovers', [500, 500, 500, 500, 500, 500, 10, 10], 4],
  ])('%s', (_case, took, size) => {
    const pace = createPace();
    took.forEach((ms) => {
      pace.note(ms);
    });
    expect(pace.size()).toBe(size);
  });
});
