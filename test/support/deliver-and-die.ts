/** A process that delivers from `source` to `receiver` until nothing waits, or until it ends itself without a word. */
import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import { openDatabases } from '../../runtime/database.ts';
import type { EventTransport } from '../../runtime/event-transport.ts';
import { deliver } from './deliver.ts';
import { notingReceiver } from './noting-receiver.ts';

const [uri = '', prefix = '', place = '', passes = '0'] = process.argv.slice(2);
const clock = { now: () => new Date() };
const databases = await openDatabases(uri, { prefix });
const source = { name: 'source', db: databases.of('source'), handlers: {} };

let left = Number(passes);
function passing(where: string): void {
  if (where !== place) return;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
}

const transport: EventTransport = createDatabaseTransport({ dbOf: databases.of, clock });
const dying: EventTransport = {
  ...transport,
  readAll: async (...request) => {
    const waiting = await transport.readAll(...request);
    passing('before-apply');
    return waiting;
  },
  acknowledge: async (...taken) => {
    passing('before-acknowledge');
    await transport.acknowledge(...taken);
    passing('after-acknowledge');
  },
};

const receiver = notingReceiver(databases, () => {
  passing('in-the-transaction');
});
const deps = { clock, consumersOf: () => [], transport: dying, onFailure: () => undefined };
while ((await deliver(source, receiver, deps)) > 0);
await databases.close();
