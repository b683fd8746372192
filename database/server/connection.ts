import type { Socket } from 'node:net';
import { BSONError } from 'bson';
import { serialize } from '../bson/document.ts';
import { MongoError } from '../errors.ts';
import type { ClientState, ServerState } from './call.ts';
import { withClusterTime } from './cluster-time.ts';
import { dispatch } from './dispatch.ts';
import { ConnectionClosed } from './injected-failures.ts';
import { errorReply, type Reply } from './reply.ts';
import {
  FrameReader,
  ProtocolError,
  readRequest,
  UnreadableBsonError,
  replyHeader,
  requestIdOf,
  type Request,
} from './wire.ts';

/** Called for each command that was answered: for tests and logs. */
export interface CommandEvent {
  readonly name: string;
  readonly database: string;
  readonly args: Request['args'];
  readonly durationMs: number;
  /** The error's code, if there was one. */
  readonly code: number | null;
}

export interface ConnectionParts {
  readonly socket: Socket;
  readonly server: ServerState;
  readonly client: ClientState;
  readonly onCommand: (event: CommandEvent) => void;
  /** For errors that are no answer to what the client did. */
  readonly onUnexpected: (error: unknown) => void;
}

/** Messages that may wait before the socket is no longer read. */
const MAX_WAITING = 64;

/** One client: its messages are answered in their order. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #frames = new FrameReader();
  #waiting = 0;
  /** Whether nothing that comes from this client can be relied on. */
  #isBroken = false;
  #tail: Promise<void> = Promise.resolve();

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { socket } = parts;
    socket.setNoDelay(true);
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  #receive(chunk: Buffer): void {
    const { socket } = this.#parts;
    try {
      for (const frame of this.#frames.push(chunk)) this.#enqueue(frame);
    } catch {
      // Whatever follows a broken frame cannot be found.
      socket.destroy();
    }
  }

  #enqueue(frame: Buffer): void {
    const { socket } = this.#parts;
    this.#waiting++;
    if (this.#waiting > MAX_WAITING) socket.pause();
    this.#tail = this.#tail.then(async () => {
      if (!socket.destroyed) await this.#answer(frame);
      this.#waiting--;
      if (this.#waiting <= MAX_WAITING) socket.resume();
    });
  }

  async #answer(frame: Buffer): Promise<void> {
    const { socket } = this.#parts;
    let request: Request;
    try {
      request = readRequest(frame);
    } catch (error) {
      await this.#refuse(frame, error);
      return;
    }
    try {
      const reply = await this.#run(request);
      if (request.wantsReply) await this.#send(request, reply);
      if (this.#isBroken) socket.destroySoon();
    } catch {
      socket.destroy();
    }
  }

  /** Says what is wrong with a message, where there is something to say, and ends the connection. */
  async #refuse(frame: Buffer, error: unknown): Promise<void> {
    const { socket } = this.#parts;
    if (!(error instanceof ProtocolError)) {
      const shown = error instanceof MongoError ? error : new MongoError(22, 'the message is not valid BSON');
      await this.#send({ requestId: requestIdOf(frame), format: 'message' }, errorReply(shown)).catch(
        () => undefined,
      );
    }
    socket.end();
    socket.destroySoon();
  }

  async #run(request: Request): Promise<Reply> {
    const { server, client, onCommand } = this.#parts;
    const started = performance.now();
    let code: number | null = null;
    try {
      return await dispatch({ server, client, request });
    } catch (error) {
      if (error instanceof ConnectionClosed) throw error;
      const shown = this.#shown(error);
      code = shown.code;
      this.#isBroken = error instanceof UnreadableBsonError;
      return errorReply(shown);
    } finally {
      const { name, database, args } = request;
      onCommand({ name, database, args, durationMs: performance.now() - started, code });
    }
  }

  #shown(error: unknown): MongoError {
    if (error instanceof MongoError) return error;
    if (error instanceof BSONError) return new MongoError(22, error.message);
    this.#parts.onUnexpected(error);
    return new MongoError(1, error instanceof Error ? error.message : String(error));
  }

  /** Sends an answer; waits for a client that is slow to take it. */
  async #send(request: Pick<Request, 'requestId' | 'format'>, reply: Reply): Promise<void> {
    const { socket } = this.#parts;
    const body = Buffer.isBuffer(reply) ? reply : serialize(reply);
    const parts: readonly Buffer[] = request.format === 'message' ? withClusterTime(body) : [body];
    socket.cork();
    socket.write(
      replyHeader(
        request,
        parts.reduce((length, part) => length + part.length, 0),
      ),
    );
    const isTaken = parts.map((part) => socket.write(part)).every(Boolean);
    socket.uncork();
    if (isTaken || socket.destroyed) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        socket.off('drain', done);
        socket.off('close', done);
        resolve();
      };
      socket.on('drain', done);
      socket.on('close', done);
    });
  }
}
