import { describe, expect, it } from '@jest/globals';
import { scopeEnforcer } from '../../gateway/authorization.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { findPrepared, prepare } from '../../gateway/prepare.ts';
import { createDocumentReader } from '../../gateway/read-document.ts';
import { mostUsed, warmUp } from '../../gateway/warm-up.ts';
import { defineFixture } from './support/fixtures.ts';

const load = (fields: string) => {
  const sdl = composeSupergraph([defineFixture({ name: 'main', sdl: `type Query { ${fields} }` })]);
  const generation = loadGeneration(sdl, scopeEnforcer);
  return { generation, reader: createDocumentReader(generation, { introspection: true }) };
};

describe('a new supergraph', () => {
  it('has the plans of what is used most, and none of what is not valid any more', async () => {
    const before = load('a: Int b: Int @requiresScopes(scopes: [["b"]]) gone: Int');
    for (const source of ['{ a }', '{ b }', '{ b }', '{ gone }', '{ gone }', '{ gone }']) {
      const document = () => before.reader.read(source);
      prepare(before.generation, { source, operationName: undefined, document });
    }
    const used = mostUsed(before.generation, 2);
    expect(used.map(({ source, uses }) => [source, uses])).toEqual([
      ['{ gone }', 3],
      ['{ b }', 2],
    ]);

    const after = load('a: Int b: Int @requiresScopes(scopes: [["b"]])');
    const { planned, failed } = await warmUp(after.generation, after.reader, used);
    expect([planned, failed.map(({ source }) => source)]).toEqual([1, ['{ gone }']]);
    const find = ({ generation }: ReturnType<typeof load>) =>
      findPrepared(generation, { source: '{ b }', operationName: undefined })?.operation;
    expect(find(after)?.plans.size()).toBe(2);
    expect(find(after)).not.toBe(find(before));
  });

  it.each([
    ['with their defaults', 'query ($id: ID!, $on: Boolean = true) { of(id: $id) a @include(if: $on) }', '+'],
    [
      'as false where there is none',
      'query ($id: ID!, $on: Boolean!) { of(id: $id) a @include(if: $on) }',
      '-',
    ],
  ])('has those of documents with conditions, %s', async (_case, source, key) => {
    const { generation, reader } = load('a: Int of(id: ID!): Int');
    const { failed } = await warmUp(generation, reader, [{ source, operationName: undefined, uses: 1 }]);
    expect(failed).toEqual([]);
    const prepared = findPrepared(generation, { source, operationName: undefined });
    expect(prepared?.operation.plans.has(key)).toBe(true);
  });
});
