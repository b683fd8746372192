import type { Clock } from '../../../runtime/clock.ts';
import type { Transact } from '../../../runtime/transact.ts';
import type { Transaction } from '../../../runtime/write.ts';
import { Problem } from '../../../values/problem.ts';
import type { CustomsAuthority, IncomingMail } from '../customs/authority.ts';
import { readMessage, UnreadableMessage } from '../customs/message-xml.ts';
import type { CustomsMessage } from '../domain/customs-message.ts';
import { type CustomsReceipt, isReceiptCode } from '../domain/customs-receipt.ts';
import type { CustomsMessageRecord } from '../models/customs-message.ts';
import type { Models } from '../models/index.ts';
import { applyReceipt } from './apply-receipt.ts';
import { applySummaryReceipt } from './apply-summary-receipt.ts';

export interface MailDeps {
  readonly models: Models;
  readonly authority: CustomsAuthority;
  readonly clock: Clock;
  readonly transact: Transact;
}

const BATCH = 50;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 300_000;

/** Sends what is due, longest waiting first; what customs does not take is sent again, later and later. */
export async function sendMail({ models, authority, clock }: MailDeps): Promise<void> {
  const due = await models.customsMessages
    .find({ dueAt: { $ne: null, $lte: clock.now() } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(BATCH)
    .lean<CustomsMessageRecord[]>();
  for (const { _id: guid, xml, tries } of due) {
    const isTaken = await isAcknowledged(authority, { guid, xml });
    const waitMs = Math.min(FIRST_RETRY_MS * 2 ** tries, LAST_RETRY_MS);
    const dueAt = isTaken ? null : new Date(clock.now().getTime() + waitMs);
    await models.customsMessages.updateOne({ _id: guid }, { $set: { dueAt }, $inc: { tries: 1 } });
  }
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

/** Takes what customs has answered; what nobody can read is set aside, so that it holds up nothing. */
export async function receiveMail(deps: MailDeps): Promise<void> {
  for (;;) {
    const mail = await deps.authority.receive(BATCH);
    for (const letter of mail) await take(letter, deps);
    await deps.authority.confirm(mail.map(({ deliveryId }) => deliveryId));
    if (mail.length < BATCH) return;
  }
}

async function take({ deliveryId, xml }: IncomingMail, { models, transact, clock }: MailDeps): Promise<void> {
  try {
    const message = readMessage(xml);
    const sent = await models.customsMessages
      .findById(message.head['guid'] ?? '')
      .lean<CustomsMessageRecord>();
    if (!sent) throw new UnreadableMessage('an answer to nothing that was sent');
    await transact((transaction) => apply(models, { message, sent }, transaction));
  } catch (error) {
    if (!(error instanceof UnreadableMessage) && !(error instanceof Problem)) throw error;
    if (error instanceof Problem && error.code === 'VERSION_CONFLICT') throw error;
    const record = { xml, reason: error.message, at: clock.now() };
    await models.unreadMail.updateOne({ _id: deliveryId }, { $set: record }, { upsert: true });
  }
}

interface Answered {
  readonly message: CustomsMessage;
  /** What it answers. */
  readonly sent: CustomsMessageRecord;
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
