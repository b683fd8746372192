import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { systemClock } from '../../runtime/clock.ts';
import { silentLog } from '../../runtime/log.ts';
import { startSubgraphServer, type SubgraphServer } from '../../runtime/subgraph-server.ts';
import { signViewer, VIEWER_HEADER } from '../../runtime/signed-viewer.ts';
import { belts } from './support/belts.ts';
import { startTestGateway, type TestGateway } from './support/fixtures.ts';

const SECRET = 'a secret of more than thirty-two characters';

let gateway: TestGateway;
let subgraph: SubgraphServer;
beforeAll(async () => {
  gateway = await startTestGateway({ fixtures: [belts] });
  subgraph = await startSubgraphServer({
    subgraph: belts,
    instance: { contextFor: () => ({}) },
    secrets: [SECRET],
    host: '127.0.0.1',
    port: 0,
    clock: systemClock,
    log: silentLog,
  });
});
afterAll(async () => {
  await gateway.stop();
  await subgraph.stop(0);
});

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** Browsers have to be told to ask first; the audit is none. */
const toGateway: Fetch = (url, init = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': '1' } });

const toSubgraph: Fetch = (url, init = {}) => {
  const body = typeof init.body === 'string' ? init.body : '';
  const signed = signViewer(
    { viewer: null, audience: belts.name, body },
    { secret: SECRET, clock: systemClock },
  );
  return fetch(url, { ...init, headers: { ...init.headers, [VIEWER_HEADER]: signed } });
};

const audits = (urlOf: () => string, fetchFn: Fetch) =>
  serverAudits({ url: urlOf, fetchFn }).map((audit) => [`${audit.id} ${audit.name}`, audit] as const);

describe('GraphQL over HTTP: the gateway', () => {
  it.each(audits(() => `${gateway.url}/graphql`, toGateway))('%s', async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});

describe('GraphQL over HTTP: a subgraph', () => {
  // It takes no GET: whoever calls it is a gateway, which signs a body.
  const apply = audits(() => subgraph.url, toSubgraph).filter(([name]) => !/GET/.test(name));

  it.each(apply)('%s', async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: 'ok' });
  });
});
