import mongoose, { type Connection } from 'mongoose';

/** One pool for all of a process's databases. */
export interface Databases {
  /** The database of one room: `beltgraph_<name>`. */
  readonly of: (name: string) => Connection;
  readonly close: () => Promise<void>;
}

/**
 * Connects to the embedded database or to a MongoDB replica set or sharded cluster.
 *
 * @throws when the server cannot do transactions, saying what to do.
 */
export async function openDatabases(uri: string): Promise<Databases> {
  const connection = mongoose.createConnection(uri, {
    // int64 is money here; as a number it would lose units.
    useBigInt64: true,
    autoIndex: false,
    autoCreate: false,
    maxPoolSize: 20,
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
    of: (name) => connection.useDb(`beltgraph_${name}`, { useCache: true }),
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
