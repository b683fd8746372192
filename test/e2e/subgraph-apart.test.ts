import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { endInstallations, newDataDir, startCommand, startInstallation } from '../support/installation.ts';

jest.setTimeout(240_000);
afterEach(endInstallations);

/** A port that was free a moment ago: the gateway is told of it before the subgraph takes it. */
async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const QUERY = `{
  belts(filter: { search: "Chenghai" }) { nodes { name } }
  refundRate(hsCode: "9503", on: "2026-11-23") { rate }
}`;

describe('npm run subgraph', () => {
  it('serves a gateway that has its address, and nobody else', async () => {
    const port = String(await aFreePort());
    const url = `http://127.0.0.1:${port}/graphql`;
    const dataDir = await newDataDir();
    const graph = await startInstallation(dataDir, { SUBGRAPH_URLS: `finance=${url}` });
    const belts = { nodes: [{ name: 'Chenghai toys' }] };

    const without = await graph.ask(QUERY);
    expect(without.data).toEqual({ belts, refundRate: null });
    expect(without.errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'finance', retryable: true } },
    ]);

    await startCommand('start/commands/subgraph.js', {
      args: ['finance', '--port', port],
      env: { DATA_DIR: dataDir },
      saying: /finance answers gateways/,
    });
    expect(await graph.ask(QUERY)).toEqual({ data: { belts, refundRate: { rate: '0.13' } } });

    const unsigned = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(unsigned.status).toBe(401);
  });
});
