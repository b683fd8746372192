import type { ClientSession } from 'mongoose';
import { businessKeyOf } from '../domain/business-key.ts';
import type { CustomsMessage, MessageKind } from '../domain/customs-message.ts';
import type { CustomsMessageRecord } from '../models/customs-message.ts';
import type { Models } from '../models/index.ts';

/** Documents that several declarations can rest on, one after the other or side by side. */
const SHARED: ReadonlySet<MessageKind> = new Set(['CEB303', 'CEB505']);

/**
 * The messages that customs does not have yet: an order is sent once, with the first of its parcels, and a waybill once,
 * with the first declaration of it. Customs would refuse either a second time as long as the first stands.
 */
export async function leaveOutSent(
  { customsMessages }: Pick<Models, 'customsMessages'>,
  messages: readonly CustomsMessage[],
  session: ClientSession,
): Promise<readonly CustomsMessage[]> {
  const keys = messages.filter(({ kind }) => SHARED.has(kind)).map(businessKeyOf);
  const sent = await customsMessages
    .find({ businessKey: { $in: keys.filter((key) => key !== null) }, isRefused: false })
    .session(session)
    .lean<CustomsMessageRecord[]>();
  const standing = new Set(sent.map(({ businessKey }) => businessKey));
  return messages.filter((message) => !SHARED.has(message.kind) || !standing.has(businessKeyOf(message)));
}
