import { describe, expect, it } from '@jest/globals';
import { readCount, readFields, readItems } from '../../../../subgraphs/manufacturers/domain/read-fields.ts';
import { Problem, Problems } from '../../../../values/problem.ts';

const refuse = (reason: string, field?: readonly string[]) => () => {
  throw new Problem('INVALID', reason, field && { field });
};

const problemsOf = (read: () => unknown): readonly (readonly [string, readonly string[] | null])[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof Problems) return error.problems.map(({ reason, field }) => [reason, field]);
    throw error;
  }
  return [];
};

describe('readFields', () => {
  it('answers what the readers read', () => {
    expect(readFields({ name: () => 'train', count: () => 3, nothing: () => null })).toEqual({
      name: 'train',
      count: 3,
      nothing: null,
    });
  });

  it('refuses for every field that is wrong, under its name', () => {
    const read = () => readFields({ a: refuse('bad-a'), b: () => 1, c: refuse('bad-c', ['0', 'd']) });
    expect(problemsOf(read)).toEqual([
      ['bad-a', ['a']],
      ['bad-c', ['c', '0', 'd']],
    ]);
  });

  it('gathers what is wrong deeper down', () => {
    const read = () => readFields({ outer: () => readFields({ a: refuse('bad-a'), b: refuse('bad-b') }) });
    expect(problemsOf(read)).toEqual([
      ['bad-a', ['outer', 'a']],
      ['bad-b', ['outer', 'b']],
    ]);
  });

  it('lets a bug through', () => {
    const bug = new TypeError('a bug');
    expect(() =>
      readFields({
        a: () => {
          throw bug;
        },
      }),
    ).toThrow(bug);
  });
});

describe('readItems', () => {
  it('reads in order, beyond ten', () => {
    const items = Array.from({ length: 12 }, (_, index) => index);
    expect(readItems(items, (item) => item * 2)).toEqual(items.map((item) => item * 2));
  });

  it('refuses for every item that is wrong, under its place', () => {
    const read = () => readItems([1, -1, -2], (item) => (item < 0 ? refuse('negative')() : item));
    expect(problemsOf(read)).toEqual([
      ['negative', ['1']],
      ['negative', ['2']],
    ]);
  });
});

describe('readCount', () => {
  it.each([1, 5, 10])('reads %d', (value) => {
    expect(readCount(value, { from: 1, to: 10 })).toBe(value);
  });

  it.each([0, 11, -5])('refuses %d', (value) => {
    expect(() => readCount(value, { from: 1, to: 10 })).toThrow(
      expect.objectContaining({ code: 'INVALID', message: 'A number here is 1 to 10' }),
    );
  });
});
