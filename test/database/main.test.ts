import { spawnSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { removeDirectory, scratchDirectory, type Item } from './support/database.ts';
import { ServerProcess } from './support/server-process.ts';
import { serverProgram } from './support/server-program.ts';

const directories: string[] = [];
const servers: ServerProcess[] = [];

function directory(): string {
  const path = scratchDirectory();
  directories.push(path);
  return path;
}

async function start(...args: string[]): Promise<ServerProcess> {
  const server = await ServerProcess.start(args);
  servers.push(server);
  return server;
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  for (const path of directories.splice(0)) await removeDirectory(path);
});

/** Runs the command to its end. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const result = spawnSync(process.execPath, [serverProgram(), ...args], {
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'test', ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status: result.status, output: result.stdout, error: result.stderr };
}

async function insert(uri: string, ...documents: Item[]): Promise<void> {
  const client = await MongoClient.connect(uri);
  await client.db('main').collection<Item>('items').insertMany(documents);
  await client.close();
}

async function count(uri: string): Promise<number> {
  const client = await MongoClient.connect(uri);
  const found = await client.db('main').collection('items').countDocuments();
  await client.close();
  return found;
}

describe('the database alone', () => {
  it('prints its URI first, and keeps what was written over SIGTERM', async () => {
    const data = directory();
    const first = await start('--data', data, '--port', '0');
    expect(first.uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/$/);
    await insert(first.uri, { _id: 1 }, { _id: 2 });
    expect(await first.kill('SIGTERM')).toBe(0);
    const second = await start('--data', data, '--port', '0');
    expect(await count(second.uri)).toBe(2);
    expect(await second.kill('SIGINT')).toBe(0);
  }, 60_000);

  it('listens at a socket that only its user can reach, also where a killed one has left it', async () => {
    const data = directory();
    const socket = join(data, 'database.sock');
    const first = await start('--data', data, '--socket', socket);
    expect(first.uri).toBe(`mongodb://${encodeURIComponent(socket)}/`);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    await insert(first.uri, { _id: 1 });
    await first.kill('SIGKILL');
    expect(existsSync(socket)).toBe(true);
    const second = await start('--data', data, '--socket', socket);
    expect(await count(second.uri)).toBe(1);
  }, 60_000);

  it('lets no second process have its directory', async () => {
    const data = directory();
    await start('--data', data, '--port', '0');
    const { status, error } = run(['--data', data, '--port', '0']);
    expect(status).toBe(1);
    expect(error).toMatch(/is in use by process \d+\. Stop it first, or connect to it\./);
  }, 60_000);

  it('refuses production unless it is forced', async () => {
    const data = directory();
    const { status, error } = run(['--data', data, '--port', '0'], { NODE_ENV: 'production' });
    expect(status).toBe(1);
    expect(error).toContain('MONGODB_URI');
    expect(existsSync(join(data, 'data.mdb'))).toBe(false);
  }, 60_000);

  it.each([
    ['no data directory', ['--port', '0'], '--data is missing'],
    ['neither socket nor port', ['--data', 'x'], 'give either --socket or --port'],
    ['a wrong port', ['--data', 'x', '--port', '70000'], '--port must be'],
    ['an unknown option', ['--foo'], "Unknown option '--foo'"],
    ['an unknown command', ['fly'], 'unknown command fly'],
  ])('says how it is used when given %s', (_case, args, message) => {
    const { status, error } = run(args);
    expect(status).toBe(1);
    expect(error).toContain(message);
    expect(error).toContain('Usage:');
  });
});

describe('backup and restore', () => {
  it('copy the state of a running database into a new one', async () => {
    const [data, place] = [directory(), directory()];
    const backup = join(place, 'backup');
    const restored = join(place, 'restored');
    const server = await start('--data', data, '--port', '0');
    await insert(server.uri, ...Array.from({ length: 2000 }, (_, _id) => ({ _id })));
    const writing = insert(
      server.uri,
      ...Array.from({ length: 2000 }, (_, index) => ({ _id: 10_000 + index })),
    );
    expect(run(['backup', '--data', data, '--to', backup])).toMatchObject({ status: 0, error: '' });
    await writing;
    expect(await count(server.uri)).toBe(4000);
    expect(run(['restore', '--from', backup, '--data', restored])).toMatchObject({ status: 0, error: '' });
    expect(run(['verify', '--data', restored]).output).toMatch(/^main\.items: \d+ documents, valid\n$/);
    const second = await start('--data', restored, '--port', '0');
    expect(await count(second.uri)).toBeGreaterThanOrEqual(2000);
    expect(run(['restore', '--from', backup, '--data', restored])).toMatchObject({
      status: 1,
      error: expect.stringContaining('never overwrites'),
    });
    expect(run(['verify', '--data', data])).toMatchObject({
      status: 1,
      error: expect.stringContaining('is in use'),
    });
  }, 90_000);

  it('refuse what is no backup', () => {
    const place = directory();
    writeFileSync(join(place, 'data.mdb'), 'this is something else');
    const { status, error } = run(['restore', '--from', place, '--data', join(place, 'restored')]);
    expect(status).toBe(1);
    expect(error).toContain('is not a database of this server');
    expect(existsSync(join(place, 'restored', 'data.mdb'))).toBe(false);
  });
});
