import type { CalendarDate } from './calendar-date.ts';
import { isWithinEdits } from './edit-distance.ts';
import { territoriesOf } from './ip-territory.ts';
import { holdsOn, type Validity } from './validity.ts';

export const IP_KINDS = ['TRADEMARK', 'DESIGN', 'PATENT', 'COPYRIGHT'] as const;

export type IpKind = (typeof IP_KINDS)[number];

/** CLEAR is never a promise: it means that nothing was hit in the rights that are known. */
export type IpVerdict = 'CLEAR' | 'WATCH' | 'BLOCKED' | 'UNKNOWN';

/** A right that forbids others something in one territory, on the days of its validity. */
export interface IpRight extends Validity {
  /** A country, or `EU` for a right of the European Union; see `territoriesOf`. */
  readonly territory: string;
  readonly kind: IpKind;
  /** Of the registration; unique within territory and kind. */
  readonly number: string;
  readonly owner: string;
  /** The word, name or title as registered. */
  readonly title: string;
  /** The title as the rule compares it: `markText(title)`. */
  readonly text: string;
  /** Nice, Locarno or IPC classes. */
  readonly classes: readonly string[];
  /** Beginnings of the HS codes of the goods that the classes cover. */
  readonly hsPrefixes: readonly string[];
  /** Where the row comes from; `SAMPLE` for rows that an operator has to replace. */
  readonly source: string;
}

/** What is known of a territory. */
export interface TerritoryRights {
  readonly territory: string;
  /** First day of the earliest right that is known. Of the days before nothing is known. */
  readonly coveredFrom: CalendarDate;
  /** All that could hit; rights that do not cover the goods may be left out unless their text is the brand's. */
  readonly rights: readonly IpRight[];
}

export interface MarkedGoods {
  /** At least the 4-digit heading. */
  readonly hsCode: string;
  /** Null for unbranded goods. */
  readonly brandName: string | null;
}

export interface IpVerdictOnGoods {
  readonly verdict: IpVerdict;
  /** The rights that caused the verdict, at most 10. */
  readonly hits: readonly IpRight[];
}

const MAX_HITS = 10;
const MAX_MARK_LENGTH = 100;
const HAN = /\p{Script=Han}/u;

/** A mark as it is compared: without case, accents, spaces and signs, so that `Lumo-Play` is `LUMOPLAY`. */
export const markText = (mark: string): string =>
  mark
    .slice(0, MAX_MARK_LENGTH)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * May these goods be sold in a market, by the rights that are known there?
 *
 * BLOCKED: a mark or protected name equals the brand and covers the goods. WATCH: it covers them and is nearly the
 * brand or part of it, or it is the brand for other goods, or a design or patent covers the goods (which words cannot
 * judge). UNKNOWN: no right of the market is known on that day, so that no hit would mean nothing.
 *
 * `known` holds the market's territories (`territoriesOf`); others in it are ignored.
 */
export function verdictOf(
  { hsCode, brandName }: MarkedGoods,
  known: readonly TerritoryRights[],
  { market, on }: { readonly market: string; readonly on: CalendarDate },
): IpVerdictOnGoods {
  const territories = territoriesOf(market, on);
  const inMarket = known.filter(({ territory }) => territories.includes(territory));
  if (!inMarket.some(({ coveredFrom }) => coveredFrom <= on)) return { verdict: 'UNKNOWN', hits: [] };

  const goods = { hsCode, brand: brandName === null ? '' : markText(brandName) };
  const inForce = inMarket.flatMap(({ rights }) => rights).filter((right) => holdsOn(right, on));
  for (const verdict of ['BLOCKED', 'WATCH'] as const) {
    const hits = inForce.filter((right) => severityOf(right, goods) === verdict);
    if (hits.length > 0) return { verdict, hits: [...hits].sort(byNumber).slice(0, MAX_HITS) };
  }
  return { verdict: 'CLEAR', hits: [] };
}

interface ComparedGoods {
  readonly hsCode: string;
  /** `markText` of the brand; empty for unbranded goods. */
  readonly brand: string;
}

function severityOf({ kind, text, hsPrefixes }: IpRight, { hsCode, brand }: ComparedGoods): IpVerdict {
  const isCovered = hsPrefixes.some((prefix) => hsCode.startsWith(prefix) || prefix.startsWith(hsCode));
  if (kind === 'DESIGN' || kind === 'PATENT') return isCovered ? 'WATCH' : 'CLEAR';
  if (brand === '' || text === '') return 'CLEAR';
  if (brand === text) return isCovered ? 'BLOCKED' : 'WATCH';
  return isCovered && (isPart(text, brand) || isNear(text, brand)) ? 'WATCH' : 'CLEAR';
}

/** Short marks are part of many words: `sun` of `sunday`. Han characters say more each. */
const isPart = (mark: string, brand: string): boolean =>
  [...mark].length >= (HAN.test(mark) ? 2 : 5) && brand.includes(mark);

/** The longer a mark, the more of it can be changed and still mislead. */
function isNear(mark: string, brand: string): boolean {
  const { length } = [...mark];
  return length >= 4 && isWithinEdits(mark, brand, length >= 8 ? 2 : 1);
}

const byNumber = (a: IpRight, b: IpRight): number => (keyOf(a) < keyOf(b) ? -1 : 1);

const keyOf = ({ territory, kind, number }: IpRight): string => `${territory}/${kind}/${number}`;
