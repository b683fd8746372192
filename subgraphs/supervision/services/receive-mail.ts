import { sha256 } from '../../../runtime/id.ts';
import type { IdempotencyModel } from '../../../runtime/idempotency.ts';
import { noteAct, type NotedAct } from '../../../runtime/note-act.ts';
import { isOutage } from '../../../runtime/outage.ts';
import type { Transact } from '../../../runtime/transact.ts';
import type { UnitOfWork } from '../../../runtime/unit-of-work.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { canonicalJson } from '../../../values/canonical-json.ts';
import type { Declaration } from '../domain/declaration.ts';
import type { Models } from '../models/index.ts';
import { applyAnswer, type Answered, isRefusal, type Letter, openLetters } from './apply-letter.ts';
import type { OutboxDeps } from './send-mail.ts';

export interface MailDeps extends OutboxDeps {
  readonly transact: Transact;
  /** Where acts wait for the audit log. */
  readonly keys: IdempotencyModel;
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
async function isAllTaken(letters: readonly Letter[], deps: MailDeps): Promise<boolean> {
  const answers = letters.flatMap(({ answered }) => answered ?? []);
  if (answers.length < letters.length) return false;
  try {
    await deps.transact(async (transaction) => {
      await readAhead(deps.models, answers, transaction.documents);
      for (const answered of answers) await applyNoted(deps, answered, transaction);
    });
    return true;
  } catch (error) {
    if (isOutage(error)) throw error;
    return false;
  }
}

/** Applies an answer; the first time it is an act of customs, which the audit log has. */
async function applyNoted(
  { models, keys }: MailDeps,
  answered: Answered,
  transaction: Transaction,
): Promise<void> {
  const { guid } = answered.message;
  const known = await transaction.documents.find(models.customsReceipts, guid);
  await applyAnswer(models, answered, transaction);
  if (!known) noteAct(keys, actOf(answered), transaction);
}

/** Customs, through the adapter that its letters come by. */
const ADAPTER = {
  account: 'adapter:customs',
  by: 'AUTHORITY',
  party: 'customs',
  action: 'takeCustomsLetter',
};

const actOf = ({ message, sent }: Answered): NotedAct => ({
  key: message.guid,
  audit: { ...ADAPTER, inputHash: sha256(canonicalJson(message)) },
  subjects: {
    receiptId: message.guid,
    messageId: sent._id,
    [sent.kind === 'CEB701' ? 'summaryId' : 'declarationId']: sent.aboutId,
  },
});

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
async function applied(answered: Answered, deps: MailDeps): Promise<string | null> {
  try {
    await deps.transact((transaction) => applyNoted(deps, answered, transaction));
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error.message;
  }
}
