import { isOutage } from '../../../runtime/outage.ts';
import type { Transact } from '../../../runtime/transact.ts';
import type { UnitOfWork } from '../../../runtime/unit-of-work.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Models } from '../models/index.ts';
import { applyAnswer, type Answered, isRefusal, type Letter, openLetters } from './apply-letter.ts';
import type { OutboxDeps } from './send-mail.ts';

export interface MailDeps extends OutboxDeps {
  readonly transact: Transact;
}

const BATCH = 50;

/**
 * Takes what customs has answered, together in one transaction; what nobody can read is set aside, so that it holds up
 * nothing.
 *
 * Where that fails each is applied by itself, and one that fails comes again with those behind it about the same
 * declaration; all others are confirmed.
 *
 * @throws the first such failure
 */
export async function receiveMail(deps: MailDeps): Promise<void> {
  for (;;) {
    const mail = await deps.authority.receive(BATCH);
    if (mail.length === 0) return;
    const letters = await openLetters(deps.models, mail);
    const { done, failures } = (await isAllTaken(letters, deps))
      ? { done: letters, failures: [] }
      : await takeOneByOne(letters, deps);
    await deps.authority.confirm(done.map(({ mail: { deliveryId } }) => deliveryId));
    if (failures.length > 0) throw failures[0];
    if (mail.length < BATCH) return;
  }
}

/** False where one of them needs to be looked at by itself. @throws when the database is away */
async function isAllTaken(letters: readonly Letter[], { models, transact }: MailDeps): Promise<boolean> {
  const answers = letters.flatMap(({ answered }) => answered ?? []);
  if (answers.length < letters.length) return false;
  try {
    await transact(async (transaction) => {
      await readAhead(models, answers, transaction.documents);
      for (const answered of answers) await applyAnswer(models, answered, transaction);
    });
    return true;
  } catch (error) {
    if (isOutage(error)) throw error;
    return false;
  }
}

async function readAhead(
  { declarations, customsReceipts, orderViews }: Models,
  answers: readonly Answered[],
  documents: UnitOfWork,
): Promise<void> {
  const aboutIds = answers.map(({ sent }) => sent.aboutId);
  const found = await documents.findAll<Declaration>(declarations, aboutIds);
  const receiptIds = answers.map(({ message }) => message.guid);
  await documents.findAll(customsReceipts, receiptIds);
  const orderIds = found.map(({ orderId }) => orderId);
  if (orderIds.length > 0) await documents.findAll(orderViews, orderIds);
}

async function takeOneByOne(
  letters: readonly Letter[],
  deps: MailDeps,
): Promise<{ readonly done: readonly Letter[]; readonly failures: readonly unknown[] }> {
  const done: Letter[] = [];
  const failures = new Map<string, unknown>();
  for (const letter of letters) {
    const about = letter.answered?.sent.aboutId ?? `unread ${letter.mail.deliveryId}`;
    if (failures.has(about)) continue;
    try {
      await take(letter, deps);
      done.push(letter);
    } catch (error) {
      failures.set(about, error);
    }
  }
  return { done, failures: [...failures.values()] };
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
