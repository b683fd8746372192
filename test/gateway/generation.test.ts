import { describe, expect, it } from '@jest/globals';
import { scopeEnforcer } from '../../gateway/authorization.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { defineFixture } from './support/fixtures.ts';

const link = (version: string, imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/${version}", import: [${imports}])`;

const plain = composeSupergraph([defineFixture({ name: 'main', sdl: 'type Query { a: Int }' })]);

const protectedBy = (directive: string, imports: string) =>
  composeSupergraph([
    defineFixture({ name: 'main', sdl: `type Query { a: Int ${directive} }`, link: link('v2.8', imports) }),
  ]);

const byScopes = protectedBy('@requiresScopes(scopes: [["s"]])', '"@requiresScopes"');
const byToken = protectedBy('@authenticated', '"@authenticated"');

describe('loadGeneration', () => {
  it('reads the rules of the supergraph', () => {
    expect(loadGeneration(byScopes, scopeEnforcer).authorization?.ofField('Query', 'a')).toEqual([[['s']]]);
    expect(loadGeneration(plain, scopeEnforcer).authorization?.ofField('Query', 'a')).toEqual([]);
  });

  it('reads the rules of a root type as those of its fields', () => {
    const sdl = composeSupergraph([
      defineFixture({ name: 'main', sdl: 'type Query @authenticated { a: Int b: Int }' }),
    ]);
    expect(loadGeneration(sdl, scopeEnforcer).authorization?.ofField('Query', 'b')).toEqual([[[]]]);
  });

  it('loads a supergraph without rules with nothing to enforce them', () => {
    expect(loadGeneration(plain, null).authorization).toBeNull();
  });

  it.each([
    ['@requiresScopes', byScopes],
    ['@authenticated', byToken],
  ])('does not load %s without what enforces it', (_directive, sdl) => {
    expect(() => loadGeneration(sdl, null)).toThrow(/is for: SECURITY but is unsupported/);
  });

  it.each([
    ['@policy', protectedBy('@policy(policies: [["p"]])', '"@policy"')],
    ['@authenticated of a version to come', byToken.replace('authenticated/v0.1', 'authenticated/v0.9')],
  ])('does not load %s, which nothing here enforces', (_directive, sdl) => {
    expect(() => loadGeneration(sdl, scopeEnforcer)).toThrow(/unsupported/i);
  });

  it('does not load a @context of a version to come', () => {
    const sdl = composeSupergraph([
      defineFixture({
        name: 'main',
        link: link('v2.8', '"@key", "@context", "@fromContext"'),
        sdl: `
          type Query { a: A }
          type A @key(fields: "id") @context(name: "a") { id: ID! b: B name: String! }
          type B @key(fields: "id") { id: ID! c(name: String @fromContext(field: "$a { name }")): Int }
        `,
      }),
    ]);
    expect(() => loadGeneration(sdl.replace('context/v0.1', 'context/v0.9'), scopeEnforcer)).toThrow(
      /unsupported context/i,
    );
  });

  it.each([
    ['is not marked as security any more', byToken.replace(', for: SECURITY', '')],
    [
      'is not linked any more',
      byToken.replace(/\s*@link\(url: "https:\/\/specs.apollo.dev\/authenticated[^)]*\)/, ''),
    ],
  ])('does not load without the enforcer a rule that %s', (_case, sdl) => {
    expect(sdl).not.toBe(byToken);
    expect(() => loadGeneration(sdl, null)).toThrow(/authenticated/);
  });

  it('enforces a rule that is not marked as security', () => {
    const { authorization } = loadGeneration(byToken.replace(', for: SECURITY', ''), scopeEnforcer);
    expect(authorization?.ofField('Query', 'a')).toEqual([[[]]]);
  });

  it.each([
    ['no SDL', 'hello'],
    ['a schema that is no supergraph', 'type Query { a: Int }'],
    ['an empty file', ''],
    ['a supergraph cut off', plain.slice(0, plain.length / 2)],
  ])('does not load %s', (_case, sdl) => {
    expect(() => loadGeneration(sdl, scopeEnforcer)).toThrow();
  });
});
