import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { Client } from 'undici';
import { composeServicesOrThrow } from '../../gateway/compose.ts';
import { createDeferred } from '../support/deferred.ts';
import { type GraphqlServer, startGraphqlServer } from '../support/graphql-server.ts';
import { endInstallations, type Program, runCommand, startCommand } from '../support/installation.ts';
import { isAlive, titleOf, until } from '../support/processes.ts';

jest.setTimeout(240_000);

const SDL = 'type Query { hotel: String slow: String }';
const isAsked = createDeferred();
const answersNow = createDeferred<string>();
const resolvers = {
  hotel: () => 'Grand',
  slow: () => {
    isAsked.resolve();
    return answersNow.promise;
  },
};

let directory: string;
let supergraph: string;
let subgraph: GraphqlServer;
beforeAll(async () => {
  const schema = buildSchema(SDL);
  Object.entries(schema.getQueryType()?.getFields() ?? {}).forEach(([name, field]) => {
    field.resolve = resolvers[name as keyof typeof resolvers];
  });
  subgraph = await startGraphqlServer(schema);
  directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-workers-'));
  supergraph = path.join(directory, 'supergraph.graphql');
  const services = [{ name: 'hotels', typeDefs: parse(SDL), url: subgraph.url }];
  await writeFile(supergraph, composeServicesOrThrow(services));
});
afterAll(async () => {
  answersNow.resolve('');
  await endInstallations();
  await subgraph.close();
  await rm(directory, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** One connection, which one worker has taken, and keeps. */
interface Connection {
  readonly get: (page: string) => Promise<Answer>;
  readonly ask: (body: object) => Promise<Answer>;
  /** When the worker has ended it. */
  readonly ended: Promise<unknown>;
  readonly close: () => Promise<void>;
}

function connect(url: string): Connection {
  const client = new Client(url);
  const request = async (options: Parameters<Client['request']>[0]): Promise<Answer> => {
    const { statusCode, body } = await client.request(options);
    return { status: statusCode, text: await body.text() };
  };
  const headers = { 'content-type': 'application/json' };
  return {
    get: (page) => request({ method: 'GET', path: page }),
    ask: (body) => request({ method: 'POST', path: '/graphql', headers, body: JSON.stringify(body) }),
    ended: new Promise((resolve) => client.once('disconnect', resolve)),
    close: () => client.close(),
  };
}

/** What a new connection is answered; null when there is no answer. */
async function once(url: string, use: (connection: Connection) => Promise<Answer>): Promise<Answer | null> {
  const connection = connect(url);
  const answer = await use(connection).catch(() => null);
  await connection.close();
  return answer;
}

interface Gateway extends Program {
  readonly url: string;
}

const isComplete = ({ url }: Gateway) =>
  until('both workers answer', async () => {
    const metrics = await once(url, (connection) => connection.get('/metrics'));
    return metrics?.text.includes('gateway_workers 2') ?? false;
  });

async function startGateway(env: Readonly<Record<string, string>> = {}): Promise<Gateway> {
  const program = await startCommand('gateway/main.js', {
    args: ['--supergraph', supergraph],
    env: { WORKERS: '2', PORT: '0', ...env },
    saying: /The graph answers at \S+\/graphql/,
  });
  const gateway = { ...program, url: /answers at (\S+)\/graphql/.exec(program.output())?.[1] ?? '' };
  await isComplete(gateway);
  return gateway;
}

const workersOf = ({ processes }: Gateway) =>
  processes().filter((pid) => titleOf(pid) === 'beltgraph gateway');

const HOTEL = { query: '{ hotel }' };
const GRAND = { status: 200, text: '{"data":{"hotel":"Grand"}}' };

describe('a gateway of two workers', () => {
  let gateway: Gateway;
  /** In turn to both workers. */
  let connections: readonly Connection[];
  beforeAll(async () => {
    gateway = await startGateway({ DRAIN_MS: '600000' });
    connections = [1, 2, 3, 4].map(() => connect(gateway.url));
    // Each is opened before the next one.
    for (const connection of connections) await connection.get('/health/live');
  });
  afterAll(() => Promise.all(connections.map((connection) => connection.close())));

  const atEach = async (use: (connection: Connection) => Promise<Answer>): Promise<readonly Answer[]> => {
    const answers: Answer[] = [];
    for (const connection of connections) answers.push(await use(connection));
    return answers;
  };

  it('answers on one port, and for the metrics of both', async () => {
    const countAtEach = async () => {
      const answers = await atEach(({ get }) => get('/metrics'));
      return answers.map(({ text }) =>
        Number(/_request_seconds_count\{status="200"\} (\d+)/.exec(text)?.[1]),
      );
    };
    expect(await atEach(({ ask }) => ask(HOTEL))).toEqual([GRAND, GRAND, GRAND, GRAND]);
    const [before = 0] = await countAtEach();
    await atEach(({ ask }) => ask(HOTEL));
    expect(await countAtEach()).toEqual([1, 2, 3, 4].map(() => before + 4));
  });

  it('learns a persisted query in each worker, and answers nothing wrong where it is not known', async () => {
    const query = '{ named: hotel }';
    const sha256Hash = createHash('sha256').update(query).digest('hex');
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    const right = { status: 200, text: '{"data":{"named":"Grand"}}' };
    const isUnknown = ({ text }: Answer) => text.includes('PERSISTED_QUERY_NOT_FOUND');

    expect(await connections[0]?.ask({ query, extensions })).toEqual(right);
    const first = await atEach(({ ask }) => ask({ extensions }));
    expect(first.filter(isUnknown)).not.toEqual([]);
    expect(first.filter((answer) => !isUnknown(answer))).toContainEqual(right);
    // As its clients do: they send the document where it is asked for.
    for (const [index, answer] of first.entries()) {
      if (isUnknown(answer)) expect(await connections[index]?.ask({ query, extensions })).toEqual(right);
    }
    expect(await atEach(({ ask }) => ask({ extensions }))).toEqual([right, right, right, right]);
  });

  it('starts a worker again that dies, and says so', async () => {
    const [victim = 0] = workersOf(gateway);
    process.kill(victim, 'SIGKILL');
    await until('another one is in its place', () => {
      const workers = workersOf(gateway);
      return workers.length === 2 && !workers.includes(victim);
    });
    await isComplete(gateway);
    expect(gateway.output()).toMatch(/gateway worker \d was ended by SIGKILL; starting it again in 0.25 s/);
    expect(await once(gateway.url, ({ ask }) => ask(HOTEL))).toEqual(GRAND);
  });

  it('answers while it drains, and ends at once when it is told again', async () => {
    gateway.process.kill('SIGTERM');
    const isReady = async () => (await once(gateway.url, ({ get }) => get('/health/ready')))?.status === 200;
    // Two new connections are one for each worker.
    await until('no worker says that it is ready', async () => !(await isReady()) && !(await isReady()));
    expect(await once(gateway.url, ({ ask }) => ask(HOTEL))).toEqual(GRAND);
    const all = gateway.processes();
    gateway.process.kill('SIGTERM');
    expect(await gateway.ended).toMatchObject({ code: 130 });
    await until('no process is left', () => !all.some(isAlive));
  });
});

describe('a gateway of several workers', () => {
  it('finishes what it has begun when it is interrupted, and leaves no process behind', async () => {
    const gateway = await startGateway();
    const connection = connect(gateway.url);
    const idle = [connect(gateway.url), connect(gateway.url)];
    for (const { get } of idle) await get('/health/live');
    const late = connection.ask({ query: '{ slow }' });
    await isAsked.promise;
    const all = gateway.processes();
    const ended = gateway.interrupt();
    // Both workers have begun to stop then.
    await Promise.all(idle.map((each) => each.ended));
    answersNow.resolve('in the end');
    expect(await late).toEqual({ status: 200, text: '{"data":{"slow":"in the end"}}' });
    await connection.close();
    expect(await ended).toMatchObject({ code: 0 });
    expect(all.filter(isAlive)).toEqual([]);
  });

  it('takes its workers with it when it alone is killed', async () => {
    const gateway = await startGateway();
    const all = gateway.processes();
    gateway.process.kill('SIGKILL');
    await until('no process is left', () => !all.some(isAlive));
  });

  it('says once, and as one process would, why it cannot start', async () => {
    const wrong = path.join(directory, 'wrong.graphql');
    await writeFile(wrong, 'type Query { hotel: String }');
    const { port } = new URL(subgraph.url);
    const run = (file: string, env: Readonly<Record<string, string>>) =>
      runCommand('gateway/main.js', ['--supergraph', file], { PORT: '0', ...env });
    for (const env of [{ WORKERS: '1' }, { WORKERS: '3' }]) {
      expect(await run(wrong, env)).toEqual({
        code: 1,
        signal: null,
        output: 'Invalid supergraph: must be a core schema\n',
      });
      const output = `Port ${port} of 127.0.0.1 is taken. Set PORT to another one, or to 0 for any free one.\n`;
      expect(await run(supergraph, { ...env, PORT: port })).toEqual({ code: 1, signal: null, output });
    }
  });
});
