import type { CommandStartedEvent, Document } from 'mongodb';
import type { Connection } from 'mongoose';

/** What a find looks at. */
export interface Examined {
  /** Entries of indexes. */
  readonly keys: number;
  readonly documents: number;
}

/** Lets something be asked, and the database explain what each find in a collection examines for it. */
export async function examinedBy(
  { db, collection }: { readonly db: Connection; readonly collection: string },
  ask: () => Promise<unknown>,
): Promise<readonly Examined[]> {
  const sent: Document[] = [];
  const client = db.getClient();
  const note = ({ command, databaseName }: CommandStartedEvent) => {
    if (databaseName === db.name && command['find'] === collection) sent.push(command);
  };
  client.on('commandStarted', note);
  try {
    await ask();
  } finally {
    client.off('commandStarted', note);
  }
  return Promise.all(sent.map((command) => examine(db, command)));
}

async function examine(db: Connection, command: Document): Promise<Examined> {
  const asked = Object.entries(command).filter(([name]) => PARTS.has(name));
  const { executionStats } = (await db
    .getClient()
    .db(db.name)
    .command({
      explain: Object.fromEntries(asked),
      verbosity: 'executionStats',
    })) as { readonly executionStats: Document };
  return {
    keys: Number(executionStats['totalKeysExamined']),
    documents: Number(executionStats['totalDocsExamined']),
  };
}

const PARTS: ReadonlySet<string> = new Set(['find', 'filter', 'sort', 'limit']);
