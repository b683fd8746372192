import type { Settings } from '../config.ts';
import { isInUse, isListening, superviseDatabase, uriOf } from '../processes/embedded-database.ts';
import { openInstallation } from '../installation.ts';

/** A database for the time of a command. */
export interface FoundDatabase {
  readonly uri: string;
  readonly close: () => Promise<void>;
}

const GRACE_MS = 30_000;

/**
 * The database of the installation: that of `MONGODB_URI`, else the running installation's, else its own embedded one,
 * started for as long as the command takes.
 */
export async function findDatabase(settings: Settings): Promise<FoundDatabase> {
  const stay = () => Promise.resolve();
  if (settings.MONGODB_URI) return { uri: settings.MONGODB_URI, close: stay };
  const installation = await openInstallation(settings.DATA_DIR);
  const found = { uri: uriOf(installation), close: stay };
  if (await isListening(installation)) return found;
  try {
    const database = await superviseDatabase(installation, {
      isOwnerStaying: () => false,
    });
    return { uri: uriOf(installation), close: () => database.stop(GRACE_MS) };
  } catch (error) {
    // Somebody started the installation in between.
    if (isInUse(error) && (await isListening(installation))) return found;
    throw error;
  }
}
