import { chinaMonth, type Month } from '../../../values/month.ts';
import type { Declaration } from './declaration.ts';

/** What people typed again for declarations of one party or zone that were first sent in a month. */
export interface ReKeyedCounts {
  readonly fields: number;
  readonly declarations: number;
  /** Orders first declared in the month for none of whose declarations anything was typed. */
  readonly cleanOrders: number;
}

/** The part of one order in the counts of one scope: a party's id, or a zone's. */
export interface ReKeyedShare extends ReKeyedCounts {
  readonly scope: string;
  readonly month: Month;
}

type Counted = Pick<Declaration, '_id' | 'createdAt' | 'partyIds' | 'zoneId' | 'reKeyedFields'>;

export const NOTHING_COUNTED: ReKeyedCounts = { fields: 0, declarations: 0, cleanOrders: 0 };

/** What an order adds to the counts, from all its declarations. */
export function reKeyedShares(declarations: readonly Counted[]): readonly ReKeyedShare[] {
  const inOrder = [...declarations].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
  const scopes = new Set(inOrder.flatMap(scopesOf));
  return [...scopes].flatMap((scope) =>
    sharesOf(
      scope,
      inOrder.filter((each) => scopesOf(each).includes(scope)),
    ),
  );
}

const scopesOf = ({ partyIds, zoneId }: Counted): readonly string[] =>
  zoneId === null ? partyIds : [...partyIds, zoneId];

/** One share a month; the first month has the order, if it is clean. */
function sharesOf(scope: string, declarations: readonly Counted[]): readonly ReKeyedShare[] {
  const isClean = declarations.every(({ reKeyedFields }) => reKeyedFields === 0);
  const months = [...new Set(declarations.map(({ createdAt }) => chinaMonth(createdAt)))];
  return months.map((month, index) => {
    const there = declarations.filter(({ createdAt }) => chinaMonth(createdAt) === month);
    return {
      scope,
      month,
      fields: there.reduce((sum, { reKeyedFields }) => sum + reKeyedFields, 0),
      declarations: there.length,
      cleanOrders: index === 0 && isClean ? 1 : 0,
    };
  });
}

/** What has to be added to the counts for which an order stood with `before` and now stands with `after`. */
export function shareChanges(
  before: readonly ReKeyedShare[],
  after: readonly ReKeyedShare[],
): readonly ReKeyedShare[] {
  const changes = new Map<string, ReKeyedShare>();
  const add = (share: ReKeyedShare, sign: 1 | -1) => {
    const key = `${share.scope}/${share.month}`;
    const known = changes.get(key) ?? NOTHING_COUNTED;
    changes.set(key, { scope: share.scope, month: share.month, ...plus(known, share, sign) });
  };
  before.forEach((share) => {
    add(share, -1);
  });
  after.forEach((share) => {
    add(share, 1);
  });
  return [...changes.values()].filter(
    ({ fields, declarations, cleanOrders }) => fields !== 0 || declarations !== 0 || cleanOrders !== 0,
  );
}

export const plus = (a: ReKeyedCounts, b: ReKeyedCounts, sign: 1 | -1 = 1): ReKeyedCounts => ({
  fields: a.fields + sign * b.fields,
  declarations: a.declarations + sign * b.declarations,
  cleanOrders: a.cleanOrders + sign * b.cleanOrders,
});
