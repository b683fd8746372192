import { groupBy } from '../values/group-by.ts';

export interface SideBySide<Item> {
  /** Items that stand behind each other. */
  readonly groupOf: (item: Item) => string;
  /** How many groups at the same time. */
  readonly atOnce: number;
  readonly work: (item: Item) => Promise<void>;
}

/**
 * Does the items of each group one after the other, and several groups at the same time.
 *
 * A group stops at its first failure, the others go on. Answers what was done, and why groups have stopped, once all is
 * quiet.
 */
export async function sideBySide<Item>(
  items: readonly Item[],
  { groupOf, atOnce, work }: SideBySide<Item>,
): Promise<{ readonly done: readonly Item[]; readonly failures: readonly unknown[] }> {
  const groups = [...groupBy(items, groupOf)];
  const done: Item[] = [];
  const failures: unknown[] = [];

  async function workThrough(group: readonly Item[]): Promise<void> {
    try {
      for (const item of group) {
        await work(item);
        done.push(item);
      }
    } catch (error) {
      failures.push(error);
    }
  }

  const workers = Array.from({ length: Math.min(atOnce, groups.length) }, async () => {
    for (let group = groups.shift(); group; group = groups.shift()) await workThrough(group);
  });
  await Promise.all(workers);
  return { done, failures };
}
