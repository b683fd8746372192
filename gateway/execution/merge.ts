import { type Entity, isObject, ownValue } from './entity.ts';
import type { Shape } from './shape.ts';

/** True for types that objects can have; an interface object's answer names its interface. */
export type IsObjectType = (typeName: unknown) => boolean;

/**
 * Adds what a fetch answered about an object to what is known of it.
 *
 * Only what was asked for is taken. Objects that are not known yet are taken as they are, so one may come to stand in
 * several places; that is well, since a key names one value wherever it stands.
 */
export function merge(
  target: Entity,
  source: Entity,
  { shape, isObjectType }: { readonly shape: Shape; readonly isObjectType: IsObjectType },
): void {
  mergeObject(target, source, shape);

  function mergeObject(known: Entity, given: Entity, { fields }: Shape): void {
    for (const field of fields) {
      const { key, inner } = field;
      const value = ownValue(given, field);
      if (value === undefined) continue;
      const present = ownValue(known, field);
      if (present === undefined || present === null) known[key] = value;
      // What one subgraph knows, another may not.
      else if (value === null) continue;
      else if (inner && isObject(present) && isObject(value)) mergeValue(present, value, inner);
      else if (key !== '__typename' || isObjectType(value)) known[key] = value;
    }
  }

  function mergeValue(known: Entity, given: Entity, shape: Shape): void {
    if (known === given) return;
    if (!Array.isArray(known) || !Array.isArray(given)) {
      mergeObject(known, given, shape);
      return;
    }
    const items: unknown[] = known;
    given.forEach((value: unknown, index) => {
      const present = items[index];
      if (isObject(present) && isObject(value)) mergeValue(present, value, shape);
      else if (present === undefined || present === null) items[index] = value;
    });
  }
}
