import type { Clock } from '../../../runtime/clock.ts';
import type { CustomsAuthority } from '../customs/authority.ts';
import { readMessage } from '../customs/message-xml.ts';
import type { CustomsMessageRecord } from '../models/customs-message.ts';
import type { Models } from '../models/index.ts';

export interface OutboxDeps {
  readonly models: Models;
  readonly authority: CustomsAuthority;
  readonly clock: Clock;
}

const BATCH = 50;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 300_000;

/** Sends what is due, longest waiting first; what customs does not take is sent again, later and later. */
export async function sendMail({ models, authority, clock }: OutboxDeps): Promise<void> {
  const due = await models.customsMessages
    .find({ dueAt: { $ne: null, $lte: clock.now() } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(BATCH)
    .lean<CustomsMessageRecord[]>();
  if (due.length === 0) return;
  const sent: { readonly guid: string; readonly dueAt: Date | null }[] = [];
  for (const { _id: guid, xml, tries } of due) {
    const isTaken = await isAcknowledged(authority, { guid, xml });
    const waitMs = Math.min(FIRST_RETRY_MS * 2 ** tries, LAST_RETRY_MS);
    sent.push({ guid, dueAt: isTaken ? null : new Date(clock.now().getTime() + waitMs) });
  }
  // Cut off before it, all of them go again: customs takes the same message twice for one.
  await models.customsMessages.bulkWrite(
    sent.map(({ guid, dueAt }) => ({
      updateOne: { filter: { _id: guid }, update: { $set: { dueAt }, $inc: { tries: 1 } } },
    })),
  );
}

/** True when customs names this very message in its acknowledgement. */
async function isAcknowledged(
  authority: CustomsAuthority,
  mail: { readonly guid: string; readonly xml: string },
): Promise<boolean> {
  try {
    const { kind, head } = readMessage(await authority.send(mail));
    return kind === 'CEB900' && head['guid'] === mail.guid;
  } catch {
    // Whatever kept it from being taken, it waits in the collection, with its number of tries, and goes again.
    return false;
  }
}
