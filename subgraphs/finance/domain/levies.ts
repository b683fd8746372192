import type { CalendarDate } from '../../../values/calendar-date.ts';
import { internationalCode, prefixesOf } from '../../../values/hs-code.ts';
import { rowOn, SAMPLE } from '../../../values/dated-row.ts';
import { LEVIES, type LevyRow } from './import-rules.ts';

/** Goods as a market's tariff sees them. */
export interface TariffQuery {
  readonly market: string;
  readonly hsCode: string;
  readonly origin: string;
  readonly on: CalendarDate;
}

export const levySubject = (market: string, prefix: string): string => `${market}/${prefix}`;

/**
 * The subjects of all rows that can apply, longest prefix first.
 *
 * Beyond six digits every country has codes of its own, so an exporter's longer code says nothing there.
 */
export const levySubjectsOf = ({
  market,
  hsCode,
}: Pick<TariffQuery, 'market' | 'hsCode'>): readonly string[] =>
  [...prefixesOf(internationalCode(hsCode)), ''].map((prefix) => levySubject(market, prefix));

/**
 * The row of each levy that applies, the customs duty first: that of the longest prefix, and for one prefix that of the
 * goods' origin before that of any origin. A sample is only used where nothing else covers the goods.
 */
export const leviesOn = (rows: readonly LevyRow[], goods: TariffQuery): readonly LevyRow[] =>
  LEVIES.map((levy) => rows.filter((row) => row.levy === levy))
    .map((ofLevy) => bestRow(ofLevy.filter(isFact), goods) ?? bestRow(ofLevy, goods))
    .filter((row) => row !== null);

const isFact = ({ source }: LevyRow): boolean => source !== SAMPLE;

function bestRow(rows: readonly LevyRow[], { origin, on, ...goods }: TariffQuery): LevyRow | null {
  for (const subject of levySubjectsOf(goods)) {
    const ofPrefix = rows.filter((row) => row.subject === subject);
    const ofOrigin = (of: string | null) => ofPrefix.filter((row) => row.origin === of);
    const row = rowOn(ofOrigin(origin), on) ?? rowOn(ofOrigin(null), on);
    if (row) return row;
  }
  return null;
}
