import type { Decimal } from '../../../../values/decimal.ts';
import { EMPTY_TALLY, type Tally } from './tally.ts';
import { rankOf, type ScaledIndicator, type Score, scoreOf } from './zone-score.ts';

/** A zone as far as it is compared. */
export interface ComparedZone {
  readonly _id: string;
  readonly batch: number;
  readonly provinceCode: string;
}

export type PeerGroup = 'BATCH' | 'PROVINCE' | 'ALL';

export type TalliesByZone = ReadonlyMap<string, Tally>;

/** The scores of all zones of a month by one set; each is computed when it is asked for first. */
export interface MonthScores<Indicator extends ScaledIndicator> {
  /** Null for what is no zone in the month. */
  readonly of: (zoneId: string, peers: PeerGroup) => RankedScore<Indicator> | null;
}

export interface RankedScore<Indicator extends ScaledIndicator> {
  readonly score: Score<Indicator>;
  readonly rank: number;
  readonly peerCount: number;
  readonly changedAt: Date | null;
  /** What the peers that have data measured, itself included. */
  readonly peerValues: (code: string) => readonly Decimal[];
}

/** Compares the zones of a month. */
export function monthScores<Indicator extends ScaledIndicator>(
  zones: readonly ComparedZone[],
  indicators: readonly Indicator[],
  tallies: { readonly now: TalliesByZone; readonly yearAgo: TalliesByZone },
): MonthScores<Indicator> {
  const known = new Map<string, Score<Indicator>>();
  const byId = new Map(zones.map((zone) => [zone._id, zone]));
  const tallyOf = (of: TalliesByZone, zoneId: string) => of.get(zoneId) ?? EMPTY_TALLY;
  function score(zoneId: string): Score<Indicator> {
    const found =
      known.get(zoneId) ??
      scoreOf(indicators, {
        now: tallyOf(tallies.now, zoneId),
        yearAgo: tallyOf(tallies.yearAgo, zoneId),
      });
    known.set(zoneId, found);
    return found;
  }
  return {
    of: (zoneId, group) => {
      const zone = byId.get(zoneId);
      if (!zone) return null;
      const peers = zones.filter((other) => isPeer(zone, other, group)).map(({ _id }) => score(_id));
      const own = score(zoneId);
      return {
        score: own,
        rank: rankOf(
          own.total,
          peers.map(({ total }) => total),
        ),
        peerCount: peers.length,
        changedAt: tallyOf(tallies.now, zoneId).changedAt,
        peerValues: (code) =>
          peers.flatMap(({ values }) => values.find(({ indicator }) => indicator.code === code)?.value ?? []),
      };
    },
  };
}

function isPeer(zone: ComparedZone, other: ComparedZone, group: PeerGroup): boolean {
  if (group === 'BATCH') return zone.batch === other.batch;
  return group === 'ALL' || zone.provinceCode === other.provinceCode;
}
