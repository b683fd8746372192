import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Long, serialize, UUID, type Document } from 'bson';
import fc from 'fast-check';
import { addressOf, messageOf, RawClient } from './raw-client.ts';

const session = { id: new UUID('00000000-0000-4000-8000-000000000001') };

/** Messages that are right, of every shape that drivers send. */
const COMMANDS: readonly Document[] = [
  { ping: 1 },
  { hello: 1, client: { application: { name: 'fuzz' }, driver: { name: 'none', version: '0' } } },
  {
    insert: 'fuzz',
    documents: [
      { _id: 1, a: [1, { b: 'c' }] },
      { a: Long.fromNumber(2), t: new Date(0) },
    ],
    ordered: false,
  },
  {
    find: 'fuzz',
    filter: { a: { $gt: 1, $in: [1, 'x', null] }, $or: [{ b: 1 }] },
    sort: { a: -1 },
    limit: 3,
    batchSize: 1,
  },
  {
    update: 'fuzz',
    updates: [{ q: { _id: 1 }, u: { $set: { 'a.0': 1 }, $inc: { n: 1 } }, upsert: true }],
    lsid: session,
    txnNumber: Long.ONE,
  },
  { delete: 'fuzz', deletes: [{ q: { a: 1 }, limit: 0 }] },
  {
    aggregate: 'fuzz',
    pipeline: [{ $match: { a: 1 } }, { $group: { _id: '$a', n: { $sum: 1 } } }],
    cursor: {},
  },
  { findAndModify: 'fuzz', query: { _id: 1 }, update: { $push: { a: 1 } }, upsert: true, new: true },
  { createIndexes: 'fuzz', indexes: [{ key: { a: 1, 'b.c': -1 }, name: 'a_b', sparse: true }] },
  { getMore: Long.fromNumber(12345), collection: 'fuzz', batchSize: 10 },
  {
    insert: 'fuzz',
    documents: [{ n: 1 }],
    lsid: session,
    txnNumber: Long.fromNumber(9),
    startTransaction: true,
    autocommit: false,
  },
  { listCollections: 1, cursor: {}, nameOnly: true },
];

/** A document within documents, far deeper than any that MongoDB stores; made by hand, as `serialize` would not. */
function deepDocument(depth: number): Buffer {
  let document: Buffer = Buffer.from([5, 0, 0, 0, 0]);
  for (let level = 0; level < depth; level++) {
    const length = Buffer.alloc(4);
    length.writeInt32LE(document.length + 8);
    document = Buffer.concat([length, Buffer.from([0x03, 0x61, 0x00]), document, Buffer.of(0)]);
  }
  return document;
}

/** A message whose body has a document sequence behind it. */
function withSequence(command: Document, name: string, documents: readonly Document[]): Buffer {
  const head = messageOf(command);
  const parts = documents.map((document) => Buffer.from(serialize(document)));
  const identifier = Buffer.from(`${name}\0`);
  const size = Buffer.alloc(4);
  size.writeInt32LE(4 + identifier.length + parts.reduce((sum, part) => sum + part.length, 0));
  const frame = Buffer.concat([head, Buffer.of(1), size, identifier, ...parts]);
  frame.writeInt32LE(frame.length, 0);
  return frame;
}

function deepMessage(depth: number): Buffer {
  const frame = Buffer.concat([messageOf({}).subarray(0, 21), deepDocument(depth)]);
  frame.writeInt32LE(frame.length, 0);
  return frame;
}

const FRAMES: readonly Buffer[] = [
  ...COMMANDS.map((command) => messageOf({ ...command, $db: 'fuzz' })),
  withSequence({ insert: 'fuzz', $db: 'fuzz' }, 'documents', [{ a: 1 }, { b: { c: [] } }]),
  withSequence({ update: 'fuzz', $db: 'fuzz' }, 'updates', [{ q: {}, u: { $set: { a: 1 } } }]),
  deepMessage(150),
  deepMessage(5000),
];

