import { describe, expect, it } from '@jest/globals';
import { createListLoader, createLoader } from '../../runtime/loader.ts';

interface Row {
  readonly id: string;
  readonly owner: string;
}

const rows: readonly Row[] = [
  { id: 'c', owner: 'x' },
  { id: 'a', owner: 'x' },
  { id: 'b', owner: 'y' },
];

describe('createLoader', () => {
  it('answers in the order of the keys, with null for what is not there', async () => {
    const loader = createLoader(
      async (ids) => rows.filter(({ id }) => ids.includes(id)),
      ({ id }) => id,
    );
    expect(await loader.loadMany(['a', 'nobody', 'c'])).toEqual([rows[1], null, rows[0]]);
  });

  it('asks for the keys of a moment together, each once, at most 500 at a time', async () => {
    const asked: number[] = [];
    const loader = createLoader<Row>(
      async (ids) => {
        asked.push(ids.length);
        return [];
      },
      ({ id }) => id,
    );
    await Promise.all(Array.from({ length: 1_202 }, (_, index) => loader.load(`k${index % 601}`)));
    expect(asked).toEqual([500, 101]);
  });
});

describe('createListLoader', () => {
  it('gives each key its rows in the order of the answer, and none as an empty list', async () => {
    const loader = createListLoader(
      async () => rows,
      ({ owner }) => owner,
    );
    expect(await loader.loadMany(['y', 'z', 'x'])).toEqual([[rows[2]], [], [rows[0], rows[1]]]);
  });
});
