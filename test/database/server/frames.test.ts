import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serialize } from 'bson';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import { sendMutatedFrames } from '../support/frames.ts';
import { messageOf, RawClient } from '../support/raw-client.ts';

let database: TestDatabase;
const unexpected: unknown[] = [];

beforeAll(async () => {
  database = await openTestDatabase({ testCommands: false, onUnexpected: (error) => unexpected.push(error) });
});
afterAll(() => database.close());

const connectRaw = () => RawClient.connect(database.database.uri);

/** A frame with another length, operation or flags than it should have. */
function frame({
  length,
  operation,
  flags,
}: {
  length?: number;
  operation?: number;
  flags?: number;
}): Buffer {
  const message = messageOf({ ping: 1, $db: 'admin' });
  if (length !== undefined) message.writeInt32LE(length, 0);
  if (operation !== undefined) message.writeInt32LE(operation, 12);
  if (flags !== undefined) message.writeUInt32LE(flags, 16);
  return message;
}

describe('a connection', () => {
  it.each([
    ['a negative length', frame({ length: -1 })],
    ['a length below that of a header', frame({ length: 15 })],
    ['a length above the largest message', frame({ length: 48_000_001 })],
    ['an unknown operation', frame({ operation: 2001 })],
    ['a compressed message', frame({ operation: 2012 })],
    ['an unknown required flag', frame({ flags: 4 })],
    ['a body that is cut off', frame({ length: 30 }).subarray(0, 30)],
  ])('is closed for %s', async (_case, bytes) => {
    const client = await connectRaw();
    client.socket.write(bytes);
    expect(await client.receive()).toBeNull();
    client.close();
  });

  it('is told that its BSON is wrong, and closed', async () => {
    const client = await connectRaw();
    const message = messageOf({ ping: 1, text: 'abc', $db: 'admin' });
    message[message.indexOf('text') - 1] = 0x42;
    client.socket.write(message);
    expect(await client.receive()).toMatchObject({ ok: 0, code: 22 });
    expect(await client.receive()).toBeNull();
    client.close();
  });

  it('is told when documents are nested too deep', async () => {
    const client = await connectRaw();
    let document: object = {};
    for (let depth = 0; depth < 500; depth++) document = { a: document };
    client.socket.write(messageOf({ ping: 1, document, $db: 'admin' }));
    expect(await client.receive()).toMatchObject({ ok: 0, code: 15 });
    client.close();
  });

  it('takes a message that comes byte by byte, and several that come at once', async () => {
    const client = await connectRaw();
    for (const byte of messageOf({ ping: 1, $db: 'admin' })) client.socket.write(Buffer.of(byte));
    expect(await client.receive()).toMatchObject({ ok: 1 });
    client.socket.write(Buffer.concat([1, 2, 3].map((id) => messageOf({ ping: 1, $db: 'admin' }, id))));
    for (let answers = 0; answers < 3; answers++) expect(await client.receive()).toMatchObject({ ok: 1 });
    client.close();
  });

  it('refuses a command without a database', async () => {
    const client = await connectRaw();
    client.socket.write(messageOf({ ping: 1 }));
    expect(await client.receive()).toMatchObject({ ok: 0, code: 40571 });
    client.close();
  });

  it('keeps the order of what it is asked, also without answers', async () => {
    const client = await connectRaw();
    const insert = (id: number) =>
      messageOf({ insert: 'order', documents: [{ _id: id }], $db: 'order' }, id, 2);
    client.socket.write(Buffer.concat(Array.from({ length: 20 }, (_, id) => insert(id))));
    expect(await client.run('order', { count: 'order' })).toMatchObject({ n: 20 });
    client.close();
  });

  it('does not take a document with a torn end', async () => {
    const client = await connectRaw();
    const torn = Buffer.from(serialize({ a: 'text' }));
    torn[torn.length - 2] = 1;
    const message = messageOf({ insert: 'torn', documents: [{ a: 'text' }], $db: 'torn' });
    const place = message.indexOf(Buffer.from(serialize({ a: 'text' })));
    torn.copy(message, place);
    client.socket.write(message);
    expect(await client.receive()).toMatchObject({ ok: 0, code: 22 });
    expect(await client.receive()).toBeNull();
    client.close();
  });
});

describe('5,000 mutated messages', () => {
  it('disturb no other client and leave nothing open', async () => {
    const report = await sendMutatedFrames(database.database.uri, 5000);
    expect(report.answered + report.closed + report.waiting).toBe(5000);
    expect(unexpected).toEqual([]);
    const client = await connectRaw();
    const status = await client.run('admin', { serverStatus: 1 });
    // This client, and the driver's own connections.
    expect(Number(status['connections'].current)).toBeLessThan(10);
    client.close();
  }, 240_000);
});
