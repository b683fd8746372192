/** An object of a subgraph's answer, as it is merged with those of others; its fields stand under their keys. */
export type Entity = Record<string, unknown>;

/** True for objects and lists. */
export const isObject = (value: unknown): value is Entity => typeof value === 'object' && value !== null;
