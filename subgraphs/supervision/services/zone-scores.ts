import DataLoader from 'dataloader';
import type { Decimal } from '../../../values/decimal.ts';
import { addMonths, chinaMonth, type Month, parseMonth } from '../../../values/month.ts';
import { addDays } from '../../../values/calendar-date.ts';
import { Problem } from '../../../values/problem.ts';
import { rowOn } from '../../../values/dated-row.ts';
import type { SupervisionContext } from '../context.ts';
import {
  type MonthScores,
  monthScores,
  type PeerGroup,
  type RankedScore,
  type TalliesByZone,
} from '../domain/indicators/month-scores.ts';
import { added, COUNTERS, EMPTY_TALLY, type Tally } from '../domain/indicators/tally.ts';
import { isZoneOn } from '../domain/zone-period.ts';
import type { Indicator, IndicatorSetRecord } from '../models/indicator-set.ts';
import type { Models } from '../models/index.ts';
import type { ZoneRecord } from '../models/zone.ts';
import type { ZoneTallyRecord } from '../models/zone-tally.ts';

/** A month by a set; null = the set that is in force when the month begins. */
export interface MonthBySet {
  readonly month: Month;
  readonly setId: string | null;
}

export interface ScoredMonth {
  readonly month: Month;
  readonly set: IndicatorSetRecord;
  readonly scores: MonthScores<Indicator>;
}

export interface ZoneScoreOfMonth extends RankedScore<Indicator> {
  readonly month: Month;
  readonly set: IndicatorSetRecord;
}

const MAX_MONTHS = 36;

/** All zones of four years have some 40,000 tallies; a reply holds as many as its size allows. */
const ONE_REPLY = { batchSize: 50_000 };

/** Loads what the scores of months are computed from: three commands for all that a request asks for. */
export const createScoreLoader = (models: Models): DataLoader<MonthBySet, ScoredMonth | null, string> =>
  new DataLoader(
    async (wanted) => {
      const months = [...new Set(wanted.flatMap(({ month }) => [month, addMonths(month, -12)]))];
      const [zones, sets, tallies] = await Promise.all([
        models.zones.find({}, null, ONE_REPLY).lean<ZoneRecord[]>(),
        models.indicatorSets
          .find({}, null, ONE_REPLY)
          .sort({ validFrom: -1, _id: 1 })
          .lean<IndicatorSetRecord[]>(),
        models.zoneTallies.find({ month: { $in: months } }, null, ONE_REPLY).lean<ZoneTallyRecord[]>(),
      ]);
      const byMonth = talliesByMonth(tallies);
      return wanted.map(({ month, setId }) => {
        const set = setId === null ? rowOn(sets, `${month}-01`) : sets.find(({ _id }) => _id === setId);
        if (!set) return null;
        const lastDay = addDays(`${addMonths(month, 1)}-01`, -1);
        const zonesThen = zones.filter((zone) => isZoneOn(zone, lastDay));
        const none: TalliesByZone = new Map();
        const now = byMonth.get(month) ?? none;
        const yearAgo = byMonth.get(addMonths(month, -12)) ?? none;
        return { month, set, scores: monthScores(zonesThen, set.indicators, { now, yearAgo }) };
      });
    },
    { cacheKeyFn: ({ month, setId }) => `${month}/${setId}` },
  );

function talliesByMonth(records: readonly ZoneTallyRecord[]): ReadonlyMap<Month, TalliesByZone> {
  const byMonth = new Map<Month, Map<string, Tally>>();
  for (const record of records) {
    const zones = byMonth.get(record.month) ?? new Map<string, Tally>();
    byMonth.set(record.month, zones);
    zones.set(record.zoneId, added(zones.get(record.zoneId) ?? EMPTY_TALLY, tallyOf(record)));
  }
  return byMonth;
}

const tallyOf = ({ counts = {}, release, refund, warehouseIds, changedAt }: ZoneTallyRecord): Tally => ({
  counts: Object.fromEntries(
    COUNTERS.map((counter) => [counter, BigInt(counts[counter] ?? 0)]),
  ) as Tally['counts'],
  release: release ?? {},
  refund: refund ?? {},
  warehouseIds: warehouseIds ?? [],
  changedAt,
});

interface HowToScore {
  readonly indicatorSetId?: string | null;
  readonly peers?: PeerGroup | null;
}

/** A zone's score of one month; the last full one where none is named. @throws BAD_INPUT */
export async function zoneScore(
  context: Pick<SupervisionContext, 'loaders' | 'clock'>,
  { _id }: Pick<ZoneRecord, '_id'>,
  { month, indicatorSetId, peers }: HowToScore & { readonly month?: string | null },
): Promise<ZoneScoreOfMonth | null> {
  const current = chinaMonth(context.clock.now());
  const wanted = month == null ? addMonths(current, -1) : parseMonth(month);
  if (wanted > current) return null;
  const found = await context.loaders.scores.load({ month: wanted, setId: indicatorSetId ?? null });
  const ranked = found?.scores.of(_id, peers ?? 'BATCH');
  return found && ranked ? { ...ranked, month: found.month, set: found.set } : null;
}

/** A zone's scores from month to month. @throws BAD_INPUT for more than 36 months */
export async function zoneScores(
  context: Pick<SupervisionContext, 'loaders' | 'clock'>,
  zone: Pick<ZoneRecord, '_id'>,
  { from, to, ...how }: HowToScore & { readonly from: string; readonly to: string },
): Promise<readonly ZoneScoreOfMonth[]> {
  const [first, last] = [parseMonth(from), parseMonth(to)];
  if (last < first || last >= addMonths(first, MAX_MONTHS)) {
    const message = `From the first to the last are 1 to ${MAX_MONTHS} months`;
    throw new Problem('BAD_INPUT', 'months-out-of-range', { message });
  }
  const months = Array.from({ length: MAX_MONTHS }, (_, index) => addMonths(first, index)).filter(
    (month) => month <= last,
  );
  const scores = await Promise.all(months.map((month) => zoneScore(context, zone, { ...how, month })));
  return scores.filter((score) => score !== null);
}

export const textOf = (value: Decimal | null): string | null => value?.toFixed() ?? null;
