import { canonicalJson } from '../values/canonical-json.ts';
import { Problem } from '../values/problem.ts';
import { sha256 } from './id.ts';

/** A list's arguments as the schema has them. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** The sort values of an item: where a page begins or ends. */
export type PageKey = readonly (string | number)[];

export interface Page {
  readonly first: number;
  /** The key of the item before the page; null from the start. */
  readonly after: PageKey | null;
  /** What the cursors of this list are bound to. */
  readonly scope: string;
}

/** One list under one filter and order; a cursor of another is refused. */
export interface ListScope {
  readonly list: string;
  readonly filter?: unknown;
  readonly orderBy?: string | null | undefined;
  /** Most items a page; 100 when not given. */
  readonly max?: number;
}

const DEFAULT_FIRST = 20;
const MAX_CURSOR_LENGTH = 2_000;

/** Checks a list's arguments. @throws BAD_INPUT for a page size out of range and for a cursor of another list. */
export function readPage({ first, after }: PageArguments, { max = 100, ...list }: ListScope): Page {
  const size = first ?? DEFAULT_FIRST;
  if (size < 1 || size > max) {
    throw new Problem('BAD_INPUT', 'page-size-out-of-range', { message: `first is 1 to ${max}` });
  }
  const scope = sha256(canonicalJson(list)).slice(0, 12);
  return { first: size, after: after == null ? null : decodeCursor(after, scope), scope };
}

export const encodeCursor = (key: PageKey, scope: string): string =>
  Buffer.from(JSON.stringify([scope, ...key])).toString('base64url');

function decodeCursor(cursor: string, scope: string): PageKey {
  const parts = parseCursor(cursor);
  if (parts?.[0] !== scope) {
    throw new Problem('BAD_INPUT', 'foreign-cursor', {
      message: 'after is no cursor of this list with this filter and order',
    });
  }
  return parts.slice(1);
}

function parseCursor(cursor: string): PageKey | null {
  if (cursor.length > MAX_CURSOR_LENGTH) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isKey = (part: unknown) => typeof part === 'string' || typeof part === 'number';
    return Array.isArray(parts) && parts.every(isKey) ? parts : null;
  } catch {
    return null;
  }
}

/** Where a page ends, as the schema's `PageInfo`. */
export interface PageInfoValue {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Connection<Item> {
  readonly edges: readonly { readonly cursor: string; readonly node: Item }[];
  readonly nodes: readonly Item[];
  readonly pageInfo: PageInfoValue;
}

/** A page from `rows`, of which one more than `page.first` was asked for. */
export function connectionOf<Item>(
  rows: readonly Item[],
  page: Page,
  keyOf: (item: Item) => PageKey,
): Connection<Item> {
  const nodes = rows.slice(0, page.first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(keyOf(node), page.scope), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

type SortField = readonly [field: string, direction: 1 | -1];

/** One or two fields; the last is unique, so that every item has a place of its own. */
export type SortOrder = readonly [SortField] | readonly [SortField, SortField];

/**
 * The filter for what comes after a key in an order.
 *
 * Written so that one index range serves it, in order: the first field is bounded on its own, and the few items that
 * share its value with the key are sorted out by the rest.
 */
export function afterKey(
  order: SortOrder,
  /** As the database has it: a cursor's text of an instant is read before. */
  key: readonly (string | number | Date)[] | null,
): Record<string, unknown> {
  if (!key) return {};
  const [[field, direction], second] = order;
  if (key.length !== order.length) throw new Problem('BAD_INPUT', 'foreign-cursor');
  const beyond = (step: 1 | -1) => (step === 1 ? '$gt' : '$lt');
  if (!second) return { [field]: { [beyond(direction)]: key[0] } };
  const [uniqueField, uniqueDirection] = second;
  return {
    [field]: { [direction === 1 ? '$gte' : '$lte']: key[0] },
    $or: [
      { [field]: { [beyond(direction)]: key[0] } },
      { [uniqueField]: { [beyond(uniqueDirection)]: key[1] } },
    ],
  };
}

/** The key of a row in an order whose fields every row has: texts, numbers and times, which a cursor has as texts. */
export const keyIn =
  (order: SortOrder) =>
  <Row extends object>(row: Row): PageKey =>
    order.map(([field]) => {
      const value = row[field as keyof Row] as string | number | Date;
      return value instanceof Date ? value.toISOString() : value;
    });

/** The order as the driver takes it. */
export const sortOf = (order: SortOrder): Record<string, 1 | -1> => Object.fromEntries(order);
