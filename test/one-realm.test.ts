import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';

const load = createRequire(import.meta.url);

it('is one realm in which all runs, Node’s own', () => {
  expect(runInThisContext('globalThis')).toBe(globalThis);
  expect(['text', 1, []]).toEqual([expect.any(String), expect.any(Number), expect.any(Array)]);
});

it('has packages that Node itself loaded, once for all files', () => {
  const { _cache: loaded } = load('node:module') as { readonly _cache: Record<string, NodeJS.Module> };
  expect(loaded[load.resolve('graphql')]?.exports).toMatchObject({ GraphQLError });
});
