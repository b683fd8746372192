import { assertNotProduction } from './server/production-guard.ts';
import type { CommandEvent } from './server/connection.ts';
import { startServer, type ServerOptions } from './server/server.ts';

export type { CommandEvent, ServerOptions };

export interface RunningDatabase {
  /** For drivers and mongoose; add the name of a database. */
  readonly uri: string;
  /** Calls the listener for each command that was answered, until the answer is called. */
  onCommand(listener: (event: CommandEvent) => void): () => void;
  readonly stop: () => Promise<void>;
}

/** Starts the embedded database in this process. */
export async function startDatabase(options: ServerOptions): Promise<RunningDatabase> {
  assertNotProduction(process.env);
  const listeners = new Set<(event: CommandEvent) => void>();
  if (options.onCommand) listeners.add(options.onCommand);
  const onCommand = (event: CommandEvent) => {
    for (const listener of listeners) listener(event);
  };
  const { uri, stop } = await startServer({ ...options, onCommand });
  return {
    uri,
    stop,
    onCommand(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
