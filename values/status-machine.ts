import { Problem } from './problem.ts';

type Table<Status extends string> = Readonly<Record<Status, readonly Status[]>>;

export interface StatusMachine<Status extends string> {
  readonly mayBecome: (from: Status, to: Status) => boolean;
  /** @throws ILLEGAL_TRANSITION for a change that the table does not list. */
  readonly check: (from: Status, to: Status) => void;
  /** The fewest listed steps from one status to another, the last of them included; null where none lead there. */
  readonly pathTo: (from: Status, to: Status) => readonly Status[] | null;
}

/** What may follow what, as a table: anything that is not listed is refused. */
export function createStatusMachine<Status extends string>(
  noun: string,
  next: Table<Status>,
): StatusMachine<Status> {
  const mayBecome = (from: Status, to: Status) => next[from].includes(to);
  const one = /^[aeiou]/.test(noun) ? `An ${noun}` : `A ${noun}`;
  return {
    mayBecome,
    check: (from, to) => {
      if (mayBecome(from, to)) return;
      throw new Problem('ILLEGAL_TRANSITION', `${noun}-not-in-status`, {
        message: `${one} that is ${from} cannot become ${to}`,
        status: from,
      });
    },
    pathTo: (from, to) => findPath(next, from, to),
  };
}

function findPath<Status extends string>(
  next: Table<Status>,
  from: Status,
  to: Status,
): readonly Status[] | null {
  const seen = new Set([from]);
  let paths: readonly (readonly Status[])[] = [[]];
  while (paths.length > 0) {
    const found = paths.find((path) => (path.at(-1) ?? from) === to);
    if (found) return found;
    paths = paths.flatMap((path) =>
      next[path.at(-1) ?? from]
        .filter((status) => !seen.has(status))
        .map((status) => {
          seen.add(status);
          return [...path, status];
        }),
    );
  }
  return null;
}
