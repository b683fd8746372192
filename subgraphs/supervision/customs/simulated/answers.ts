import type { CustomsMessage, MessageFields, MessageKind } from '../../domain/customs-message.ts';
import { customsTime } from '../../domain/outgoing-messages.ts';
import type { SimulatedDocumentRecord } from '../../models/simulated-document.ts';
import { guidFrom } from '../guid.ts';
import { writeMessage } from '../message-xml.ts';

/** One thing that customs says about a message. */
export interface Answer {
  readonly about: SimulatedDocumentRecord;
  readonly code: string;
  readonly text: string;
  readonly at: Date;
}

const RECEIPTS: Readonly<Record<string, { readonly kind: MessageKind; readonly echoes: readonly string[] }>> =
  {
    CEB303: { kind: 'CEB304', echoes: ['ebpCode', 'ebcCode', 'orderNo'] },
    CEB505: { kind: 'CEB506', echoes: ['logisticsCode', 'logisticsNo'] },
    CEB509: { kind: 'CEB510', echoes: ['logisticsCode', 'logisticsNo', 'copNo'] },
    CEB603: { kind: 'CEB604', echoes: ['customsCode', 'ebpCode', 'ebcCode', 'agentCode', 'copNo'] },
    CEB605: { kind: 'CEB606', echoes: ['customsCode', 'copNo'] },
    CEB701: { kind: 'CEB702', echoes: ['customsCode', 'copNo', 'agentCode', 'ebcCode'] },
  };

/** What became of an application is said in a message of its own, beside the receipts for it. */
const SUMMARY_RESULT: ReadonlySet<string> = new Set(['399', '800', '899']);

/** The answer's guid: the same thing said of the same message has one. */
export const answerGuid = ({ about, code }: Pick<Answer, 'about' | 'code'>): string =>
  guidFrom(`${about._id}/${code}`);

/** The receipt as it travels. */
export function writeAnswer({ about, code, text, at }: Answer): string {
  const receipt = RECEIPTS[about.kind];
  if (!receipt) throw new Error(`Customs does not answer ${about.kind}`);
  const echoed = Object.fromEntries(receipt.echoes.map((name) => [name, about.head[name] ?? null]));
  const head: MessageFields = {
    guid: about._id,
    ...echoed,
    ...(receipt.kind === 'CEB604' && numbersOf(about, code)),
    ...(receipt.kind === 'CEB702' && !REFUSED.has(code) && { sumNo: `S${digitsOf(about).slice(0, 17)}` }),
    returnStatus: code,
    returnTime: `${customsTime(at)}${String(at.getUTCMilliseconds()).padStart(3, '0')}`,
    returnInfo: text,
  };
  const kind = about.kind === 'CEB701' && SUMMARY_RESULT.has(code) ? 'CEB792' : receipt.kind;
  const message: CustomsMessage = { kind, guid: answerGuid({ about, code }), head, lines: [] };
  return writeMessage(message);
}

const REFUSED: ReadonlySet<string> = new Set(['100']);

/** Eighteen digits that follow from the enterprise's number. */
const digitsOf = ({ copNo }: Pick<SimulatedDocumentRecord, 'copNo'>): string =>
  BigInt(
    `0x${guidFrom(copNo ?? '')
      .replaceAll('-', '')
      .slice(0, 15)}`,
  )
    .toString()
    .padStart(18, '0');

/** The port's number and, once customs has stored the list, customs' own. */
function numbersOf({ copNo, head }: SimulatedDocumentRecord, code: string): MessageFields {
  const digits = digitsOf({ copNo });
  const isStored = Number(code) >= 120 && !REFUSED.has(code);
  const year = (head['ieDate'] ?? '').slice(0, 4);
  return {
    preNo: `B${digits.slice(0, 17)}`,
    invtNo: isStored ? `${head['customsCode'] ?? '0000'}${year}E${digits.slice(-9)}` : null,
  };
}
