import { type Entity, isObject } from './entity.ts';
import { replaceAt, targetsAt } from './targets.ts';

/** Where the same objects may stand many times. */
export interface Repeats {
  readonly path: readonly string[];
  /** Tells objects apart; null for those that are left as they are. */
  readonly textOf: (object: Entity) => string | null;
}

/**
 * Makes one object of those that are the same in all they hold: all that is done with an answer afterwards is then done
 * once for each object, not for each place where it stands.
 *
 * @param repeats the innermost first, so that what is around them is compared quickly.
 */
export function unify(root: Entity, repeats: readonly Repeats[]): void {
  for (const { path, textOf } of repeats) {
    const replacements = new Map<object, Entity>();
    const byText = new Map<string, Entity>();
    for (const object of targetsAt(
      root,
      path,
      path.map(() => true),
    )) {
      const text = textOf(object);
      if (text === null) continue;
      const first = byText.get(text);
      if (!first) byText.set(text, object);
      else if (isSame(first, object)) replacements.set(object, first);
    }
    if (replacements.size > 0) replaceAt(root, path, { shared: path.map(() => true), replacements });
  }
}

/** True for equal values of JSON. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  }
  let count = 0;
  for (const key in one) {
    if (!isSame(one[key], other[key])) return false;
    count += 1;
  }
  for (const _key in other) count -= 1;
  return count === 0;
}
