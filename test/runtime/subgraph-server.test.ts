import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../runtime/clock.ts';
import { signViewer, type SignedRequest, VIEWER_HEADER } from '../../runtime/signed-viewer.ts';
import type { SubgraphRequest } from '../../runtime/subgraph.ts';
import { startSubgraphServer, type SubgraphServer } from '../../runtime/subgraph-server.ts';
import { createTestLog, defineFixture } from '../gateway/support/fixtures.ts';
import { viewerAs } from '../support/subgraph.ts';

const SECRET = 'a secret of more than thirty-two characters';
const OLD_SECRET = 'the secret of before, also 32 characters or more';
const BODY = JSON.stringify({ query: '{ who }' });
const JSON_TYPE = { 'content-type': 'application/json' };

const subgraph = defineFixture({
  name: 'trade',
  sdl: 'type Query { who: String }',
  resolvers: {
    Query: {
      who: (_root: unknown, _input: unknown, { viewer }: SubgraphRequest) => viewer?.account ?? 'visitor',
    },
  },
});

const { log, lines } = createTestLog();
let server: SubgraphServer;
let notReady: string | null = null;
beforeAll(async () => {
  server = await startSubgraphServer({
    subgraph,
    instance: {
      contextFor: (request) => request,
      webhooks: { '/webhooks/a': { methods: ['POST'], handle: () => ({ status: 202, body: 'told' }) } },
    },
    secrets: [SECRET, OLD_SECRET],
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    log,
    notReady: () => notReady,
  });
});
afterAll(() => server.stop(1_000));

function sign(request: Partial<SignedRequest> = {}, secret = SECRET): string {
  const viewer = viewerAs('operator');
  return signViewer({ viewer, audience: 'trade', body: BODY, ...request }, { secret, clock: systemClock });
}

const post = (header: string | null, body = BODY, headers: Record<string, string> = JSON_TYPE) =>
  fetch(server.url, {
    method: 'POST',
    headers: { ...headers, ...(header !== null && { [VIEWER_HEADER]: header }) },
    body,
  });

describe('a subgraph server', () => {
  it.each([
    ['the secret', SECRET],
    ['the secret of before', OLD_SECRET],
  ])('takes what is signed with %s', async (_case, secret) => {
    expect(await (await post(sign({}, secret))).json()).toEqual({ data: { who: 'operator@test' } });
  });

  it('takes what is signed for a visitor', async () => {
    expect(await (await post(sign({ viewer: null }))).json()).toEqual({ data: { who: 'visitor' } });
  });

  it.each<[string, () => string | null, string]>([
    ['is not signed', () => null, BODY],
    ['is signed by nobody known', () => sign({}, 'x'.repeat(32)), BODY],
    ['is signed for another subgraph', () => sign({ audience: 'finance' }), BODY],
    ['is signed with another body', () => sign({ body: '{"query":"{ a }"}' }), BODY],
    ['is not even JSON', () => null, '{{'],
    ['was changed after it was signed', () => sign(), JSON.stringify({ query: '{ who again: who }' })],
  ])('refuses what %s, without a word about why', async (_case, headerOf, body) => {
    const before = lines.length;
    const response = await post(headerOf(), body);
    expect([response.status, await response.json()]).toEqual([
      401,
      {
        errors: [
          {
            message: 'Only a gateway may call here',
            extensions: { code: 'UNAUTHENTICATED', reason: 'gateway-signature-required' },
          },
        ],
      },
    ]);
    expect(lines.length).toBe(before + 1);
  });

  it('refuses a copy of what it took', async () => {
    const header = sign();
    expect((await post(header)).status).toBe(200);
    expect((await post(header)).status).toBe(401);
  });

  it.each(['x-user-id', 'x-scopes', 'authorization'])('believes nothing that stands in %s', async (name) => {
    const response = await post(sign({ viewer: null }), BODY, { ...JSON_TYPE, [name]: 'operator' });
    expect(await response.json()).toEqual({ data: { who: 'visitor' } });
  });

  it('takes what others send to its own routes, without a gateway’s signature', async () => {
    const answer = await fetch(new URL('/webhooks/a', server.url), { method: 'POST' });
    expect([answer.status, await answer.text()]).toEqual([202, 'told']);
  });

  it('does not answer GET', async () => {
    expect((await fetch(`${server.url}?query={who}`, { headers: JSON_TYPE })).status).toBe(405);
  });

  it('does not tell its timings', async () => {
    const response = await post(sign(), BODY, { ...JSON_TYPE, 'apollo-federation-include-trace': 'ftv1' });
    expect(await response.json()).toEqual({ data: { who: 'operator@test' } });
  });

  it('tells whoever operates it that it lives, and whether it is ready', async () => {
    const statusOf = async (path: string) => (await fetch(new URL(path, server.url))).status;
    expect([await statusOf('/health/live'), await statusOf('/health/ready')]).toEqual([200, 200]);
    notReady = 'no database';
    expect([await statusOf('/health/live'), await statusOf('/health/ready')]).toEqual([200, 503]);
    notReady = null;
  });
});
