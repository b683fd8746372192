import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { serverProgram } from './server-program.ts';

/** The database as a process of its own, as `npm run database` starts it. */
export class ServerProcess {
  readonly uri: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, uri: string) {
    this.#child = child;
    this.uri = uri;
  }

  static async start(args: readonly string[]): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['--max-semi-space-size=32', serverProgram(), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
    const ended = once(child, 'exit').then(() => {
      throw new Error(`the database ended: ${complaint}`);
    });
    const [uri] = await Promise.race([line, ended]);
    ended.catch(() => undefined);
    return new ServerProcess(child, uri);
  }

  /** Ends the process at once, as `kill -9` does, or as the signal asks for. Answers its exit code. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return this.#child.exitCode;
    const exit = once(this.#child, 'exit') as Promise<[number | null]>;
    this.#child.kill(signal);
    return (await exit)[0];
  }
}
