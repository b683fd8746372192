import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { IP_KINDS } from '../../../values/ip-verdict.ts';
import type { Models } from '../models/index.ts';
import type { IpRightRecord } from '../models/ip-right.ts';
import type { IpTerritoryRecord } from '../models/ip-territory.ts';
import { recheckBrands } from './recheck-listings.ts';

/** What is used here of the supervision subgraph's `IpRightsChanged`: all rights of one territory. */
const ipRightsChanged = z.object({
  market: z.string(),
  rights: z.array(
    z.object({
      territory: z.string(),
      kind: z.enum(IP_KINDS),
      number: z.string(),
      owner: z.string(),
      title: z.string(),
      text: z.string(),
      classes: z.array(z.string()),
      hsPrefixes: z.array(z.string()),
      source: z.string(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
});

/** Takes the newest rights of a territory for those known before, and looks again at the listings that they touch. */
export const applyIpRights =
  (models: Models): EventHandler =>
  async ({ data, sequence: version }, { session, now }) => {
    const { market: territory, rights } = ipRightsChanged.parse(data);
    const known = await models.ipTerritories.findById(territory).session(session).lean<IpTerritoryRecord>();
    if (known && known.version >= version) return;
    await models.ipTerritories.replaceOne(
      { _id: territory },
      { _id: territory, version },
      { session, upsert: true },
    );
    await models.ipRights.deleteMany({ territory }, { session });
    const records: IpRightRecord[] = rights.map((right) => ({
      _id: `${territory}/${right.kind}/${right.number}`,
      ...right,
      territory,
    }));
    if (records.length > 0) await models.ipRights.insertMany(records, { session, lean: true });
    await recheckBrands(
      models,
      rights.map(({ text }) => text),
      { session, now },
    );
  };
