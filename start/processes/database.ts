import { startDatabase } from '../../database/index.ts';
import { runChild } from './child.ts';

/** What the database's process needs to begin. */
export interface DatabaseStart {
  readonly dataDir: string;
  readonly socket: string;
}

runChild(async ({ dataDir, socket }: DatabaseStart) => {
  const { stop } = await startDatabase({ dataDir, socket });
  return { stop };
});
