import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import type { Entity } from '../../../gateway/execution/entity.ts';
import type { Fault, Step } from '../../../gateway/execution/faults.ts';
import { createHoles } from '../../../gateway/execution/holes.ts';
import type { Run } from '../../../gateway/execution/run.ts';
import { beginWriting, tellLost, type Writing } from '../../../gateway/execution/writing.ts';

const NAME = { key: 'name', isInherited: false, inner: null };
const ITEMS = { fields: [NAME, { ...NAME, key: 'price' }] };
const SHAPE = { fields: [{ ...NAME, key: 'items', inner: ITEMS }] };

/** Lists of so many items, each without its name, of which each has an error, or the first one has them all. */
function tellLongList(length: number, errorsOf: (index: number) => readonly Step[]) {
  let looks = 0;
  const faults = Array.from({ length }, (_, index): Fault => {
    const asked = errorsOf(index);
    return {
      error: { message: `Error ${index}`, subgraph: 'a' },
      holder: null,
      path: asked,
      get asked() {
        looks += 1;
        return asked;
      },
      isTold: false,
    };
  });
  const items = faults.map((): Entity => ({ other: 1 }));
  const holes = createHoles();
  holes.add({ items }, faults, { data: { items: null }, shape: SHAPE });
  holes.settle();
  // Nothing of how it was fetched is asked for here.
  const writing: Writing = beginWriting({} as Run);
  items.forEach((item, index) => {
    writing.path.splice(0, Infinity, 'items', index);
    const errorOf = () => new GraphQLError('Lost');
    expect(tellLost(writing, holes.lostWith(item, 'name'), { pathOf: (path) => path, errorOf })).toBe(true);
  });
  return { looks, paths: writing.errors.map(({ path }) => path?.join('.')), reasons: writing.reasons?.size };
}

describe('telling why fields went lost', () => {
  it('tells each error at its own place', () => {
    const { paths } = tellLongList(3, (index) => ['items', index, 'price']);
    expect(paths).toEqual(['items.0.price', 'items.1.price', 'items.2.price']);
  });

  it('keeps errors that stand beside what went lost as the reason of it', () => {
    const { paths, reasons } = tellLongList(3, () => ['items', 0, 'price']);
    expect(paths).toEqual(['items.0.price']);
    expect(reasons).toBe(1);
  });

  it.each([
    { where: 'every item', errorsOf: (index: number) => ['items', index, 'price'] },
    { where: 'the first item', errorsOf: () => ['items', 0, 'price'] },
    { where: 'the list', errorsOf: () => ['items'] },
  ])('looks at an error as often in a long list as in a short one: errors of $where', ({ errorsOf }) => {
    const short = tellLongList(200, errorsOf).looks / 200;
    expect(tellLongList(2_000, errorsOf).looks / 2_000).toBeLessThanOrEqual(short);
  });
});
