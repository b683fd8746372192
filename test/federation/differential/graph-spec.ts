/** A federated graph as data: what `printSubgraph` and `printWhole` make schemas of, and `World` values. */
export interface GraphSpec {
  /** Another salt, other data. */
  readonly salt: number;
  /** In a hundred: nulls and errors where they may be, objects that one subgraph does not know. */
  readonly rates: { readonly nulls: number; readonly errors: number; readonly absent: number };
  readonly subgraphs: readonly string[];
  readonly entities: readonly EntitySpec[];
  readonly values: readonly ValueSpec[];
  readonly interfaces: readonly InterfaceSpec[];
  readonly unions: readonly UnionSpec[];
  /** Fields of Query. */
  readonly roots: readonly FieldSpec[];
}

/** What identifies an entity; all of them are worked out from its id. */
export const KEYS = ['id', 'code', 'id rank', 'ref { uid }'] as const;
export type Key = (typeof KEYS)[number];

export interface EntitySpec {
  readonly name: string;
  /** The subgraph that knows every key. */
  readonly home: string;
  /** The key of each other subgraph. */
  readonly keys: Readonly<Record<string, Key>>;
  readonly fields: readonly FieldSpec[];
  /** A subgraph that does not know some of them. No field of that subgraph leads to the entity. */
  readonly absentIn?: string;
}

/** Objects without a key: every subgraph that has the type has all of its fields. */
export interface ValueSpec {
  readonly name: string;
  readonly fields: readonly FieldSpec[];
}

/** It has the fields `id` and `tag`, in every subgraph. */
export interface InterfaceSpec {
  readonly name: string;
  readonly members: readonly string[];
}

export interface UnionSpec {
  readonly name: string;
  /** By subgraph. */
  readonly members: Readonly<Record<string, readonly string[]>>;
}

export interface FieldSpec {
  readonly name: string;
  /** As SDL writes it. */
  readonly type: string;
  /** The subgraphs that resolve it; fields of value types say nothing here. */
  readonly in: readonly string[];
  readonly args: readonly ArgumentSpec[];
  /** A selection of fields of other subgraphs. */
  readonly requires?: string;
  /** A field of the entity behind it, which its subgraph knows there and nowhere else. */
  readonly provides?: string;
  /** Never an error, and null only where null may stand: others require it. */
  readonly isFirm?: boolean;
}

export interface ArgumentSpec {
  readonly name: string;
  readonly type: string;
  readonly default?: string;
}

export const SCALARS = ['Int', 'String', 'Boolean', 'Float', 'ID', 'Json', 'Color'] as const;

/** The name in a type such as `[Offer!]!`. */
export const namedType = (type: string): string => type.replace(/[[\]!]/g, '');
