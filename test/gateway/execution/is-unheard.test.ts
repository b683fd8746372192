import { expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { composeSupergraph } from '../../../gateway/compose.ts';
import { createGateway } from '../../../gateway/gateway.ts';
import { createGatewayMetrics } from '../../../gateway/metrics.ts';
import { ClientGone, type HttpRequest } from '../../../runtime/http.ts';
import { createDeferred } from '../../support/deferred.ts';
import { createTestLog, defineFixture } from '../support/fixtures.ts';

const belts = defineFixture({
  name: 'belts',
  sdl: 'type Query { belt: Belt } type Belt @key(fields: "id") { id: ID! }',
});
const names = defineFixture({
  name: 'names',
  sdl: 'type Query { other: Int } type Belt @key(fields: "id") { id: ID! name: String }',
});

/** Asks what takes two calls, and has the request's signal fire while the first one is under way. */
async function askAndAbort(reason: Error) {
  const { log } = createTestLog();
  const called: string[] = [];
  const started = createDeferred();
  const finish = createDeferred();
  const gateway = await createGateway({
    supergraphSdl: composeSupergraph([belts, names]),
    subgraphs: [belts, names].map(({ name }) => ({
      name,
      call: async () => {
        called.push(name);
        started.resolve();
        await finish.promise;
        return {
          data: name === 'belts' ? { belt: { __typename: 'Belt', id: 'b1' } } : { _entities: [null] },
        };
      },
    })),
    log,
    metrics: createGatewayMetrics(new Registry()),
  });
  const abort = new AbortController();
  const operation = { query: '{ belt { name } }', operationName: undefined, variables: {}, extensions: {} };
  const request = { requestId: 'r1', caller: null, signal: abort.signal, forwardedHeaders: {} };
  const answer = gateway.answer({ ...operation, isReadOnly: true }, request, {
    headers: {},
  } as unknown as HttpRequest);
  await started.promise;
  abort.abort(reason);
  finish.resolve();
  const { body } = await answer;
  await gateway.server.stop();
  return { called, body };
}

it('calls no more subgraphs for a client that has gone', async () => {
  expect(await askAndAbort(new ClientGone())).toEqual({ called: ['belts'], body: '{"data":null}' });
});

it('goes on for a client that waits for what there is when time is up', async () => {
  expect(await askAndAbort(new Error('time is up'))).toEqual({
    called: ['belts', 'names'],
    body: '{"data":{"belt":{"name":null}}}',
  });
});
