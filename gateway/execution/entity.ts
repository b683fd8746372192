/** An object of a subgraph's answer, as it is merged with those of others; its fields stand under their keys. */
export type Entity = Record<string, unknown>;

/** True for objects and lists. */
export const isObject = (value: unknown): value is Entity => typeof value === 'object' && value !== null;

/** A key under which the objects of an answer are read. */
export interface Key {
  readonly key: string;
  /** True where every object has something under it, though it be nothing of its own: `constructor`, `toString`. */
  readonly isInherited: boolean;
}

const INHERITED: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export const keyCalled = (key: string): Key => ({ key, isInherited: INHERITED.has(key) });

/** What an object itself has under a key. Only the few keys that it needs to be are looked up twice. */
export const ownValue = (object: Entity, { key, isInherited }: Key): unknown =>
  isInherited && !Object.hasOwn(object, key) ? undefined : object[key];
