/** Runs work of one name one after the other, in the order of the calls; work of other names beside it. */
export type Lanes = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>;

/**
 * Keeps transactions of one process from colliding where it is known beforehand that they would.
 *
 * A database refuses the later of two transactions that write one document, which is right and costs the whole work of
 * it; a hundred at once cost a hundred times that. Lanes make it rarer and decide nothing: other processes have their own.
 */
export function createLanes(): Lanes {
  const lasts = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = lasts.get(name) ?? Promise.resolve();
    const run = before.then(work);
    const last = run.catch(() => undefined);
    lasts.set(name, last);
    try {
      return await run;
    } finally {
      if (lasts.get(name) === last) lasts.delete(name);
    }
  };
}
