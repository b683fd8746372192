import type { ClientSession } from 'mongoose';
import { Problem } from '../../../values/problem.ts';
import type { Transaction } from '../../../runtime/write.ts';
import type { IncomingMail } from '../customs/authority.ts';
import { readMessage, UnreadableMessage } from '../customs/message-xml.ts';
import type { CustomsMessage } from '../domain/customs-message.ts';
import { type CustomsReceipt, isReceiptCode, statusByCode } from '../domain/customs-receipt.ts';
import type { CustomsMessageRecord } from '../models/customs-message.ts';
import type { Models } from '../models/index.ts';
import { applyReceipt } from './apply-receipt.ts';
import { applySummaryReceipt } from './apply-summary-receipt.ts';

export interface Answered {
  readonly message: CustomsMessage;
  /** What it answers. */
  readonly sent: CustomsMessageRecord;
}

/** What came from customs, opened. */
export interface Letter {
  readonly mail: IncomingMail;
  /** Null where it cannot be read. */
  readonly answered: Answered | null;
  readonly reason: string;
}

/** Reads letters, and finds what they answer with one command. */
export async function openLetters(models: Models, mail: readonly IncomingMail[]): Promise<readonly Letter[]> {
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

/**
 * Writes what an answer says into what it is about.
 *
 * @throws UnreadableMessage or Problem when it cannot be, see `isRefusal`
 */
export async function applyAnswer(
  models: Models,
  { message, sent }: Answered,
  transaction: Transaction,
): Promise<void> {
  const receipt = receiptOf(message, sent);
  const { preNo = null, invtNo = null, sumNo = null } = message.head;
  if (sent.kind === 'CEB701') {
    await applySummaryReceipt(models, { summaryId: sent.aboutId, receipt, sumNo }, transaction);
  } else {
    if (isTurnedDown(message, receipt)) await noteRefusal(models, sent, transaction.session);
    await applyReceipt(models, { declarationId: sent.aboutId, receipt, preNo, invtNo }, transaction);
  }
}

/** An order or a waybill that customs does not take: its number is free to be sent again. */
const isTurnedDown = ({ kind }: CustomsMessage, { code }: CustomsReceipt): boolean =>
  (kind === 'CEB304' || kind === 'CEB506') && statusByCode(code) === 'REJECTED';

const noteRefusal = (
  { customsMessages }: Models,
  { _id }: CustomsMessageRecord,
  session: ClientSession,
): Promise<unknown> => customsMessages.updateOne({ _id }, { $set: { isRefused: true } }, { session });

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

/** True for what trying again does not mend: a person has to look at the letter. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof UnreadableMessage || (error instanceof Problem && error.code !== 'VERSION_CONFLICT');
