import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { descendantsOf, isAlive, titleOf, until } from './processes.ts';
import type { AnswerData } from './answer-data.ts';

const root = path.join(import.meta.dirname, '../..');

/** What a program said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs one of the project's commands to its end. */
export async function runCommand(
  module: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return await spawnModule(module, args, env).ended;
}

/** One of the project's programs that stay. */
export interface Program {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<Ended>;
  /** All processes of it that live. */
  readonly processes: () => readonly number[];
  /** Ctrl-C, as a terminal sends it: to all processes at once. */
  readonly interrupt: () => Promise<Ended>;
  /** Ends every process of it at this very moment, as a power cut would. */
  readonly crash: () => Promise<void>;
}

/** Starts one of the project's programs that stay, and waits until it says so. */
export async function startCommand(
  module: string,
  { args, env, saying }: { args: readonly string[]; env: Readonly<Record<string, string>>; saying: RegExp },
): Promise<Program> {
  const { process: process_, ended, output } = spawnModule(module, args, env);
  const pid = process_.pid ?? 0;
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  // Its number may be another's by now.
  const processes = () => (hasEnded ? [] : [pid, ...descendantsOf(pid)].filter(isAlive));
  const signalAll = async (name: NodeJS.Signals) => {
    for (const each of processes()) signal(each, name);
    return await ended;
  };
  const crash = async () => void (await signalAll('SIGKILL'));
  running.push({ crash });
  const isReady = until(`it says ${saying}`, () => saying.test(output()), READY_MS);
  await Promise.race([
    isReady.catch((error: unknown) => {
      const titles = processes().map(titleOf).join('\n');
      throw new Error(`${String(error)}; it said:\n${output()}\nwhat runs of it:\n${titles}`);
    }),
    ended.then(() => {
      throw new Error(`${module} ended before it was ready:\n${output()}`);
    }),
  ]);
  return { process: process_, output, ended, processes, interrupt: () => signalAll('SIGINT'), crash };
}

function spawnModule(module: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const process_ = spawn(process.execPath, ['scripts/run.js', module, ...args], {
    cwd: root,
    // Nothing of the shell that runs the tests decides what they see.
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  process_.stdout.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  process_.stderr.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    process_.once('close', (code, signal) => resolve({ code, signal, output }));
  });
  return { process: process_, ended, output: () => output };
}

/** The answer of a running graph; its shape is the query's. */
export interface GraphAnswer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

export interface Installation extends Program {
  readonly url: string;
  readonly dataDir: string;
  // What a query answers has the query's shape, which the test that wrote it knows.
  readonly ask: <Data = AnswerData>(
    query: string,
    variables?: object,
    token?: string,
  ) => Promise<GraphAnswer<Data>>;
  /** A token of this installation. */
  readonly token: (role: string, id?: string) => Promise<string>;
}

const scratch: string[] = [];
const running: Pick<Program, 'crash'>[] = [];

/** On a machine that does much else besides. */
const READY_MS = 150_000;

/** An empty folder for an installation, taken away by `endInstallations`. */
export async function newDataDir(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'beltgraph-e2e-'));
  scratch.push(directory);
  return path.join(directory, 'data');
}

/** Starts an installation with `npm start`'s own program, on a free port, and waits until it is ready. */
export async function startInstallation(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Installation> {
  const settings = { DATA_DIR: dataDir, PORT: '0', WORKERS: '2', ...env };
  const program = await startCommand('start/main.js', { args: [], env: settings, saying: /is ready \(/ });
  const url = /Graph +(\S+)\/graphql/.exec(program.output())?.[1] ?? '';
  return {
    ...program,
    url,
    dataDir,
    ask: (query, variables, token) => ask(url, { query, variables }, token),
    token: (role, id) => tokenOf(dataDir, role, id),
  };
}

/** Ends whatever the tests of a file have left running, and takes its folders away. */
export async function endInstallations(): Promise<void> {
  for (const installation of running.splice(0)) await installation.crash();
  for (const directory of scratch.splice(0)) await rm(directory, { recursive: true, force: true });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended in between.
  }
}

async function ask<Data>(url: string, body: object, token?: string): Promise<GraphAnswer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  // The graph answers in GraphQL's form.
  return (await response.json()) as GraphAnswer<Data>;
}

async function tokenOf(dataDir: string, role: string, id?: string): Promise<string> {
  const args = ['--as', role, ...(id === undefined ? [] : ['--id', id])];
  const { code, output } = await runCommand('start/commands/token.js', args, { DATA_DIR: dataDir });
  if (code !== 0) throw new Error(output);
  return output.trim().split('\n').at(-1) ?? '';
}
