/** Beyond any schema's; subgraphs that are out of order may call their objects anything. */
const MAX_TYPES = 1_000;

/** Works something out once for each name of a type, as subgraphs say it, or for none. */
export function byType<Value>(workOut: (typeName: unknown) => Value): (typeName: unknown) => Value {
  const known = new Map<unknown, Value>();
  return (typeName) => {
    const before = known.get(typeName);
    if (before !== undefined) return before;
    const value = workOut(typeName);
    // What is no name would be held here with all that is in it.
    if ((typeName === null || typeof typeName !== 'object') && known.size < MAX_TYPES)
      known.set(typeName, value);
    return value;
  };
}
