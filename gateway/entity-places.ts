type Path = readonly (string | number)[];
type Entity = Readonly<Record<string, unknown>>;

/**
 * Which of the objects at a place of a plan's result each representation stands for.
 *
 * Apollo's executor counts the objects, but sends only those of the types that a subgraph knows, and takes the index
 * among the sent ones for the index among all: in a list of several types, an error would name another object.
 */
export function entityIndexes(
  data: Entity,
  path: Path,
  representations: readonly unknown[],
): readonly number[] {
  const entities = entitiesAt(data, path);
  let next = 0;
  return representations.map((representation) => {
    const found = entities.findIndex((entity, index) => index >= next && stands(representation, entity));
    if (found < 0) return next;
    next = found + 1;
    return found;
  });
}

/** The objects behind a path, `@` being all items of a list. Null is none. */
function entitiesAt(value: unknown, [step, ...rest]: Path): readonly Entity[] {
  if (Array.isArray(value)) {
    const path = step === '@' || step === undefined ? rest : [step, ...rest];
    return value.flatMap((item) => entitiesAt(item, path));
  }
  if (typeof value !== 'object' || value === null) return [];
  // An object of a subgraph's answer.
  const object = value as Entity;
  return step === undefined ? [object] : entitiesAt(Object.hasOwn(object, step) ? object[step] : null, rest);
}

/** A representation repeats the object's type and key, under the names that they have in the result. */
const stands = (representation: unknown, entity: Entity): boolean =>
  typeof representation === 'object' &&
  representation !== null &&
  Object.entries(representation).every(
    ([name, value]) => typeof value === 'object' || entity[name] === value,
  );
