import { connect } from 'node:net';
import type { DatabaseStart } from './database.ts';
import { forkDatabase } from './fork.ts';
import type { Installation } from '../installation.ts';
import {
  ChildFailed,
  type ChildPlan,
  type Supervised,
  supervise,
} from '../../runtime/processes/supervisor.ts';

/** How long a database of before may take to let go of its files: it was told to stop when its launcher was gone. */
const HANDOVER_MS = 10_000;
const RETRY_MS = 100;

/** The address of the embedded database that listens on a unix socket. */
export const uriOf = ({ socket }: Pick<Installation, 'socket'>): string =>
  `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;

/** True when a server answers at the installation's socket. */
export const isListening = ({ socket }: Installation): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(true);
    });
    connection.on('error', () => resolve(false));
  });

/** True for the failure of a database whose files another process has. */
export const isInUse = (error: unknown): boolean =>
  error instanceof ChildFailed && error.cause === 'DirectoryInUseError';

/**
 * Starts the embedded database as a child process of this one.
 *
 * It is started again when it dies: whatever was acknowledged is on the disk, and clients connect again by themselves.
 *
 * @param isOwnerStaying whether who has the files now is known not to go away
 * @throws ChildFailed when it cannot begin; `isInUse` when another process has the files and keeps them
 */
export async function superviseDatabase(
  installation: Installation,
  {
    on = {},
    isOwnerStaying = () => false,
  }: { readonly on?: ChildPlan<DatabaseStart>['on']; readonly isOwnerStaying?: () => boolean },
): Promise<Supervised> {
  const giveUpAt = performance.now() + HANDOVER_MS;
  for (;;) {
    const database = supervise<DatabaseStart>({
      name: 'the database',
      fork: forkDatabase,
      start: () => ({ dataDir: installation.databaseDirectory, socket: installation.socket }),
      on,
    });
    try {
      await database.ready;
      return database;
    } catch (error) {
      if (!isInUse(error) || isOwnerStaying() || performance.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}
