import { partyOf, partyRoleOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered, Transaction } from '../../../runtime/write.ts';
import { parseInstant } from '../../../values/instant.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { LogisticsContext } from '../context.ts';
import type { PartyRole } from '../domain/party-role.ts';
import { report, type TrackingEvent } from '../domain/tracking.ts';
import type { ReportShipmentInput } from '../generated.ts';
import { forgetShipment } from '../loaders.ts';
import type { DeclarationFactsRecord } from '../models/declaration-facts.ts';
import type { ReturnFactsRecord } from '../models/return-facts.ts';
import type { ShipmentRecord } from '../models/shipment.ts';
import type { TrackingEventRecord } from '../models/tracking-event.ts';
import { isCarrierOf } from './is-carrier-of.ts';
import { loadShipment } from './load-shipment.ts';
import { saveShipment } from './save-shipment.ts';

/** Takes a carrier's event: each once for ever, whatever keys it comes under, in any order. */
export async function reportShipment(
  context: LogisticsContext,
  input: ReportShipmentInput,
): Promise<Answered<{ readonly shipmentId: string }>> {
  const viewer = requireScope(context.viewer, 'shipments:write');
  const { shipmentId } = input;
  const event = readEvent(input);
  const answer = await context.write(
    { mutation: 'reportShipment', party: partyOf(viewer), input },
    async (transaction) => {
      const { session } = transaction;
      const shipment = await loadShipment(context, { shipmentId, session }, (found) =>
        isCarrierOf(viewer, found),
      );
      await take(context, { shipment, event, by: partyRoleOf(viewer) }, transaction);
      return { shipmentId };
    },
  );
  forgetShipment(context.loaders, shipmentId);
  return answer;
}

function readEvent(input: ReportShipmentInput): TrackingEvent {
  const optional = (text: string | null | undefined, max: number) =>
    text == null ? null : parseText(text, max);
  return {
    status: input.status,
    ...readFields([], {
      eventId: () => parseText(input.eventId, 100),
      at: () => parseInstant(input.at),
      place: () => optional(input.place, 200),
      note: () => optional(input.note, 500),
    }),
  };
}

interface Reported {
  readonly shipment: ShipmentRecord;
  readonly event: TrackingEvent;
  readonly by: PartyRole;
}

async function take(
  { models }: LogisticsContext,
  { shipment, event, by }: Reported,
  transaction: Transaction,
): Promise<void> {
  const { session, now } = transaction;
  const { _id: shipmentId } = shipment;
  const record: TrackingEventRecord = {
    _id: `${shipment.carrierId}/${event.eventId}`,
    shipmentId,
    ...event,
    reportedAt: now,
  };
  const known = await models.trackingEvents
    .find({ $or: [{ _id: record._id }, { shipmentId }] }, null, { batchSize: 500 })
    .session(session)
    .lean<TrackingEventRecord[]>();
  const twin = known.find(({ _id }) => _id === record._id);
  if (twin) return requireSame(twin, record);

  const declarations = await models.declarationFacts
    .find({ shipmentId })
    .session(session)
    .lean<DeclarationFactsRecord[]>();
  const { returnId } = shipment;
  const returned =
    returnId && (await models.returnFacts.findById(returnId).session(session).lean<ReturnFactsRecord>());
  const after = report(shipment, event, { reports: known, declarations, returned: returned || null, now });
  await models.trackingEvents.insertMany([record], { session, lean: true });
  await saveShipment(models, { before: shipment, after, report: event, by }, transaction);
}

/** What a carrier says again is known; what it says otherwise under the same id is not the same event. */
function requireSame(known: TrackingEventRecord, said: TrackingEventRecord): void {
  const isSame =
    known.shipmentId === said.shipmentId &&
    known.status === said.status &&
    known.at.getTime() === said.at.getTime();
  if (isSame) return;
  throw new Problem('DUPLICATE', 'event-id-used', {
    message: 'This carrier used this id for another event',
    field: ['eventId'],
  });
}
