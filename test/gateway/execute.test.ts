import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { belts } from './support/belts.ts';
import { defineFixture, startTestGateway, type TestGateway } from './support/fixtures.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts] });
});
afterAll(() => gateway.stop());

describe('variables', () => {
  it.each([
    ['of another type', { all: 'x' }],
    ['of another type within a list', { all: [1, 'x'] }],
    ['that are null within a list', { all: [1, null] }],
    ['too big for an Int', { all: [2_147_483_648] }],
  ])('are refused when they are %s', async (_case, variables) => {
    gateway.calls();
    const answer = await gateway.ask('query($all: [Int!]) { numbers(all: $all) }', { variables });
    expect([answer.status, answer.errors[0]?.extensions]).toEqual([
      400,
      { code: 'BAD_INPUT', reason: 'invalid-variables' },
    ]);
    expect(gateway.calls()).toEqual([]);
  });

  it('are refused with a bounded number of errors, however many are wrong', async () => {
    const { errors, text } = await gateway.ask('query($all: [Int!]) { numbers(all: $all) }', {
      variables: { all: Array.from({ length: 20_000 }, () => 'x') },
    });
    expect(errors.length).toBeLessThanOrEqual(11);
    expect(text.length).toBeLessThan(16_000);
  });

  it('are refused with short words, however long they are', async () => {
    const { text } = await gateway.ask('query($all: [Int!]) { numbers(all: $all) }', {
      variables: { all: 'x'.repeat(500_000) },
    });
    expect(text.length).toBeLessThan(2_000);
  });

  it.each([
    ['is missing', 'query($day: Int!) { belts(on: { day: $day }) { id } }', {}],
    ['is null', 'query($day: Int!) { belts(on: { day: $day }) { id } }', { day: null }],
    [
      'is an unknown enum value',
      'query($on: On) { belts(on: $on) { id } }',
      { on: { day: 1, color: 'red' } },
    ],
    ['has an unknown field', 'query($on: On) { belts(on: $on) { id } }', { on: { day: 1, other: 1 } }],
    [
      'has a field named as a part of objects',
      'query($on: On) { belts(on: $on) { id } }',
      JSON.parse('{"on":{"day":1,"__proto__":{"a":1}}}'),
    ],
    [
      'decides a condition and is null',
      'query($if: Boolean = true) { belts { id @include(if: $if) } }',
      { if: null },
    ],
  ])('are refused when one %s', async (_case, query, variables) => {
    const { status, problems } = await gateway.ask(query, {
      variables: variables as Record<string, unknown>,
    });
    expect([status, problems[0]?.[0]]).toEqual([400, 'BAD_INPUT']);
  });

  it('may be called as the executor calls its own', async () => {
    const fixture = defineFixture({
      name: 'own',
      sdl: 'type Query { own: Own } type Own @key(fields: "id") { id: ID! }',
      resolvers: { Query: { own: () => ({ id: 'o1' }) } },
    });
    const other = defineFixture({
      name: 'other',
      sdl: 'type Query { other: Int } type Own @key(fields: "id") { id: ID! echo(text: String): String }',
      resolvers: { Own: { echo: (_own: unknown, { text }: { text: string }) => text } },
    });
    const joined = await startTestGateway({ fixtures: [fixture, other] });
    const answer = await joined.ask(
      'query($representations: String!, $representations_: String) { own { ...F } } fragment F on Own { a: echo(text: $representations) b: echo(text: $representations_) }',
      { variables: { representations: 'x', representations_: 'y' } },
    );
    await joined.stop();
    expect(answer.body).toEqual({ data: { own: { a: 'x', b: 'y' } } });
  });

  it('that nobody asked for are ignored', async () => {
    const { body } = await gateway.ask('{ belts { id } }', { variables: { extra: 1, constructor: 2 } });
    expect(body).toEqual({ data: { belts: [{ id: 'b1' }] } });
  });
});

describe('a request', () => {
  it('that takes too long is answered with what there is by then', async () => {
    const slow = await startTestGateway({
      fixtures: [belts],
      requestTimeoutMs: 100,
    });
    const { status, data, problems } = await slow.ask('{ wait }');
    await slow.stop();
    expect({ status, data, problems }).toEqual({
      status: 200,
      data: { wait: null },
      problems: [['TIMEOUT', 'wait']],
    });
  });
});
