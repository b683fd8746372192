import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CIRCLE_QUERY, circleSupergraph } from './support/circle.ts';
import { askGateway } from './support/fixtures.ts';

/** For processes that compile what they run while others do the same. */
const PROCESS_MS = 120_000;
const root = path.join(import.meta.dirname, '../..');

const LIGHT_QUERY = '{ none: light @skip(if: true) __typename }';

describe('a plan that goes round in a circle', () => {
  let directory: string;
  let gateway: ChildProcess;
  let output = '';

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-circle-'));
    const supergraph = path.join(directory, 'supergraph.graphql');
    await writeFile(supergraph, circleSupergraph());
    const args = ['--import', 'tsx', 'gateway/main.ts', '--supergraph', supergraph, '--port', '0'];
    const env = { PATH: process.env['PATH'], PLAN_TIMEOUT_MS: '1000', WORKERS: '1', EXPLAIN: 'everybody' };
    gateway = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'ignore'] });
    gateway.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }, PROCESS_MS);
  afterAll(async () => {
    gateway.kill('SIGKILL');
    await rm(directory, { recursive: true });
  });

  async function urlOfGateway(): Promise<string> {
    for (;;) {
      const url = /answers at (\S+)\/graphql/.exec(output)?.[1];
      if (url) return url;
      await Promise.race([once(gateway.stdout ?? gateway, 'data'), once(gateway, 'exit')]);
    }
  }

  it(
    'is refused, ends the process that makes it, and leaves the gateway as it was',
    async () => {
      const url = await urlOfGateway();
      const refused = async (query: string, headers = {}) => {
        const { body } = await askGateway(url, query, { headers });
        return body;
      };
      const tooComplex = [
        expect.objectContaining({
          extensions: { code: 'COST_EXCEEDED', reason: 'plan-too-complex' },
        }),
      ];
      expect(await refused(CIRCLE_QUERY)).toHaveProperty('errors', tooComplex);
      expect((await askGateway(url, LIGHT_QUERY)).body).toEqual({ data: { __typename: 'Query' } });
      expect(await refused(CIRCLE_QUERY)).toHaveProperty('errors', tooComplex);
      // There is no plan to explain.
      expect(await refused(CIRCLE_QUERY, { 'x-explain': '1' })).toEqual(await refused(CIRCLE_QUERY));
      expect(await refused('{ light }')).toHaveProperty('data', { light: null });
      expect(gateway.exitCode).toBe(null);

      const metrics = await (await fetch(`${url}/metrics`)).text();
      const planned = (where: string, outcome: string) =>
        metrics.includes(`gateway_plan_seconds_count{where="${where}",outcome="${outcome}"} 1`);
      expect([planned('here', 'late'), planned('process', 'late')]).toEqual([true, true]);
      gateway.kill('SIGTERM');
      expect(await once(gateway, 'exit')).toEqual([0, null]);
    },
    PROCESS_MS,
  );
});
