import { add, type Money, sum } from '../../../values/money.ts';
import type { Unit } from '../../../values/quantity.ts';
import { groupsBy } from '../../../values/group-by.ts';

/** A list that customs has closed, as far as its monthly summary is concerned. */
export interface ClosedList {
  readonly declarationId: string;
  /** Who declares and consigns. */
  readonly declarantId: string;
  /** Who makes or sells the goods: the producing or selling unit. */
  readonly ownerId: string;
  readonly transportMode: string;
  readonly destination: string;
  /** The customs office of exit. */
  readonly exitCustoms: string;
  readonly lines: readonly ClosedLine[];
}

export interface ClosedLine {
  /** Ten digits. */
  readonly hsCode: string;
  readonly finalDestination: string;
  readonly quantity: number;
  readonly unit: Unit;
  readonly netGrams: number;
  readonly total: Money;
}

/** Lists of one month with the same head, and their lines merged. */
export interface Summary {
  readonly declarantId: string;
  readonly ownerId: string;
  readonly transportMode: string;
  readonly destination: string;
  readonly exitCustoms: string;
  readonly declarationIds: readonly string[];
  readonly lines: readonly ClosedLine[];
  readonly total: Money;
}

/** Most lines of one form. */
const MAX_LINES = 100;
/** Most lists that one form is made of: as many as its application to customs can name. */
export const MAX_LISTS = 1_000;

/**
 * Merges closed lists by the eight sames: of the head declarant, producing or selling unit, transport, destination and
 * customs of exit; of the line final destination, HS code and currency. Quantities, weights and values add up.
 *
 * One form has one currency, so that it has one total, and goods counted in different units stay apart: they cannot be
 * added. Each list is in exactly one summary of its currency; the same lists give the same summaries in any order.
 */
export function summarize(lists: readonly ClosedList[]): readonly Summary[] {
  const ordered = [...lists].sort((a, b) => (a.declarationId < b.declarationId ? -1 : 1));
  return [...groupsBy(ordered, headKey).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, alike]) => formsOf(alike));
}

const headKey = (list: ClosedList): string =>
  [
    list.declarantId,
    list.ownerId,
    list.transportMode,
    list.destination,
    list.exitCustoms,
    list.lines[0]?.total.currency,
  ].join('\u0000');

const lineKey = ({ finalDestination, hsCode, unit, total }: ClosedLine): string =>
  [finalDestination, hsCode, total.currency, unit].join('\u0000');

/** As many forms as the lines need: a list is never divided between two. */
function formsOf(lists: readonly ClosedList[]): readonly Summary[] {
  const forms: ClosedList[][] = [];
  let keys = new Set<string>();
  for (const list of lists) {
    const added = new Set([...keys, ...list.lines.map(lineKey)]);
    const last = forms.at(-1);
    if (last && added.size <= MAX_LINES && last.length < MAX_LISTS) {
      last.push(list);
      keys = added;
    } else {
      forms.push([list]);
      keys = new Set(list.lines.map(lineKey));
    }
  }
  return forms.map(formOf);
}

function formOf(lists: readonly ClosedList[]): Summary {
  const [first] = lists;
  const currency = first?.lines[0]?.total.currency;
  if (!first || !currency) throw new RangeError('A summary is made of lists with lines');
  const { declarantId, ownerId, transportMode, destination, exitCustoms } = first;
  const lines = [
    ...groupsBy(
      lists.flatMap((list) => list.lines),
      lineKey,
    ).entries(),
  ]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alike]) => alike.reduce(merged));
  const total = sum(
    lines.map((line) => line.total),
    currency,
  );
  const declarationIds = lists.map(({ declarationId }) => declarationId);
  return { declarantId, ownerId, transportMode, destination, exitCustoms, declarationIds, lines, total };
}

const merged = (a: ClosedLine, b: ClosedLine): ClosedLine => ({
  ...a,
  quantity: a.quantity + b.quantity,
  netGrams: a.netGrams + b.netGrams,
  total: add(a.total, b.total),
});
