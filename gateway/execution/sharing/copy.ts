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
    for (const key in from) {
      if (key === '__proto__') own(to, key, copyOf(from[key]));
      else to[key] = copyOf(from[key]);
    }
  }
  // What was made of a value has its type.
  return copied as Value;
}

/** To be written under this name would make a value what the object inherits from. */
const own = (object: object, key: string, value: unknown): void =>
  void Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
