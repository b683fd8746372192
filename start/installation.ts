import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What an installation keeps in its `DATA_DIR`. */
export interface Installation {
  readonly directory: string;
  /** The embedded database's files. */
  readonly databaseDirectory: string;
  /** Where the embedded database listens. */
  readonly socket: string;
}

/** Longest address of a unix socket: 108 bytes with the final zero on Linux, 104 on macOS. */
const MAX_SOCKET_PATH = 103;

/** Makes the folder where it is missing; it is for its owner alone, since it holds keys. */
export async function openInstallation(dataDir: string): Promise<Installation> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const directory = await realpath(dataDir);
  return {
    directory,
    databaseDirectory: path.join(directory, 'database'),
    socket: socketOf(directory),
  };
}

/** In the folder itself where the name fits; else at a place that every process finds from the folder's name. */
function socketOf(directory: string): string {
  const socket = path.join(directory, 'database.sock');
  if (Buffer.byteLength(socket) <= MAX_SOCKET_PATH) return socket;
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 16);
  return path.join(tmpdir(), `beltgraph-${name}.sock`);
}

/** The secret of this name, made on first use and readable by its owner alone. */
export async function readSecret({ directory }: Installation, name: string): Promise<string> {
  const file = path.join(directory, name);
  const secret = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, secret, { flag: 'wx', mode: 0o600 });
    return secret;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readFile(file, 'utf8');
  }
}
