import { readdirSync, readFileSync } from 'node:fs';

/** The processes that this one started, theirs included; those that have ended but were not waited for are not among them. */
export function descendantsOf(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(name);
      return stat && stat.state !== 'Z' ? [{ pid: Number(name), parent: stat.parent }] : [];
    });
  const childrenOf = (parent: number): readonly number[] =>
    parents.filter((each) => each.parent === parent).flatMap((each) => [each.pid, ...childrenOf(each.pid)]);
  return childrenOf(pid);
}

export const isAlive = (pid: number): boolean => {
  const stat = readStat(String(pid));
  return stat !== null && stat.state !== 'Z';
};

/** What a process calls itself, such as `beltgraph database`. */
export const titleOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();

function readStat(pid: string): { readonly state: string; readonly parent: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold spaces.
    const [state = '', parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
}

/** Waits until something holds. @throws when it does not in time, saying what */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  timeoutMs = 60_000,
): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
