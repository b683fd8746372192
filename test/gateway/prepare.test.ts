import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { scopeEnforcer } from '../../gateway/authorization.ts';
import type { Caller } from '../../gateway/caller.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { planFor, prepare } from '../../gateway/prepare.ts';
import { sha256 } from '../../runtime/id.ts';
import { defineFixture } from './support/fixtures.ts';

const sdl = composeSupergraph([
  defineFixture({
    name: 'main',
    sdl: `
      type Query { open: Int a: Int @requiresScopes(scopes: [["a"]]) b: Int @requiresScopes(scopes: [["b"]]) }
    `,
  }),
]);

function setUp() {
  const generation = loadGeneration(sdl, scopeEnforcer);
  const of = (source: string, operationName?: string) =>
    prepare(generation, { document: parse(source), source, queryHash: sha256(source), operationName });
  return { generation, of };
}

const withScopes = (...scopes: readonly string[]): Caller => ({
  account: 'account-1',
  scopes: new Set(scopes),
  viewer: null,
});

describe('prepare', () => {
  it('looks at an operation once', () => {
    const { generation, of } = setUp();
    expect(of('{ open }')).toBe(of('{ open }'));
    expect(generation.prepared.size).toBe(1);
  });

  it('tells operations of one document apart', () => {
    const { of } = setUp();
    const source = 'query A { open } query B { a }';
    expect(of(source, 'A').asked.operation.name?.value).toBe('A');
    expect(of(source, 'B').asked.operation.name?.value).toBe('B');
    expect(() => of(source)).toThrow(expect.objectContaining({ reason: 'unknown-operation' }));
    expect(() => of(source, 'C')).toThrow(expect.objectContaining({ reason: 'unknown-operation' }));
  });

  it('forgets what was used longest ago, so that new documents without end do not fill the memory', () => {
    const { generation, of } = setUp();
    const filler = '#'.repeat(500_000);
    const first = of(`{ open } ${filler}`);
    for (const alias of ['a', 'b', 'c', 'd']) of(`{ ${alias}: open } ${filler}`);
    expect(generation.prepared.size).toBeLessThan(4);
    expect(of(`{ open } ${filler}`)).not.toBe(first);
  });
});

describe('planFor', () => {
  it('plans once for all callers who may read the same of an operation', () => {
    const { generation, of } = setUp();
    const prepared = of('{ open a b }');
    const plan = (caller: Caller | null) => planFor(generation, prepared, caller);
    expect(plan(withScopes('a'))).toBe(plan(withScopes('a', 'other')));
    expect(plan(null)).toBe(plan(withScopes()));
    expect(
      new Set([plan(null), plan(withScopes('a')), plan(withScopes('b')), plan(withScopes('a', 'b'))]).size,
    ).toBe(4);
    expect(prepared.plans.size).toBe(4);
  });

  it('knows what a plan asks for by itself', () => {
    const { generation, of } = setUp();
    expect(planFor(generation, of('{ open a }'), withScopes('a')).planRules).toEqual([[['a']]]);
    expect(planFor(generation, of('{ open a }'), null).planRules).toEqual([]);
  });
});
