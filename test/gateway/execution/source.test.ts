import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../../gateway/abort.ts';
import type { PreparedFetch } from '../../../gateway/execution/prepared-fetch.ts';
import { type Ask, sourceOf } from '../../../gateway/execution/source.ts';
import { NO_REPEATS } from '../../../gateway/execution/unify.ts';
import type { SubgraphAnswer, SubgraphCall } from '../../../gateway/subgraph-call.ts';
import { Problem } from '../../../values/problem.ts';
import { createTestLog } from '../support/fixtures.ts';

const fetch: PreparedFetch = {
  subgraph: 'trade',
  textHash: '',
  text: '{a}',
  isQuery: true,
  shape: { fields: [{ key: 'a', isInherited: false, inner: null }] },
  isFlat: true,
  variables: [],
  repeats: NO_REPEATS,
  contexts: '',
  bodyOf: (variables, representations) => JSON.stringify([variables, representations]),
};

const ask: Ask = {
  fetch,
  request: {
    requestId: 'request-1',
    caller: null,
    signal: new AbortController().signal,
    forwardedHeaders: {},
  },
  planned: { operation: {} as Ask['planned']['operation'], fragments: {} },
  variables: { v0: 1 },
  representations: { texts: ['{"id":1}', '{"id":2}'], objects: () => [{ id: 1 }, { id: 2 }] },
  isQuery: true,
  loaders: null,
};

function open(answer: (call: SubgraphCall) => SubgraphAnswer | Promise<SubgraphAnswer>) {
  const { log, lines } = createTestLog();
  const outcomes: string[] = [];
  const observe = ({ outcome }: { outcome: string }) => void outcomes.push(outcome);
  const source = sourceOf('trade', async (call) => await answer(call), { log, observe });
  return { source, lines, outcomes };
}

describe('a source', () => {
  it('hands over a call in both forms', async () => {
    const calls: unknown[] = [];
    const { source } = open(({ variables, body, query }) => {
      calls.push({ variables, body, query });
      return { data: { _entities: [null, null] } };
    });
    await source(ask);
    expect(calls).toEqual([
      {
        query: '{a}',
        variables: { v0: 1, representations: [{ id: 1 }, { id: 2 }] },
        body: '[{"v0":1},["{\\"id\\":1}","{\\"id\\":2}"]]',
      },
    ]);
  });

  it.each([
    ['too few entities', { _entities: [{ a: 1 }] }],
    ['too many entities', { _entities: [{ a: 1 }, null, null] }],
    ['entities that are no list', { _entities: { 0: { a: 1 } } }],
    ['entities that are no objects', { _entities: ['a', 1] }],
    ['entities that are lists', { _entities: [[], []] }],
    ['no entities, without an error', { _entities: null }],
    ['nothing, without an error', {}],
    ['null, without an error', null],
  ])('is not available when it answers %s', async (_case, data) => {
    const { source, outcomes } = open(() => ({ data }));
    expect(await source(ask)).toEqual({
      data: null,
      isFailure: false,
      errors: [
        {
          message: 'The subgraph trade is not available',
          subgraph: 'trade',
          extensions: {
            code: 'SUBGRAPH_UNAVAILABLE',
            reason: 'no-answer',
            subgraph: 'trade',
            retryable: true,
          },
        },
      ],
    });
    expect(outcomes).toEqual(['failed']);
  });

  it.each([true, false])(
    'tells whether parts of what was asked are worth being asked for: %p',
    async (isOfCall) => {
      const { source, lines } = open(() => Promise.reject(new Unavailable('trade', { isOfCall })));
      const { data, isFailure, errors } = await source(ask);
      expect({ data, isFailure, codes: errors.map(({ extensions }) => extensions?.['code']) }).toEqual({
        data: null,
        isFailure: !isOfCall,
        codes: ['SUBGRAPH_UNAVAILABLE'],
      });
      expect(lines).toEqual([]);
    },
  );

  it('is not available for those of which an answer without entities has no error', async () => {
    const { source } = open(() => ({ data: null, errors: [{ message: 'x', path: ['_entities', 1, 'a'] }] }));
    expect((await source(ask)).errors).toMatchObject([
      { message: 'x', path: ['_entities', 1, 'a'] },
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE' }, path: ['_entities', 0], subgraph: 'trade' },
    ]);
  });

  it.each([
    ['of all of them', { message: 'x' }],
    ['of their list', { message: 'x', path: ['_entities'] }],
    ['of something else', { message: 'x', path: ['items', 1] }],
    ['of what was not asked for', { message: 'x', path: ['_entities', 7, 'a'] }],
  ])('may answer no entities with one error, %s', async (_case, error) => {
    const { source } = open(() => ({ data: { _entities: null }, errors: [error] }));
    expect((await source(ask)).errors).toMatchObject([{ message: 'x', subgraph: 'trade' }]);
  });

  it('has one error for all entities where none come, of those that are about none in particular', async () => {
    const errors = [
      { message: 'x', path: ['items', 0] },
      { message: 'y', path: ['_entities', 1] },
      { message: 'z', path: ['items', 1] },
      { message: 'all' },
    ];
    const { source } = open(() => ({ data: null, errors }));
    expect((await source(ask)).errors).toEqual([
      { message: 'x', subgraph: 'trade' },
      { message: 'y', path: ['_entities', 1], subgraph: 'trade' },
    ]);
  });

  it.each([[-1], [0.5], [2]])('has no place for an error about its entity %d of two', async (index) => {
    const errors = [{ message: 'x', path: ['_entities', index, 'a'] }];
    const { source } = open(() => ({ data: { _entities: [null, null] }, errors }));
    expect((await source(ask)).errors).toEqual([{ message: 'x', subgraph: 'trade' }]);
  });

  it('tells problems as they are, and of bugs nothing but where', async () => {
    const late = open(() => Promise.reject(new Problem('TIMEOUT', 'late')));
    expect((await late.source(ask)).errors).toMatchObject([{ message: 'late', subgraph: 'trade' }]);
    expect(late.outcomes).toEqual(['timeout']);
    const broken = open(() => Promise.reject(new Error('secret')));
    expect((await broken.source(ask)).errors).toEqual([
      { message: 'Internal error', subgraph: 'trade', extensions: { code: 'INTERNAL' } },
    ]);
    expect(broken.lines.join('')).toContain('secret');
  });
});
