import { expect, it } from '@jest/globals';
import { fetchOperation } from '../../../gateway/execution/fetch-operation.ts';

it('a fetch is read once for all who look at it', () => {
  const operation = 'query($first:Int){belts(first:$first){name}}';
  expect(fetchOperation({ operation })).toBe(fetchOperation({ operation }));
  expect(fetchOperation({ operation })).toMatchObject({ operation: 'query' });
});

it('what is no operation is not taken for one', () => {
  expect(() => fetchOperation({ operation: 'type Belt { name: String }' })).toThrow('no operation');
});
