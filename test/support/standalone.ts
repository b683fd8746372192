import { createServer, type Socket } from 'node:net';
import { mongo } from 'mongoose';

const OP_REPLY = 1;
const OP_QUERY = 2_004;
const OP_MSG = 2_013;
const HEADER_BYTES = 16;

/** What a `mongod` without a replica set says of itself. */
const hello = mongo.BSON.serialize({
  ok: 1,
  isWritablePrimary: true,
  minWireVersion: 0,
  maxWireVersion: 21,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
});

function answerTo(request: Buffer): Buffer {
  const isQuery = request.readInt32LE(12) === OP_QUERY;
  // OP_REPLY: flags, cursor id, start, count 1. OP_MSG: flags, one section of kind 0.
  const prefix = Buffer.alloc(isQuery ? 20 : 5);
  if (isQuery) prefix.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeInt32LE(HEADER_BYTES + prefix.length + hello.length, 0);
  header.writeInt32LE(request.readInt32LE(4), 8);
  header.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  return Buffer.concat([header, prefix, hello]);
}

/** A server that is reached, and has no transactions: it answers every command with its hello. */
export async function startStandalone(): Promise<{ readonly uri: string; readonly stop: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (chunk: Buffer) => socket.write(answerTo(chunk)));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    uri: `mongodb://127.0.0.1:${port}/`,
    stop: () => {
      sockets.forEach((socket) => socket.destroy());
      server.close();
    },
  };
}
