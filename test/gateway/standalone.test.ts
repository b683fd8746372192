import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeServicesOrThrow } from '../../gateway/compose.ts';
import { systemClock } from '../../runtime/clock.ts';
import { silentLog } from '../../runtime/log.ts';
import type { SubgraphRequest } from '../../runtime/subgraph.ts';
import { startSubgraphServer, type SubgraphServer } from '../../runtime/subgraph-server.ts';
import { askGateway, defineFixture } from './support/fixtures.ts';
import { AUDIENCE, createTestIssuer, ISSUER, type TestIssuer } from './support/issuer.ts';

/** For processes that compile what they run while others do the same. */
const PROCESS_MS = 120_000;
const SECRET = 'a secret of more than thirty-two characters';
const root = path.join(import.meta.dirname, '../..');

const who = (_root: unknown, _input: unknown, { viewer }: SubgraphRequest) => viewer?.account ?? null;

const hotels = defineFixture({
  name: 'hotels',
  sdl: `
    type Query { hotels: [Hotel!] who: String @requiresScopes(scopes: [["own:scope"]]) }
    type Hotel @key(fields: "id") { id: ID! name: String }
  `,
  resolvers: { Query: { hotels: () => [{ id: 'h1', name: 'Grand' }], who } },
});

const reviews = defineFixture({
  name: 'reviews',
  sdl: 'type Query { best: String } type Hotel @key(fields: "id") { id: ID! stars: Int }',
  resolvers: { Hotel: { stars: () => 5 } },
});

/** Says which other machines a process tried to reach. */
const GUARD = `
  import net from 'node:net';
  import dns from 'node:dns';
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (...given) {
    const [options] = Array.isArray(given[0]) ? given[0] : given;
    const host = options?.host ?? 'localhost';
    if (!options?.path && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
      process.stderr.write('OUTSIDE ' + host + '\\n');
    }
    return connect.apply(this, given);
  };
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    const original = dns[name];
    dns[name] = (host, ...rest) => {
      if (host !== '127.0.0.1' && host !== 'localhost') process.stderr.write('OUTSIDE ' + host + '\\n');
      return original(host, ...rest);
    };
  }
`;

describe('the gateway alone', () => {
  let directory: string;
  let supergraph: string;
  let servers: SubgraphServer[];
  let issuer: TestIssuer;

  beforeAll(async () => {
    issuer = await createTestIssuer();
    directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-standalone-'));
    servers = await Promise.all(
      [hotels, reviews].map((subgraph) =>
        startSubgraphServer({
          subgraph,
          // A subgraph of another graph knows no roles of ours; visitors are all that this one can tell apart.
          instance: { contextFor: (request) => request },
          secrets: [SECRET],
          host: '127.0.0.1',
          port: 0,
          clock: systemClock,
          log: silentLog,
        }),
      ),
    );
    supergraph = path.join(directory, 'supergraph.graphql');
    const services = [hotels, reviews].map(({ name, typeDefs }, index) => ({
      name,
      typeDefs,
      url: servers[index]?.url ?? '',
    }));
    await writeFile(supergraph, composeServicesOrThrow(services));
    await writeFile(path.join(directory, 'jwks.json'), JSON.stringify({ keys: [issuer.jwk] }));
    await writeFile(path.join(directory, 'guard.mjs'), GUARD);
  });
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop(1_000)));
    await rm(directory, { recursive: true });
  });

  function start(args: readonly string[], env: Record<string, string> = {}) {
    const guard = path.join(directory, 'guard.mjs');
    const process_ = spawn(
      process.execPath,
      ['--import', 'tsx', '--import', guard, 'gateway/main.ts', ...args],
      // Apollo's own settings, which would have it report to Apollo.
      {
        cwd: root,
        env: {
          PATH: process.env['PATH'],
          WORKERS: '1',
          APOLLO_KEY: 'service:a:b',
          APOLLO_GRAPH_REF: 'a@b',
          ...env,
        },
      },
    );
    const output = { stdout: '', stderr: '' };
    process_.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
    process_.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
    return { process: process_, output };
  }

  async function urlOf({
    process: child,
    output,
  }: {
    process: ChildProcess;
    output: { stdout: string; stderr: string };
  }) {
    for (;;) {
      const url = /answers at (\S+)\/graphql/.exec(output.stdout)?.[1];
      if (url) return url;
      if (child.exitCode !== null) throw new Error(output.stderr);
      await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')]);
    }
  }

  it(
    'serves any supergraph, calls nobody but its subgraphs, and stops when it is told to',
    async () => {
      const running = start(['--supergraph', supergraph, '--port', '0'], {
        VIEWER_SECRET: SECRET,
        JWKS_FILE: path.join(directory, 'jwks.json'),
        JWT_ISSUER: ISSUER,
        JWT_AUDIENCE: AUDIENCE,
      });
      const url = await urlOf(running);
      expect((await askGateway(url, '{ hotels { name stars } }')).body).toEqual({
        data: { hotels: [{ name: 'Grand', stars: 5 }] },
      });
      expect((await askGateway(url, '{ who }')).problems).toEqual([['UNAUTHENTICATED', 'who']]);
      const statusOf = async (page: string) => (await fetch(`${url}${page}`)).status;
      expect(await Promise.all(['/', '/health/live', '/health/ready', '/metrics'].map(statusOf))).toEqual([
        200, 200, 200, 200,
      ]);
      const wrong = await askGateway(url, '{ who }', { headers: { authorization: 'Bearer a.b.c' } });
      expect(wrong.status).toBe(401);
      const other = { authorization: `Bearer ${await issuer.sign({ scope: 'other' })}` };
      expect((await askGateway(url, '{ who }', { headers: other })).problems).toEqual([['FORBIDDEN', 'who']]);

      running.process.kill('SIGTERM');
      const [code] = (await once(running.process, 'exit')) as [number];
      expect(code).toBe(0);
      expect(running.output.stderr).not.toContain('OUTSIDE');
    },
    PROCESS_MS,
  );

  it(
    'says what is wrong when it cannot start',
    async () => {
      const cases: readonly (readonly [readonly string[], RegExp])[] = [
        [[], /Usage: npm run gateway -- --supergraph FILE/],
        [['--supergraph', 'nothing.graphql'], /ENOENT/],
        [['--supergraph', supergraph, '--port', 'x'], /PORT/],
        [['--supergraph', supergraph, '--verbose'], /verbose/],
      ];
      await Promise.all(
        cases.map(async ([args, reason]) => {
          const { process: child, output } = start(args);
          const [code] = (await once(child, 'exit')) as [number];
          expect({ args, code, stderr: output.stderr }).toEqual({
            args,
            code: 1,
            stderr: expect.stringMatching(reason),
          });
          expect(output.stderr).not.toContain('    at ');
        }),
      );
    },
    PROCESS_MS,
  );
});
