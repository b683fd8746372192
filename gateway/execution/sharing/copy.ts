/** Copies of parts of an answer of JSON; what stands in several places is copied once. */
export type Copies = Map<object, unknown>;

/** A copy of an answer: who gets it may add to it. In steps, since a subgraph says how deep it is. */
export function copy<Value>(value: Value, copies: Copies): Value {
  const left: (readonly [from: object, to: Record<string, unknown>])[] = [];
  const copyOf = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    const known = copies.get(each);
    if (known !== undefined) return known;
    const made = (Array.isArray(each) ? [] : {}) as Record<string, unknown>;
    copies.set(each, made);
    left.push([each, made]);
    return made;
  };
  const copied = copyOf(value);
  for (let next = left.pop(); next; next = left.pop()) {
    const [from, to] = next as [Record<string, unknown>, Record<string, unknown>];
    for (const key in from) to[key] = copyOf(from[key]);
  }
  // What was made of a value has its type.
  return copied as Value;
}
