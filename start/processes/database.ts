import { startDatabase } from '../../database/index.ts';
import { runChild } from '../../runtime/processes/child.ts';

/** What the database's process needs to begin. */
export interface DatabaseStart {
  readonly dataDir: string;
  readonly socket: string;
}

const tell = (what: string) => (error: unknown) => {
  process.stderr.write(`The database: ${what}: ${error instanceof Error ? error.stack : String(error)}\n`);
};

runChild('database', async (start: DatabaseStart) => {
  const database = await startDatabase({
    ...start,
    onUnexpected: tell('unexpected error'),
    onFailure: (error) => {
      tell('the data file could not be written')(error);
      process.exit(1);
    },
  });
  return { stop: () => database.stop() };
});
