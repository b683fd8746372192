import { sideBySide } from '../../../runtime/side-by-side.ts';
import type { Transact } from '../../../runtime/transact.ts';
import { applyAnswer, type Answered, isRefusal, type Letter, openLetters } from './apply-letter.ts';
import type { OutboxDeps } from './send-mail.ts';

export interface MailDeps extends OutboxDeps {
  readonly transact: Transact;
}

const BATCH = 50;
/** Declarations and summaries whose answers are applied at the same time: each waits for the database most of its time. */
const AT_ONCE = 8;

/**
 * Takes what customs has answered; what nobody can read is set aside, so that it holds up nothing.
 *
 * Answers about one declaration are applied in their order, those about others beside them. One that fails, as when the
 * database is away, comes again with those behind it; all others are confirmed.
 *
 * @throws the first such failure
 */
export async function receiveMail(deps: MailDeps): Promise<void> {
  for (;;) {
    const mail = await deps.authority.receive(BATCH);
    const letters = await openLetters(deps.models, mail);
    const { done, failures } = await sideBySide(letters, {
      groupOf: ({ mail: { deliveryId }, answered }) => answered?.sent.aboutId ?? `unread ${deliveryId}`,
      atOnce: AT_ONCE,
      work: (letter) => take(letter, deps),
    });
    await deps.authority.confirm(done.map(({ mail: { deliveryId } }) => deliveryId));
    if (failures.length > 0) throw failures[0];
    if (mail.length < BATCH) return;
  }
}

async function take({ mail, answered, reason }: Letter, deps: MailDeps): Promise<void> {
  const why = answered ? await applied(answered, deps) : reason;
  if (why === null) return;
  const record = { xml: mail.xml, reason: why, at: deps.clock.now() };
  await deps.models.refusedMail.updateOne(
    { _id: mail.deliveryId },
    { $set: record, $setOnInsert: { outcome: null } },
    { upsert: true },
  );
}

/** Answers why it cannot be; null = it is. */
async function applied(answered: Answered, { models, transact }: MailDeps): Promise<string | null> {
  try {
    await transact((transaction) => applyAnswer(models, answered, transaction));
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.message;
  }
}
