import { MongoClient, type Document } from 'mongodb';
import path from 'node:path';
import { uriOf } from '../../start/processes/embedded-database.ts';

export interface CollectionFigures {
  /** With its database. */
  readonly name: string;
  readonly documents: number;
  /** Searches that no index led, since the database was started. */
  readonly wholeScans: number;
}

/** All collections of an installation that runs on the embedded database. */
export async function readCollections(dataDir: string): Promise<readonly CollectionFigures[]> {
  const client = new MongoClient(uriOf({ socket: path.join(dataDir, 'database.sock') }));
  try {
    const { databases } = await client.db().admin().listDatabases();
    const found = await Promise.all(
      databases.map(async ({ name }) => {
        const collections = await client.db(name).collections();
        return Promise.all(
          collections.map(async (collection) => {
            const [figures] = await collection
              .aggregate<Document>([{ $collStats: { count: {}, queryExecStats: {} } }])
              .toArray();
            const { total } = figures!['queryExecStats'].collectionScans as { readonly total: number };
            return {
              name: collection.namespace,
              documents: figures!['count'] as number,
              wholeScans: Number(total),
            };
          }),
        );
      }),
    );
    return found.flat();
  } finally {
    await client.close();
  }
}
