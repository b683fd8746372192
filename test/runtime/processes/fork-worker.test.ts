import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { forkWorker } from '../../../runtime/processes/fork-worker.ts';

let directory = '';
let entry = '';
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-fork-'));
  entry = path.join(directory, 'worker.cjs');
  await writeFile(entry, `process.once('message', () => process.send('heard'));`);
});
afterAll(() => rm(directory, { recursive: true }));

describe('forkWorker', () => {
  it('gives a process that can be talked to', async () => {
    const child = forkWorker(entry);
    child.send('anybody?');
    expect(await once(child, 'message')).toEqual(expect.arrayContaining(['heard']));
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('lets its parent live that tells it something while it dies', async () => {
    const child = forkWorker(entry);
    const errors: Error[] = [];
    child.on('error', (error) => void errors.push(error));
    // What a process whose channel is broken hears of it, at a moment that a test cannot choose.
    child.emit('error', new Error('write EPIPE'));
    expect(errors).toHaveLength(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
