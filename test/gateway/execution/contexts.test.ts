import type { FetchDataRewrite } from '@apollo/query-planner';
import { describe, expect, it } from '@jest/globals';
import { compileContext, heldTargetsAt } from '../../../gateway/execution/contexts.ts';

const carried = (renameKeyTo: string, ...path: string[]): FetchDataRewrite => ({
  kind: 'KeyRenamer',
  path,
  renameKeyTo,
});
const fits = (typeName: string, condition: string) => typeName === condition || condition === 'Place';

const root = {
  shops: [
    { __typename: 'Shop', market: { code: 'DE' }, tags: [{ name: 'a' }, { name: 'b' }], lots: [[{ id: 1 }]] },
    { __typename: 'Stall', market: null, lots: [[{ id: 2 }, null], null] },
    null,
  ],
};

const valuesOf = (...rewrites: readonly FetchDataRewrite[]) =>
  heldTargetsAt(root, ['shops', 'lots']).map(compileContext(rewrites, fits));

describe('a context', () => {
  it('is read upwards from each place, through lists of any depth', () => {
    expect(heldTargetsAt(root, ['shops', 'lots']).map(({ target }) => target)).toEqual([
      { id: 1 },
      { id: 2 },
    ]);
    expect(valuesOf(carried('v', '..', '... on Place', '__typename'))).toEqual([
      { v: 'Shop' },
      { v: 'Stall' },
    ]);
  });

  it('is read down into objects, and is null where nothing is known', () => {
    expect(valuesOf(carried('v', '..', 'market', 'code'))).toEqual([{ v: 'DE' }, { v: null }]);
    expect(valuesOf(carried('v', '..', '..', 'nothing'))).toEqual([{ v: null }, { v: null }]);
  });

  it('is a list of what stands in a list', () => {
    expect(valuesOf(carried('v', '..', 'tags', 'name'))).toEqual([{ v: ['a', 'b'] }, { v: null }]);
  });

  it('is of the type that fits, of several', () => {
    const ofShops = carried('v', '..', '... on Shop', 'market', 'code');
    const ofStalls = carried('v', '..', '... on Stall', '__typename');
    expect(valuesOf(ofShops, ofStalls)).toEqual([{ v: 'DE' }, { v: 'Stall' }]);
    expect(valuesOf(ofStalls, ofShops)).toEqual([{ v: 'DE' }, { v: 'Stall' }]);
  });
});
