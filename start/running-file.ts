import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { Installation } from './installation.ts';

const shape = z.object({ pid: z.int().positive(), url: z.string() });

/** Who runs this installation, for people and scripts; the database's own lock is what keeps a second one out. */
export type RunningNote = z.output<typeof shape>;

const fileOf = ({ directory }: Installation): string => path.join(directory, 'running.json');

export function noteRunning(installation: Installation, note: RunningNote): void {
  writeFileSync(fileOf(installation), `${JSON.stringify(note)}\n`);
}

export function forgetRunning(installation: Installation): void {
  rmSync(fileOf(installation), { force: true });
}

/** The note of another process that is alive; null when there is none. */
export function readRunning(installation: Installation): RunningNote | null {
  try {
    const note = shape.parse(JSON.parse(readFileSync(fileOf(installation), 'utf8')));
    if (note.pid === process.pid) return null;
    process.kill(note.pid, 0);
    return note;
  } catch {
    return null;
  }
}
