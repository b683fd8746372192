import { describe, expect, it } from '@jest/globals';
import { sortNameOf } from '../../../../subgraphs/manufacturers/domain/sort-name.ts';

describe('sortNameOf', () => {
  it.each([
    ['Wooden Train', 'wooden train'],
    ['Élan', 'elan'],
    ['ＬＥＤ lamp', 'led lamp'],
    ['木制火车', '木制火车'],
  ])('of %s is %s', (name, sortName) => {
    expect(sortNameOf(name)).toBe(sortName);
  });

  it('is short enough for a cursor', () => {
    expect([...sortNameOf('\ufdfa'.repeat(200))]).toHaveLength(100);
  });
});
