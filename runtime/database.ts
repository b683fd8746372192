import mongoose, { type Connection } from 'mongoose';

/** One pool for all of a process's databases. */
export interface Databases {
  /** The database of one room: `beltgraph_<name>`. */
  readonly of: (name: string) => Connection;
  /** Calls back with the name of each command that is sent; only where `monitorCommands` was asked for. */
  readonly onCommand: (listener: (command: SentCommand) => void) => void;
  readonly close: () => Promise<void>;
}

export interface SentCommand {
  readonly name: string;
  /** Null for commands about no collection, such as `commitTransaction`. */
  readonly collection: string | null;
}

export interface DatabaseOptions {
  /** What the names of the databases begin with. @default 'beltgraph' */
  readonly prefix?: string;
  /** @default 20 */
  readonly maxPoolSize?: number;
  readonly monitorCommands?: boolean;
}

/**
 * Connects to the embedded database or to a MongoDB replica set or sharded cluster.
 *
 * @throws when the server cannot do transactions, saying what to do.
 */
export async function openDatabases(
  uri: string,
  { prefix = 'beltgraph', maxPoolSize = 20, monitorCommands = false }: DatabaseOptions = {},
): Promise<Databases> {
  const connection = mongoose.createConnection(uri, {
    // int64 is money here; as a number it would lose units.
    useBigInt64: true,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize,
    monitorCommands,
    serverSelectionTimeoutMS: 5_000,
  });
  try {
    await connection.asPromise();
    await requireTransactions(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    of: (name) => connection.useDb(`${prefix}_${name}`, { useCache: true }),
    onCommand: (listener) => {
      connection.getClient().on('commandStarted', ({ commandName, command }) => {
        const target: unknown = command[commandName];
        listener({ name: commandName, collection: typeof target === 'string' ? target : null });
      });
    },
    close: () => connection.close(),
  };
}

async function requireTransactions(connection: Connection): Promise<void> {
  const hello = await connection.db?.admin().command({ hello: 1 });
  if (hello?.['setName'] !== undefined || hello?.['msg'] === 'isdbgrid') return;
  throw new Error(
    'The MongoDB at MONGODB_URI is a standalone server, which has no transactions. ' +
      'Start it with --replSet rs0, run rs.initiate() once, and add ?replicaSet=rs0 to the URI.',
  );
}
