import { createServer, type Server, type Socket } from 'node:net';
import { openStore, type Store } from '../store/store.ts';
import { Connection, type CommandEvent } from './connection.ts';
import { Cursors } from './cursors.ts';
import type { Identity, ServerState } from './call.ts';
import { FailPoints } from './fail-points.ts';
import { startHousekeeping } from './housekeeping.ts';
import { Sessions } from './sessions.ts';
import { freeSocketPath } from './socket-path.ts';
import { closeClient } from './transaction-lifetime.ts';

export interface ServerOptions {
  readonly dataDir: string;
  /** Path of a unix socket; instead of a port. */
  readonly socket?: string;
  /** Port on loopback; 0, the default, is any free one. */
  readonly port?: number;
  /** Whether commits wait for the disk. Only tests can do without. */
  readonly fsync?: boolean;
  /** Whether documents end when their time to live is over. Only tests whose clock is not this machine's do without. */
  readonly expiresDocuments?: boolean;
  /** What drivers take this server for. */
  readonly identity?: Identity;
  /** Whether `configureFailPoint` is there. */
  readonly testCommands?: boolean;
  /** How long a transaction may take before it is aborted; a minute unless told. */
  readonly transactionLifetimeMs?: number;
  /** How long it is kept for a client whose connection was closed; five seconds unless told. */
  readonly orphanLifetimeMs?: number;
  readonly onCommand?: (event: CommandEvent) => void;
  readonly onUnexpected?: (error: unknown) => void;
  /** Called when the data file could not be written, after which nothing is. */
  readonly onFailure?: (error: unknown) => void;
}

export interface RunningServer {
  /** For drivers: `mongodb://…`. */
  readonly uri: string;
  readonly store: Store;
  readonly stop: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** As long as a transaction may take in MongoDB. */
const TRANSACTION_LIFETIME_MS = 60_000;
const ORPHAN_LIFETIME_MS = 5_000;

/** The socket is made with its mode: there is no moment in which others could open it. */
function listenPrivately(server: Server, path: string, listening: () => void): void {
  const mask = process.umask(0o177);
  try {
    server.listen(path, listening);
  } finally {
    process.umask(mask);
  }
}

async function listen(
  server: Server,
  { socket, port = 0 }: ServerOptions,
): Promise<{ uri: string; address: string }> {
  if (socket !== undefined) await freeSocketPath(socket);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    if (socket === undefined) server.listen(port, HOST, resolve);
    else listenPrivately(server, socket, resolve);
  });
  if (socket !== undefined) {
    return { uri: `mongodb://${encodeURIComponent(socket)}/`, address: socket };
  }
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return { uri: `mongodb://${HOST}:${bound}/`, address: `${HOST}:${bound}` };
}

/** Opens the data directory and answers clients, until it is stopped. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataDir, fsync = true, identity = 'mongos', testCommands = false } = options;
  const { onCommand = () => {}, onUnexpected = () => {}, onFailure = onUnexpected } = options;
  const store = await openStore({ directory: dataDir, fsync, onFailure });
  const state: ServerState = {
    store,
    sessions: new Sessions(store),
    cursors: new Cursors(),
    failPoints: new FailPoints(),
    identity,
    testCommands,
    expiresDocuments: options.expiresDocuments ?? true,
    transactionLifetimeMs: options.transactionLifetimeMs ?? TRANSACTION_LIFETIME_MS,
    orphanLifetimeMs: options.orphanLifetimeMs ?? ORPHAN_LIFETIME_MS,
    startedAt: Date.now(),
    commandCounts: new Map(),
    connections: 0,
  };
  const sockets = new Set<Socket>();
  let nextClient = 1;
  let reachedAt = '';
  const server = createServer((socket) => {
    sockets.add(socket);
    state.connections++;
    const client = { id: nextClient++, address: reachedAt, appName: null, isClosed: false };
    socket.once('close', () => {
      sockets.delete(socket);
      state.connections--;
      closeClient(state, client);
    });
    new Connection({ socket, server: state, client, onCommand, onUnexpected });
  });
  try {
    const { uri, address } = await listen(server, options);
    reachedAt = address;
    const stopHousekeeping = startHousekeeping(state, onUnexpected);
    let stopped: Promise<void> | null = null;
    const stop = async () => {
      stopHousekeeping();
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      state.cursors.closeAll();
      await store.close();
    };
    return { uri, store, stop: () => (stopped ??= stop()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
