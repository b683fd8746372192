import { type Entity, isObject } from './entity.ts';

/**
 * The objects behind a path of keys; lists on the way are looked through, null is nothing.
 *
 * @param shared which steps lead to objects that may stand in several places: each of those is given once.
 */
export function targetsAt(
  root: Entity,
  path: readonly string[],
  shared: readonly boolean[],
): readonly Entity[] {
  let objects: Entity[] = [root];
  for (let index = 0; index < path.length; index += 1) {
    const next: Entity[] = [];
    for (const object of objects) addObjects(object[path[index] ?? ''], next);
    objects = shared[index] && next.length > 1 ? [...new Set(next)] : next;
  }
  return objects;
}

function addObjects(value: unknown, objects: Entity[]): void {
  if (Array.isArray(value)) for (const item of value) addObjects(item, objects);
  else if (isObject(value)) objects.push(value);
}

/** Puts other objects in the place of some of those behind a path. */
export function replaceAt(
  root: Entity,
  path: readonly string[],
  { shared, replacements }: { shared: readonly boolean[]; replacements: ReadonlyMap<object, Entity> },
): void {
  const key = path.at(-1);
  if (key === undefined) return;
  for (const holder of targetsAt(root, path.slice(0, -1), shared)) replaceIn(holder, key);

  function replaceIn(holder: Record<string | number, unknown>, step: string | number): void {
    const value = holder[step];
    if (Array.isArray(value)) {
      // A list is read by the numbers of its items.
      for (let index = 0; index < value.length; index += 1) replaceIn(value as unknown as Entity, index);
    } else if (isObject(value)) {
      const replacement = replacements.get(value);
      if (replacement) holder[step] = replacement;
    }
  }
}
