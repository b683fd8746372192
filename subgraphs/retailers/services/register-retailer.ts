import { newId } from '../../../runtime/id.ts';
import { partyOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { RetailersContext } from '../context.ts';
import type { RetailerRecord } from '../models/retailer.ts';

const MAX_NAME = 200;

export interface RegisterRetailerInput {
  readonly idempotencyKey: string;
  readonly name: string;
  readonly zoneId?: string | null;
}

/** Opens a retailer's account. */
export async function registerRetailer(
  { models, viewer, write }: RetailersContext,
  input: RegisterRetailerInput,
): Promise<Answered<{ readonly retailer: RetailerRecord }>> {
  const party = partyOf(requireScope(viewer, 'parties:write'));
  const { name, zoneId } = readFields([], {
    name: () => parseText(input.name, MAX_NAME),
    zoneId: () => parseZoneId(input.zoneId ?? null),
  });

  return write({ mutation: 'registerRetailer', party, input }, async ({ session, now, emit }) => {
    const retailer = { _id: newId('ret', now), name, zoneId, createdAt: now, version: 1 };
    await models.retailers.insertMany([retailer], { session, lean: true });
    emit({
      aggregateId: retailer._id,
      sequence: retailer.version,
      type: 'RetailerRegistered',
      data: { retailerId: retailer._id, name, zoneId },
    });
    return { retailer };
  });
}

/** Zones are the supervision subgraph's: here only that the id is one of a zone can be known. */
function parseZoneId(zoneId: string | null): string | null {
  if (zoneId === null || /^zone_[\w-]{1,60}$/.test(zoneId)) return zoneId;
  throw new Problem('INVALID', 'malformed-zone-id', { message: 'zoneId is no id of a zone' });
}
