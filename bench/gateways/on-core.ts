/** Where a process runs: on one core of the machine, or where the system puts it. */
export type Core = number | 'any';

/** The program to start, and its arguments, so that a command runs there with all that it starts. */
export const onCore = (core: Core, program: string, args: readonly string[]): [string, string[]] =>
  core === 'any' ? [program, [...args]] : ['taskset', ['-c', String(core), program, ...args]];
