import { describe, expect, it } from '@jest/globals';
import { parse, print } from 'graphql';
import { scopeEnforcer } from '../../gateway/authorization.ts';
import type { Caller } from '../../gateway/caller.ts';
import { composeSupergraph } from '../../gateway/compose.ts';
import { loadGeneration } from '../../gateway/generation.ts';
import { planFor } from '../../gateway/plan-for.ts';
import { findPrepared, type PlannedForCaller, prepare, variablesOf } from '../../gateway/prepare.ts';
import { defineFixture } from './support/fixtures.ts';

const sdl = composeSupergraph([
  defineFixture({
    name: 'main',
    sdl: `
      type Query {
        open(of: Int, by: String): Int
        sized(in: Size, all: [Size!]): Int
        a: Int @requiresScopes(scopes: [["a"]])
        b: Int @requiresScopes(scopes: [["b"]])
      }
      input Size { width: Int height: Int inner: Size }
    `,
  }),
]);

function setUp() {
  const generation = loadGeneration(sdl, scopeEnforcer);
  const of = (source: string, operationName?: string) =>
    prepare(generation, { document: () => parse(source), source, operationName });
  return { generation, of };
}

const withScopes = (...scopes: readonly string[]): Caller => ({
  account: 'account-1',
  scopes: new Set(scopes),
  viewer: null,
});

describe('prepare', () => {
  it('looks at a document once', () => {
    const { generation, of } = setUp();
    expect(of('{ open }').operation).toBe(of('{ open }').operation);
    expect(generation.documents.size).toBe(1);
    expect(generation.documents.get('{ open }')?.uses).toBe(2);
  });

  it.each([
    ['white space and comments', '{ open(of: 1) }', '# all\nquery {\n  open(of: 1)\n}'],
    ['the name of the operation', 'query A { open(of: 1) }', 'query B { open(of: 1) }'],
    ['literals', '{ open(of: 1, by: "x") }', '{ open(of: 2, by: "y") }'],
    [
      'the order of fields of input objects',
      '{ sized(in: { width: 1, inner: { width: 2, height: 3 } }, all: [{ width: 1, height: 2 }]) }',
      '{ sized(in: { inner: { height: 3, width: 2 }, width: 1 }, all: [{ height: 2, width: 1 }]) }',
    ],
    [
      'that order around a variable',
      'query ($w: Int) { sized(in: { width: $w, height: 3 }) }',
      'query ($w: Int) { sized(in: { height: 3, width: $w }) }',
    ],
    ['the order of arguments', '{ open(of: 1, by: "x") }', '{ open(by: "y", of: 2) }'],
    [
      'the order of fragments and of variables',
      'query ($a: Int, $b: String) { ...A ...B } fragment A on Query { open(of: $a, by: $b) } fragment B on Query { a }',
      'fragment B on Query { a } fragment A on Query { open(by: $b, of: $a) } query ($b: String, $a: Int) { ...A ...B }',
    ],
    [
      'fragments that are not used by the operation',
      'query A { open }',
      'query A { open } query B { ...F } fragment F on Query { a }',
    ],
  ])('knows one operation in documents that differ in %s', (_case, one, other) => {
    const { generation, of } = setUp();
    const name = /query A/.test(one) ? 'A' : undefined;
    const otherName = /query (A|B)/.exec(other)?.[1];
    expect(of(one, name).operation).toBe(of(other, otherName).operation);
    expect(generation.operations.size).toBe(1);
    expect(generation.documents.size).toBe(2);
  });

  it.each([
    ['aliases', '{ x: open }', '{ y: open }'],
    ['conditions', '{ open @skip(if: true) a }', '{ open @skip(if: false) a }'],
    ['null and a value', '{ open(of: null) }', '{ open(of: 1) }'],
    ['the order of fields', '{ open a }', '{ a open }'],
  ])('tells apart documents that differ in %s', (_case, one, other) => {
    const { of } = setUp();
    expect(of(one).operation).not.toBe(of(other).operation);
  });

  it('tells operations of one document apart', () => {
    const { of } = setUp();
    const source = 'query A { open } query B { a }';
    expect(print(of(source, 'A').operation.asked.operation)).toBe('{\n  open\n}');
    expect(print(of(source, 'B').operation.asked.operation)).toBe('{\n  a\n}');
    expect(() => of(source)).toThrow(expect.objectContaining({ reason: 'unknown-operation' }));
    expect(() => of(source, 'C')).toThrow(expect.objectContaining({ reason: 'unknown-operation' }));
  });

  it('does not take a name for a part of the document', () => {
    const { of } = setUp();
    of('query\n{ open }');
    expect(() => of('{ open }', 'query')).toThrow(expect.objectContaining({ reason: 'unknown-operation' }));
  });

  it('holds on to no document by what it keeps of it', () => {
    const { of } = setUp();
    const { operation, variableDefinitions } = of('query ($of: Int) { open(of: $of) }');
    expect(JSON.stringify([operation.asked, variableDefinitions])).not.toContain('"loc"');
  });

  it('forgets what was used longest ago, so that new documents without end do not fill the memory', () => {
    const { generation, of } = setUp();
    const filler = '#'.repeat(2_500_000);
    const first = of(`{ open } ${filler}`);
    for (const alias of ['a', 'b', 'c', 'd']) of(`{ ${alias}: open } ${filler}`);
    expect(generation.documents.size).toBeLessThan(4);
    expect(of(`{ open } ${filler}`).literals).not.toBe(first.literals);
  });

  it('counts what short documents take in memory too, and holds no operation that is forgotten', () => {
    const { generation, of } = setUp();
    const documents = Array.from({ length: 13_000 }, (_none, index) => `{ z${index}: open }`);
    for (const source of documents) of(source);
    expect(generation.operations.size).toBeLessThan(12_000);
    const [first = ''] = documents;
    expect(generation.documents.get(first)).toMatchObject({ uses: 1 });
    expect(findPrepared(generation, { source: first, operationName: undefined })).toBeNull();
    expect(of(first).operation.plans.size()).toBe(0);
    expect(generation.documents.get(first)).toMatchObject({ uses: 2 });
  });

  it('counts each plan of an operation as much again', async () => {
    const { generation, of } = setUp();
    const long = (alias: string) => `{ ${alias.repeat(400_000)}: open }`;
    const [one, other] = [of(long('a')).operation, of(long('b')).operation];
    expect(generation.operations.size).toBe(2);
    const plan = {} as PlannedForCaller;
    await other.plans.get('', () => Promise.resolve(plan));
    expect(generation.operations.get(one.text)).toBeUndefined();
    expect(generation.operations.get(other.text)).toBe(other);
  });
});

