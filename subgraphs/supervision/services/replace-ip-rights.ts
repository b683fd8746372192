import type { ClientSession } from 'mongoose';
import { appendEvents, eventModel, type EventRecord, toRecord } from '../../../runtime/events.ts';
import { sha256 } from '../../../runtime/id.ts';
import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import type { CalendarDate } from '../../../values/calendar-date.ts';
import type { IpRight } from '../../../values/ip-verdict.ts';
import type { Models } from '../models/index.ts';
import type { IpTerritoryRecord } from '../models/ip-territory.ts';
import { SAMPLE } from '../../../values/dated-row.ts';

/** All rights of one territory. */
export interface TerritorySet {
  readonly territory: string;
  /** At least one. */
  readonly rights: readonly IpRight[];
  readonly source: string;
  readonly updatedOn: CalendarDate;
}

/** What `IpRightsChanged` carries: all that a receiver needs to judge goods by `verdictOf`. */
export interface IpRightsChanged {
  /** The territory: a country, or `EU`. */
  readonly market: string;
  readonly coveredFrom: CalendarDate;
  readonly rights: readonly IpRight[];
}

/**
 * Makes these the territories' rights, with an event for each that changes, all together or not at all.
 *
 * Samples never take the place of what an operator imported, and the same rights again change nothing.
 */
export async function replaceIpRights(
  { db, clock, consumersOf }: SubgraphDeps,
  models: Models,
  sets: readonly TerritorySet[],
): Promise<void> {
  const session = await db.startSession();
  try {
    await session.withTransaction(async () => {
      const records: EventRecord[] = [];
      for (const set of sets) {
        const version = await replaceTerritory(models, set, session);
        if (version === null) continue;
        const data = { market: set.territory, coveredFrom: coveredFromOf(set), rights: set.rights };
        const event = {
          aggregateId: `ip/${set.territory}`,
          sequence: version,
          type: 'IpRightsChanged',
          data: data satisfies IpRightsChanged,
        };
        records.push(toRecord(event, clock.now(), consumersOf));
      }
      await appendEvents(eventModel(db), records, session);
    });
  } finally {
    await session.endSession();
  }
}

/** Answers the territory's new version; null when nothing changed. */
async function replaceTerritory(
  { ipTerritories, ipRights }: Models,
  set: TerritorySet,
  session: ClientSession,
): Promise<number | null> {
  const { territory, rights, source, updatedOn } = set;
  const fingerprint = sha256(canonicalJson(rights));
  const before = await ipTerritories.findById(territory).session(session).lean<IpTerritoryRecord>();
  if (before && source === SAMPLE && before.source !== SAMPLE) return null;
  if (before?.fingerprint === fingerprint) {
    await ipTerritories.updateOne({ _id: territory }, { $set: { updatedOn } }, { session });
    return null;
  }
  const version = (before?.version ?? 0) + 1;
  const next = { coveredFrom: coveredFromOf(set), updatedOn, source, fingerprint, version };
  await ipTerritories.updateOne({ _id: territory }, { $set: next }, { session, upsert: true });
  await ipRights.deleteMany({ territory }, { session });
  await ipRights.insertMany(
    rights.map((right) => ({ _id: `${territory}/${right.kind}/${right.number}`, ...right })),
    { session, lean: true },
  );
  return version;
}

const coveredFromOf = ({ rights }: TerritorySet): CalendarDate =>
  rights.map(({ validFrom }) => validFrom).reduce((a, b) => (a < b ? a : b));
