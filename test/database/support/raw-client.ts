import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { deserialize, serialize, type Document } from 'bson';

const OP_MSG = 2013;

/** The socket's path, or the host and the port, of a `mongodb://` URI. */
export function addressOf(uri: string): { path: string } | { host: string; port: number } {
  const [, place = ''] = /^mongodb:\/\/([^/]+)\//.exec(uri) ?? [];
  const path = decodeURIComponent(place);
  if (path.startsWith('/')) return { path };
  const [host = '', port] = place.split(':');
  return { host, port: Number(port) };
}

/** A command as a message of the wire protocol. */
export function messageOf(command: Document, requestId = 1, flags = 0): Buffer {
  const body = serialize(command);
  const header = Buffer.alloc(21);
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(requestId, 4);
  header.writeInt32LE(OP_MSG, 12);
  header.writeUInt32LE(flags, 16);
  return Buffer.concat([header, body]);
}

/** A client without a driver's help: it sends exactly what it is told. */
export class RawClient {
  readonly socket: Socket;
  #received = Buffer.alloc(0);

  #isClosed = false;
  #wake: () => void = () => {};

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    for (const event of ['end', 'close', 'error']) {
      socket.on(event, () => {
        this.#isClosed = true;
        this.#wake();
      });
    }
  }

  static async connect(uri: string): Promise<RawClient> {
    const socket = connect(addressOf(uri));
    await once(socket, 'connect');
    return new RawClient(socket);
  }

  /** The next answer; null when the connection was closed instead. */
  async receive(): Promise<Document | null> {
    for (;;) {
      const length = this.#received.length >= 4 ? this.#received.readInt32LE(0) : Infinity;
      if (this.#received.length >= length) {
        const body = this.#received.subarray(21, length);
        this.#received = this.#received.subarray(length);
        return deserialize(body, { promoteLongs: false });
      }
      if (this.#isClosed) return null;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** Runs a command; also one that fails is answered. */
  async run(database: string, command: Document): Promise<Document> {
    this.socket.write(messageOf({ ...command, $db: database }));
    const reply = await this.receive();
    if (!reply) throw new Error('the connection was closed');
    return reply;
  }

  close(): void {
    this.socket.destroy();
  }
}
