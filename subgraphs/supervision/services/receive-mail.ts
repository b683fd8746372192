import { sideBySide } from '../../../runtime/side-by-side.ts';
import type { Transact } from '../../../runtime/transact.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { IncomingMail } from '../customs/authority.ts';
import { readMessage, UnreadableMessage } from '../customs/message-xml.ts';
import type { CustomsMessage } from '../domain/customs-message.ts';
import { type CustomsReceipt, isReceiptCode } from '../domain/customs-receipt.ts';
import type { CustomsMessageRecord } from '../models/customs-message.ts';
import type { Models } from '../models/index.ts';
import { applyReceipt } from './apply-receipt.ts';
import { applySummaryReceipt } from './apply-summary-receipt.ts';
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
    const letters = await open(deps.models, mail);
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

interface Answered {
  readonly message: CustomsMessage;
  /** What it answers. */
  readonly sent: CustomsMessageRecord;
}

interface Letter {
  readonly mail: IncomingMail;
  /** Null where it cannot be read. */
  readonly answered: Answered | null;
  readonly reason: string;
}

/** Reads letters, and finds what they answer with one command. */
async function open(models: Models, mail: readonly IncomingMail[]): Promise<readonly Letter[]> {
  const read = mail.map((each) => ({ mail: each, ...readLetter(each) }));
  const guids = read.flatMap(({ message }) => message?.head['guid'] ?? []);
  const sent = await models.customsMessages.find({ _id: { $in: guids } }).lean<CustomsMessageRecord[]>();
  const sentBy = new Map(sent.map((each) => [each._id, each]));
  return read.map(({ mail: each, message, reason }) => {
    const answeredTo = message && sentBy.get(message.head['guid'] ?? '');
    if (message && answeredTo) return { mail: each, answered: { message, sent: answeredTo }, reason: '' };
    return { mail: each, answered: null, reason: reason ?? 'an answer to nothing that was sent' };
  });
}

function readLetter({ xml }: IncomingMail): {
  readonly message: CustomsMessage | null;
  readonly reason: string | null;
} {
  try {
    return { message: readMessage(xml), reason: null };
  } catch (error) {
    if (!(error instanceof UnreadableMessage)) throw error;
    return { message: null, reason: error.message };
  }
}

async function take({ mail, answered, reason }: Letter, deps: MailDeps): Promise<void> {
  const why = answered ? await applied(answered, deps) : reason;
  if (why === null) return;
  const record = { xml: mail.xml, reason: why, at: deps.clock.now() };
  await deps.models.unreadMail.updateOne({ _id: mail.deliveryId }, { $set: record }, { upsert: true });
}

/** Answers why it cannot be; null = it is. */
async function applied(answered: Answered, { models, transact }: MailDeps): Promise<string | null> {
  try {
    await transact((transaction) => apply(models, answered, transaction));
    return null;
  } catch (error) {
    if (!(error instanceof UnreadableMessage) && !(error instanceof Problem)) throw error;
    if (error instanceof Problem && error.code === 'VERSION_CONFLICT') throw error;
    return error.message;
  }
}

async function apply(models: Models, { message, sent }: Answered, transaction: Transaction): Promise<void> {
  const receipt = receiptOf(message, sent);
  const { preNo = null, invtNo = null, sumNo = null } = message.head;
  if (sent.kind === 'CEB701') {
    await applySummaryReceipt(models, { summaryId: sent.aboutId, receipt, sumNo }, transaction);
  } else {
    await applyReceipt(models, { declarationId: sent.aboutId, receipt, preNo, invtNo }, transaction);
  }
}

function receiptOf({ kind, guid, head }: CustomsMessage, sent: CustomsMessageRecord): CustomsReceipt {
  const code = head['returnStatus'] ?? '';
  if (!isReceiptCode(code)) throw new UnreadableMessage(`an unknown code "${code.slice(0, 10)}"`);
  return {
    receiptId: guid,
    message: kind,
    code,
    text: (head['returnInfo'] ?? '').slice(0, 500),
    at: instantOf(head['returnTime'] ?? ''),
    attempt: sent.attempt,
  };
}

/** Customs writes 17 digits, to the millisecond, by the clock in China. */
function instantOf(text: string): Date {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/.exec(text);
  const [, year, month, day, hour, minute, second, milli = '000'] = match ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}+08:00`);
  if (match && !Number.isNaN(at.getTime())) return at;
  throw new UnreadableMessage('no time');
}
