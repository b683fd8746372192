/** Copies of parts of an answer of JSON; what stands in several places is copied once. */
export type Copies = Map<object, unknown>;

/** A copy of an answer: who gets it may add to it. */
export function copy<Value>(value: Value, copies: Copies): Value {
  if (typeof value !== 'object' || value === null) return value;
  // What was made of a value has its type.
  const known = copies.get(value) as Value | undefined;
  if (known !== undefined) return known;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    copies.set(value, items);
    for (const item of value as unknown[]) items.push(copy(item, copies));
    return items as Value;
  }
  const object: Record<string, unknown> = {};
  copies.set(value, object);
  for (const key in value) object[key] = copy(value[key], copies);
  return object as Value;
}
