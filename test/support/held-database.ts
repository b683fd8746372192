import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { FrameReader, readRequest, requestIdOf } from '../../database/server/wire.ts';
import { type Cut, type EventKind, eventsIn, type Watch, watchFor } from './watch-for-cut.ts';

/** Stands between an installation and its database, and lets nothing pass any more from a certain moment on. */
export interface HeldDatabase {
  readonly uri: string;
  /** Answers when the moment has come: from then on nothing passes, in either direction. */
  readonly holdAt: (cut: Cut) => Promise<void>;
  /** Lets everything pass to a database that was started anew; connections of before are ended. */
  readonly release: () => void;
  /** Forgets the events that were written so far: the first of a kind is then another. */
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

const RESPONSE_TO = 8;

/** @param socket of the database */
export async function openHeldDatabase(socket: string): Promise<HeldDatabase> {
  const sockets = new Set<Socket>();
  const written = new Map<string, EventKind>();
  let watch: Watch | null = null;
  let isHeld = false;
  let hold: () => void = () => undefined;

  const server = createServer((client) => {
    const database = connect(socket);
    for (const each of [client, database]) {
      sockets.add(each);
      each.on('error', () => undefined);
      each.once('close', () => [client, database].forEach((end) => sockets.delete(end.destroy())));
    }
    /** Requests of this connection whose answers are not to arrive. */
    const unanswered = new Set<number>();
    pass(client, database, (frame) => {
      const seen = see(frame);
      if (seen === 'answer') unanswered.add(requestIdOf(frame));
      return seen === 'request';
    });
    pass(database, client, (frame) => unanswered.has(frame.readInt32LE(RESPONSE_TO)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  function see(frame: Buffer): ReturnType<Watch> {
    if (!watch) return null;
    const request = readRequest(frame);
    for (const [id, kind] of eventsIn(request)) written.set(id, kind);
    return watch(request);
  }

  /** Carries messages from one end to the other, until one of them is where everything stops. */
  function pass(from: Socket, to: Socket, isTheMoment: (frame: Buffer) => boolean): void {
    const reader = new FrameReader();
    from.on('data', (chunk: Buffer) => {
      for (const frame of reader.push(chunk)) {
        if (!isHeld && isTheMoment(frame)) {
          isHeld = true;
          hold();
        }
        if (!isHeld) to.write(frame);
      }
    });
  }

  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return {
    uri: `mongodb://127.0.0.1:${port}/?directConnection=true`,
    holdAt: (cut) => {
      watch = watchFor(cut, written);
      return new Promise((resolve) => (hold = resolve));
    },
    release: () => {
      for (const each of sockets) each.destroy();
      // What is written from now on may be waited for later.
      watch &&= () => null;
      isHeld = false;
    },
    forget: () => written.clear(),
    close: async () => {
      for (const each of sockets) each.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