describe('variablesOf', () => {
  it('joins what the client sent with what its document says', () => {
    const { of } = setUp();
    const prepared = of('query ($of: Int) { open(of: $of, by: "x") }');
    expect(variablesOf(prepared, { of: 1 })).toEqual({ of: 1, lifted_0: 'x' });
  });

  it('lets no variable of a client take the place of a literal', () => {
    const { of } = setUp();
    const prepared = of('query ($lifted_0: Int) { open(of: $lifted_0, by: "x") }');
    expect(variablesOf(prepared, { lifted_0: 1 })).toEqual({ lifted_0: 1, lifted__0: 'x' });
    expect(variablesOf(of('{ open(of: 1) }'), { lifted_0: 9 })).toEqual({ lifted_0: 1 });
  });

  it('gives a variable with the name of the planner’s own another one', () => {
    const { of } = setUp();
    const prepared = of('query ($representations: Int) { open(of: $representations) }');
    expect(variablesOf(prepared, { representations: 1 })).toEqual({ representations_: 1 });
  });
});

describe('planFor', () => {
  it('plans once for all callers who may read the same of an operation', async () => {
    const { generation, of } = setUp();
    const { operation } = of('{ open a b }');
    const plan = (caller: Caller | null) => planFor(generation, operation, { caller, coerced: {} });
    expect(await plan(withScopes('a'))).toBe(await plan(withScopes('a', 'other')));
    expect(await plan(null)).toBe(await plan(withScopes()));
    const all = [null, withScopes('a'), withScopes('b'), withScopes('a', 'b')];
    expect(new Set(await Promise.all(all.map(async (caller) => await plan(caller)))).size).toBe(4);
    expect(operation.plans.size()).toBe(4);
  });

  it('plans once for a herd of callers who ask at once', async () => {
    const { generation, of } = setUp();
    let plans = 0;
    const counted = {
      ...generation,
      planner: {
        ...generation.planner,
        plan: (...given: Parameters<typeof generation.planner.plan>) => {
          plans += 1;
          return generation.planner.plan(...given);
        },
      },
    };
    const herd = Array.from(
      { length: 100 },
      async (_each, index) =>
        await planFor(counted, of(`{ open(of: ${index}) }`).operation, { caller: null, coerced: {} }),
    );
    expect(new Set(await Promise.all(herd)).size).toBe(1);
    expect(plans).toBe(1);
  });

  it('knows what a plan asks for by itself', async () => {
    const { generation, of } = setUp();
    const { operation } = of('{ open a }');
    expect(
      (await planFor(generation, operation, { caller: withScopes('a'), coerced: {} })).planRules,
    ).toEqual([[['a']]]);
    expect((await planFor(generation, operation, { caller: null, coerced: {} })).planRules).toEqual([]);
  });
});
