import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type Core, onCore } from './on-core.ts';
import type { Command } from './peers.ts';

/** A process with all that it starts. */
export interface MeasuredProcess {
  readonly child: ChildProcess;
  /** Processor time so far, of all its processes. */
  readonly cpuMs: () => number;
  readonly residentMib: () => number;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** Of Linux, for every architecture that Node runs on. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;

export function startMeasured({ program, args, env, cwd }: Command, core: Core): MeasuredProcess {
  const child = spawn(...onCore(core, program, args), {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-10_000)));
  }
  const pid = child.pid ?? 0;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    child,
    cpuMs: () => sum(familyOf(pid), (each) => cpuTicks(each) * TICK_MS),
    residentMib: () => sum(familyOf(pid), (each) => (residentPages(each) * PAGE_BYTES) / 2 ** 20),
    output: () => text,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        process.kill(-pid, 'SIGKILL');
        await ended;
      }
    },
  };
}

const sum = (pids: readonly number[], valueOf: (pid: number) => number): number =>
  pids.reduce((total, pid) => total + valueOf(pid), 0);

/** The fields of /proc/PID/stat after the program's name, which may hold blanks. */
function statOf(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

const cpuTicks = (pid: number): number => {
  const stat = statOf(pid);
  return Number(stat[11] ?? 0) + Number(stat[12] ?? 0);
};
const residentPages = (pid: number): number => Number(statOf(pid)[21] ?? 0);

function familyOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: Number(statOf(Number(name))[1] ?? 0) }));
  const family = [pid];
  for (const member of family) {
    family.push(...parents.filter(({ parent }) => parent === member).map((each) => each.pid));
  }
  return family;
}