type Mutation = (frame: Buffer) => Buffer;

const byte = fc.integer({ min: 0, max: 255 });
const position = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const at = (frame: Buffer, where: number) => Math.floor(where * frame.length);
const length = fc.constantFrom(-1, 0, 1, 3, 4, 5, 15, 16, 21, 0x7fffffff, -0x80000000, 48_000_001, 1_000_000);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(position, byte).map(([where, value]): Mutation => (frame) => {
    frame[at(frame, where)] = value;
    return frame;
  }),
  fc.tuple(position, length).map(([where, value]): Mutation => (frame) => {
    if (frame.length >= 4) frame.writeInt32LE(value, Math.min(at(frame, where), frame.length - 4));
    return frame;
  }),
  fc
    .tuple(position, fc.uint8Array({ minLength: 1, maxLength: 20 }))
    .map(([where, bytes]): Mutation => (frame) => {
      const place = at(frame, where);
      return Buffer.concat([frame.subarray(0, place), bytes, frame.subarray(place)]);
    }),
  fc.tuple(position, position).map(([from, to]): Mutation => (frame) => {
    const [low, high] = [at(frame, Math.min(from, to)), at(frame, Math.max(from, to))];
    return Buffer.concat([frame.subarray(0, low), frame.subarray(high)]);
  }),
  position.map(
    (where): Mutation =>
      (frame) =>
        frame.subarray(0, at(frame, where)),
  ),
);

/** Whether the header is corrected, so that what is wrong lies deeper. */
const mutatedFrame = fc
  .tuple(fc.constantFrom(...FRAMES), fc.array(mutation, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([frame, mutations, fixesLength]) => {
    const mutated = mutations.reduce<Buffer>((result, mutate) => mutate(result), Buffer.from(frame));
    if (fixesLength && mutated.length >= 16) mutated.writeInt32LE(mutated.length, 0);
    return mutated;
  });

/** What became of the frames. Each was either answered, or its connection was closed, or more of it was waited for. */
export interface FrameReport {
  readonly frames: number;
  answered: number;
  closed: number;
  waiting: number;
}

async function sendFrame(uri: string, frame: Buffer, report: FrameReport): Promise<void> {
  const socket: Socket = connect(addressOf(uri));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const outcome = new Promise<'answered' | 'closed'>((resolve) => {
    socket.once('data', () => resolve('answered'));
    socket.once('close', () => resolve('closed'));
  });
  const pause = new Promise<'waiting'>((resolve) => setTimeout(resolve, 100, 'waiting'));
  // Behind it a message that is right: it is answered if the one before was understood, or was no whole one.
  socket.write(Buffer.concat([frame, messageOf({ ping: 1, $db: 'fuzz' }, 99)]));
  report[await Promise.race([outcome, pause])]++;
  socket.destroy();
  await outcome;
}

/** Sends mutated frames, each on a connection of its own, beside a client that must not notice. */
export async function sendMutatedFrames(uri: string, frames: number, seed?: number): Promise<FrameReport> {
  const report: FrameReport = { frames, answered: 0, closed: 0, waiting: 0 };
  const healthy = await RawClient.connect(uri);
  const mutated = fc.sample(mutatedFrame, { numRuns: frames, ...(seed !== undefined && { seed }) });
  const send = async () => {
    for (let frame = mutated.pop(); frame; frame = mutated.pop()) await sendFrame(uri, frame, report);
  };
  const senders = Promise.all(Array.from({ length: 24 }, send));
  let isSending = true;
  void senders.finally(() => {
    isSending = false;
  });
  while (isSending) {
    const reply = await healthy.run('fuzz', { find: 'fuzz', limit: 1 });
    if (reply['ok'] !== 1) throw new Error(`the other client was disturbed: ${JSON.stringify(reply)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await senders;
  healthy.close();
  return report;
}
