import type { Transaction } from '../../../runtime/write.ts';
import { guidFrom } from '../customs/guid.ts';
import { writeMessage } from '../customs/message-xml.ts';
import { businessKeyOf } from '../domain/business-key.ts';
import type { CustomsMessage, MessageKind } from '../domain/customs-message.ts';
import type { Sending } from '../domain/outgoing-messages.ts';
import type { Models } from '../models/index.ts';

/** A declaration or a summary, in one of its sendings. */
interface Sent {
  readonly _id: string;
  readonly attempt: number;
}

/** The guids and the time of what is sent for it now. */
export const sendingOf = ({ _id, attempt }: Sent, at: Date): Sending => ({
  guidOf: (kind: MessageKind) => guidFrom(`${_id}/${attempt}/${kind}`),
  at,
});

/** The same for a departure, of which an earlier report may give another time. */
export const departureOf = ({ _id, attempt }: Sent, at: Date): Sending => ({
  guidOf: (kind: MessageKind) => guidFrom(`${_id}/${attempt}/${kind}/${at.toISOString()}`),
  at,
});

/** Writes messages to customs into the same transaction as what they tell; the background task sends them. */
export async function queueMessages(
  models: Models,
  { of, messages }: { readonly of: Sent; readonly messages: readonly CustomsMessage[] },
  { session, now }: Transaction,
): Promise<void> {
  const records = messages.map((message) => ({
    _id: message.guid,
    kind: message.kind,
    aboutId: of._id,
    attempt: of.attempt,
    businessKey: businessKeyOf(message),
    isRefused: false,
    xml: writeMessage(message),
    createdAt: now,
    dueAt: now,
    tries: 0,
  }));
  await models.customsMessages.insertMany(records, { session, lean: true });
}
