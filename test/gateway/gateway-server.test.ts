import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../../runtime/http.ts';
import { Problem } from '../../values/problem.ts';
import { createDeferred } from '../support/deferred.ts';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway } from './support/fixtures.ts';

let gateway: TestGateway;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts], corsOrigins: ['https://shop.example'] });
});
afterAll(() => gateway.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) =>
  fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body });

describe('who asks', () => {
  it('is asked for its token before anything else, in any of its forms', async () => {
    const closed = await startTestGateway({
      fixtures: [belts],
      authenticate: (authorization) =>
        authorization.length === 0
          ? Promise.resolve(null)
          : Promise.reject(
              new Refusal(401, new Problem('UNAUTHENTICATED', 'invalid-token'), {
                'www-authenticate': 'Bearer',
              }),
            ),
    });
    closed.calls();
    for (const query of ['{ belts { id } }', 'mutation { write }', '{ syntax error']) {
      const answer = await closed.ask(query, { headers: { authorization: 'Bearer x.y.z' } });
      expect([answer.status, answer.body]).toEqual([
        401,
        {
          errors: [
            { message: 'invalid token', extensions: { code: 'UNAUTHENTICATED', reason: 'invalid-token' } },
          ],
        },
      ]);
    }
    expect(closed.calls()).toEqual([]);
    expect((await closed.ask('{ belts { id } }')).status).toBe(200);
    await closed.stop();
  });
});

describe('headers of clients', () => {
  it('go on to subgraphs only where the installation says so', async () => {
    const open = await startTestGateway({ fixtures: [belts], forwardHeaders: ['x-tenant'] });
    await open.ask('{ belts { id } }', {
      headers: { 'x-tenant': 't1', 'x-user-id': 'root', 'x-beltgraph-viewer': 'forged', cookie: 'a=b' },
    });
    expect(open.calls().map(({ request }) => request.forwardedHeaders)).toEqual([{ 'x-tenant': 't1' }]);
    await open.stop();
  });
});

describe('introspection', () => {
  it('is on, and knows nothing of what is inaccessible', async () => {
    const { data } = await gateway.ask('{ __type(name: "Query") { fields { name } } }');
    const names = (data.__type.fields as { name: string }[]).map(({ name }) => name);
    expect(names).toContain('belts');
    expect(names).not.toContain('hidden');
  });

  it('can be turned off, with every hint of what there is', async () => {
    const closed = await startTestGateway({ fixtures: [belts], gateway: { introspection: false } });
    for (const query of [
      '{ __schema { types { name } } }',
      '{ a: __type(name: "Belt") { name } }',
      '{ ...F } fragment F on Query { __schema { types { name } } }',
      '{ belt }',
      'mutation { __schema { types { name } } }',
    ]) {
      const { status, problems, text } = await closed.ask(query);
      expect([query, status, problems[0]?.[0]]).toEqual([query, 400, 'BAD_INPUT']);
      expect(text).not.toMatch(/Did you mean|belts/);
    }
    expect((await closed.ask('{ __typename belts { __typename } }')).status).toBe(200);
    await closed.stop();
  });
});

describe('pages of other origins', () => {
  it('may ask where the installation names them', async () => {
    const headers = { ...JSON_TYPE, origin: 'https://shop.example' };
    const response = await post('{"query":"{__typename}"}', headers);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    const other = await post('{"query":"{__typename}"}', { ...headers, origin: 'https://evil.example' });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('health and metrics', () => {
  it('tells that it lives and that it is ready', async () => {
    expect(await (await fetch(`${gateway.url}/health/live`)).json()).toEqual({ status: 'live' });
    expect(await (await fetch(`${gateway.url}/health/ready`)).json()).toEqual({ status: 'ready' });
  });

  it('tells why it is not ready', async () => {
    const waiting = await startTestGateway({
      fixtures: [belts],
      notReady: () => Promise.resolve('database away'),
    });
    const response = await fetch(`${waiting.url}/health/ready`);
    expect([response.status, await response.json()]).toEqual([
      503,
      { status: 'not ready', reason: 'database away' },
    ]);
    expect((await fetch(`${waiting.url}/health/live`)).status).toBe(200);
    await waiting.stop();
  });

  it('counts answers, calls and errors', async () => {
    const counted = await startTestGateway({ fixtures: [belts] });
    await counted.ask('{ belts { id } broken }');
    await counted.ask('{ nothing }');
    const text = await (await fetch(`${counted.url}/metrics`)).text();
    await counted.stop();
    expect(text).toContain('gateway_request_seconds_count{status="200"} 1');
    expect(text).toContain('gateway_request_seconds_count{status="400"} 1');
    expect(text).toContain('gateway_subgraph_call_seconds_count{subgraph="belts",outcome="answered"} 1');
    expect(text).toContain('gateway_errors_total{code="INTERNAL"} 1');
    expect(text).toContain('gateway_errors_total{code="BAD_INPUT"} 1');
  });

  it('tells the metrics of the whole installation where it is given them', async () => {
    const one = await startTestGateway({ fixtures: [belts], metricsText: () => Promise.resolve('all 1\n') });
    expect(await (await fetch(`${one.url}/metrics`)).text()).toBe('all 1\n');
    await one.stop();
  });
});

describe('further routes', () => {
  it('are served beside the gateway’s own, which come first', async () => {
    const told = { methods: ['POST'], handle: () => ({ status: 202, body: 'told' }) };
    const open = await startTestGateway({
      fixtures: [belts],
      routes: { '/webhooks/a': told, '/graphql': told },
    });
    const answer = await fetch(`${open.url}/webhooks/a`, { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([202, 'told']);
    expect((await fetch(`${open.url}/webhooks/a`)).status).toBe(405);
    expect((await fetch(`${open.url}/webhooks/b`, { method: 'POST' })).status).toBe(404);
    expect((await open.ask('{ belts { id } }')).status).toBe(200);
    await open.stop();
  });
});

describe('stopping', () => {
  it('says that it is not ready first, finishes what runs, and takes nothing new', async () => {
    const started = createDeferred();
    const finish = createDeferred();
    const slow = await startTestGateway({
      fixtures: [belts],
      callOf: () => async () => {
        started.resolve();
        await finish.promise;
        return { data: { belts: [{ id: 'b1' }] } };
      },
      stopOptions: { graceMs: 10_000, drainMs: 200 },
    });
    const answer = slow.ask('{ belts { id } }');
    await started.promise;
    const stopped = slow.stop();
    const ready = await fetch(`${slow.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'stopping' }]);
    finish.resolve();
    expect((await answer).data).toEqual({ belts: [{ id: 'b1' }] });
    await stopped;
    await expect(fetch(slow.url)).rejects.toThrow();
  });
});
