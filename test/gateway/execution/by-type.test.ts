import { expect, it } from '@jest/globals';
import { byType } from '../../../gateway/execution/by-type.ts';

it('what is known by type is worked out once for each name, and for none', () => {
  const asked: unknown[] = [];
  const known = byType((name) => [asked.push(name)]);
  for (const name of ['Sku', undefined, null, 'Sku', undefined, null, 'Belt']) known(name);
  expect(asked).toEqual(['Sku', undefined, null, 'Belt']);
});

it.each<[string, (index: number) => unknown]>([
  ['more names than a schema has', (index) => `Odd${index}`],
  ['what is no name', () => ({})],
])('of %s not all are remembered', (_case, nameOf) => {
  const names = Array.from({ length: 5_000 }, (_none, index) => nameOf(index));
  let count = 0;
  const known = byType(() => (count += 1));
  for (const name of [...names, ...names]) known(name);
  expect(count).toBeGreaterThan(8_000);
});
