import fc from 'fast-check';

/** Draws that depend on nothing but the seed. */
export interface Random {
  /** A number from 0 to below the bound. */
  readonly below: (bound: number) => number;
  /** True in so many of a hundred. */
  readonly chance: (percent: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Some of them, in their order, at least one. */
  readonly some: <Item>(items: readonly Item[], percent: number) => readonly Item[];
}

const BOUND = 2 ** 30;

export function createRandom(seed: number): Random {
  const draws = fc.sample(fc.infiniteStream(fc.noBias(fc.nat(BOUND - 1))), { seed, numRuns: 1 })[0];
  const below = (bound: number): number => {
    const { value } = draws?.next() ?? { value: 0 };
    return Number(value) % bound;
  };
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const chance = (percent: number) => below(100) < percent;
  return {
    below,
    chance,
    pick,
    some: (items, percent) => {
      const found = items.filter(() => chance(percent));
      return found.length > 0 ? found : [pick(items)];
    },
  };
}
