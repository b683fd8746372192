import { type Entity, isObject } from './entity.ts';

/** What an object is known by: not two for one object, though two objects may have the same. Null for none. */
export type IdentityOf = (object: Entity) => string | number | null;

/** The places where the same objects may stand many times, by the keys that lead there. */
export interface Repeats {
  readonly within: readonly (readonly [key: string, repeats: Repeats])[];
  /** Several where several fetches ask for more about what stands here; none where nothing is compared. */
  readonly identities: readonly IdentityOf[];
}

export const NO_REPEATS: Repeats = { within: [], identities: [] };

/**
 * Makes one object of those that are the same in all they hold: all that is done with an answer afterwards is then done
 * once for each object, not for each place where it stands.
 *
 * What is within an object comes first, so that objects are compared quickly.
 */
export function unify(root: Entity, { within }: Repeats): void {
  /** The first object of each identity, at each place. */
  const firsts = new Map<Repeats, Map<string | number, Entity>>();
  for (const [key, repeats] of within) unifyAt(root, key, repeats);

  /** @param holder an object, or a list, which is read by the numbers of its items. */
  function unifyAt(holder: Record<string | number, unknown>, step: string | number, repeats: Repeats): void {
    const value = holder[step];
    if (!isObject(value)) return;
    if (Array.isArray(value)) {
      const list = value as unknown as Record<number, unknown>;
      for (let index = 0; index < value.length; index += 1) unifyAt(list, index, repeats);
      return;
    }
    for (const [key, inner] of repeats.within) unifyAt(value, key, inner);
    const identity = identityIn(value, repeats);
    if (identity === null) return;
    const first = firstOf(identity, value, repeats);
    if (first !== value && isSame(first, value)) holder[step] = first;
  }

  function firstOf(identity: string | number, value: Entity, repeats: Repeats): Entity {
    const ofPlace = firsts.get(repeats) ?? new Map<string | number, Entity>();
    if (ofPlace.size === 0) firsts.set(repeats, ofPlace);
    const first = ofPlace.get(identity);
    if (!first) ofPlace.set(identity, value);
    return first ?? value;
  }
}

function identityIn(object: Entity, { identities }: Repeats): string | number | null {
  for (const identityOf of identities) {
    const identity = identityOf(object);
    if (identity !== null) return identity;
  }
  return null;
}

/** True for equal values of JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one)) return Array.isArray(other) && isSameList(one, other);
  let count = 0;
  for (const key in one) {
    // Every object gives something for this name; objects of JSON that have it as their own are not compared.
    if (key === '__proto__') return false;
    if (!isSame(one[key], other[key])) return false;
    count += 1;
  }
  for (const _key in other) count -= 1;
  return count === 0;
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let index = 0; index < one.length; index += 1) {
    if (!isSame(one[index], other[index])) return false;
  }
  return true;
}
