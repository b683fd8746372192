import type { Clock } from '../../../runtime/clock.ts';
import { newId } from '../../../runtime/id.ts';
import type { Decided, RefusedMessage, RefusedMessages } from '../../../runtime/refused-messages.ts';
import type { Transaction, Write } from '../../../runtime/write.ts';
import { UnreadableMessage } from '../customs/message-xml.ts';
import type { Models } from '../models/index.ts';
import type { RefusedMailRecord } from '../models/refused-mail.ts';
import { applyAnswer, isRefusal, openLetters } from './apply-letter.ts';

export interface RefusedMailDeps {
  readonly models: Models;
  readonly clock: Clock;
  readonly write: Write;
}

type Decision = Parameters<RefusedMessages['decide']>[1];

const SENDER = 'customs';
const MOST = 500;

/** What customs sent that could not be read or applied. */
export const createRefusedMail = (deps: RefusedMailDeps): RefusedMessages => ({
  list: async () => {
    const refused = await deps.models.refusedMail
      .find({ outcome: null })
      .sort({ at: 1 })
      .limit(MOST)
      .lean<RefusedMailRecord[]>();
    return refused.map(messageOf);
  },
  decide: ({ sender, messageId }, decision) =>
    sender === SENDER ? decide(deps, messageId, decision) : Promise.resolve(null),
});

const messageOf = ({ _id, xml, reason, at }: RefusedMailRecord): RefusedMessage => ({
  sender: SENDER,
  messageId: _id,
  about: 'letter',
  reason,
  receivedAt: at,
  content: xml,
});

/** One transaction where it succeeds; what is refused again leaves nothing but who tried, and why. */
async function decide(deps: RefusedMailDeps, _id: string, decision: Decision): Promise<Decided | null> {
  const { models, write, clock } = deps;
  const input = { idempotencyKey: newId('try', clock.now()), deliveryId: _id, ...decision };
  const command = { mutation: 'decideRefusedMail', party: 'platform', input };
  try {
    const { outcome } = await write(command, async (transaction) => ({
      outcome: await settle(models, { _id, ...decision }, transaction),
    }));
    return outcome && { outcome, refusedBecause: null };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const tried = { by: decision.by, reason: null, at: clock.now() };
    await models.refusedMail.updateOne(
      { _id, outcome: null },
      { $set: { reason: error.message, decision: tried } },
    );
    return { outcome: 'REFUSED', refusedBecause: error.message };
  }
}

/** Null when it does not wait (any more). */
async function settle(
  models: Models,
  { _id, by, skipBecause }: Decision & { readonly _id: string },
  transaction: Transaction,
): Promise<'APPLIED' | 'SKIPPED' | null> {
  const { session, now } = transaction;
  const kept = await models.refusedMail
    .findOne({ _id, outcome: null })
    .session(session)
    .lean<RefusedMailRecord>();
  if (!kept) return null;
  if (skipBecause === null) await applyAgain(models, kept, transaction);
  const outcome = skipBecause === null ? 'APPLIED' : 'SKIPPED';
  const decision = { by, reason: skipBecause, at: now };
  await models.refusedMail.updateOne({ _id }, { $set: { outcome, decision } }, { session });
  return outcome;
}

async function applyAgain(
  models: Models,
  { _id, xml }: RefusedMailRecord,
  transaction: Transaction,
): Promise<void> {
  const [letter] = await openLetters(models, [{ deliveryId: _id, xml }]);
  if (!letter?.answered) throw new UnreadableMessage(letter?.reason ?? 'no letter');
  await applyAnswer(models, letter.answered, transaction);
}
