import { startDatabase, type RunningDatabase } from '../../../database/index.ts';
import { removeDirectory, scratchDirectory } from './database.ts';
import { RawClient } from './raw-client.ts';

/** Runs a test on a data directory of its own, whose server it can start anew. Everything is removed in the end. */
export async function withRestartable<Result>(
  test: (server: Restartable) => Promise<Result>,
): Promise<Result> {
  const server = new Restartable();
  try {
    await server.start();
    return await test(server);
  } finally {
    await server.stop();
    await removeDirectory(server.dataDir);
  }
}

export class Restartable {
  readonly dataDir = scratchDirectory();
  #database: RunningDatabase | null = null;
  #client: RawClient | null = null;

  get uri(): string {
    if (!this.#database) throw new Error('the server is not running');
    return this.#database.uri;
  }

  get client(): RawClient {
    if (!this.#client) throw new Error('the server is not running');
    return this.#client;
  }

  async start(): Promise<void> {
    this.#database = await startDatabase({ dataDir: this.dataDir });
    this.#client = await RawClient.connect(this.#database.uri);
  }

  async stop(): Promise<void> {
    this.#client?.close();
    await this.#database?.stop();
    this.#client = null;
    this.#database = null;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }
}
