import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Databases, openDatabases } from '../../runtime/database.ts';
import { deliver } from '../support/deliver.ts';
import { eventModel } from '../../runtime/events.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import { requireTestServerUri } from '../support/test-server-uri.ts';
import { openWrite } from '../support/events.ts';
import { notingReceiver } from '../support/noting-receiver.ts';

jest.setTimeout(240_000);

const root = path.join(import.meta.dirname, '../..');
const AGGREGATES = 3;
/** More than two transactions of them. */
const EVENTS_EACH = 50;

let databases: Databases;
let prefix: string;

beforeEach(async () => {
  prefix = `test_killed_${Date.now().toString(36)}`;
  databases = await openDatabases(requireTestServerUri(), { prefix });
  const clock = { now: () => new Date() };
  const write = await openWrite(databases.of('source'), clock, () => ['receiver']);
  await openWrite(databases.of('receiver'), clock);
  await write({ mutation: 'publish', party: 'p', input: { idempotencyKey: 'all' } }, async ({ emit }) => {
    for (let sequence = 1; sequence <= EVENTS_EACH; sequence += 1) {
      for (let index = 0; index < AGGREGATES; index += 1) {
        emit({ aggregateId: `a${index}`, sequence, type: 'Moved', data: {} });
      }
    }
    return {};
  });
});

afterEach(async () => {
  for (const name of ['source', 'receiver']) await databases.of(name).dropDatabase();
  await databases.close();
});

/** A delivery in a process of its own, which ends itself without a word. */
const dieAt = (place: string, passes: number): Promise<'killed' | 'done'> =>
  new Promise((resolve, reject) => {
    const args = [
      '--import',
      'tsx',
      'test/support/deliver-and-die.ts',
      requireTestServerUri(),
      prefix,
      place,
      String(passes),
    ];
    // The runner's own options are not for a process that runs no tests.
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else if (code === 0) resolve('done');
      else reject(new Error(`It ended with ${code ?? signal}`));
    });
  });

/** What the next process does. */
async function deliverTheRest(): Promise<void> {
  const source = { name: 'source', db: databases.of('source'), handlers: {} };
  const deps = { clock: { now: () => new Date() }, consumersOf: () => [], onFailure: () => undefined };
  while ((await deliver(source, notingReceiver(databases), deps)) > 0);
}

describe('a delivery whose process is killed', () => {
  it.each([
    ['before-apply', 2],
    ['in-the-transaction', 130],
    ['before-acknowledge', 1],
    ['after-acknowledge', 1],
  ])(
    '%s, the %ith time, is completed by the next one: nothing lost, nothing doubled',
    async (place, passes) => {
      expect(await dieAt(place, passes)).toBe('killed');
      await deliverTheRest();

      const all = Array.from({ length: EVENTS_EACH }, (_, index) => index + 1);
      const seen = await databases.of('receiver').collection('seen').find().sort({ _id: 1 }).toArray();
      expect(seen.map(({ sequences }) => sequences as number[])).toEqual(
        Array.from({ length: AGGREGATES }, () => all),
      );
      expect(await eventModel(databases.of('source')).countDocuments({ pending: { $exists: true } })).toBe(0);
      expect(await eventModel(databases.of('receiver')).countDocuments()).toBe(AGGREGATES * EVENTS_EACH);
      expect(await inboxModel(databases.of('receiver')).countDocuments()).toBe(AGGREGATES * EVENTS_EACH);
    },
  );
});
