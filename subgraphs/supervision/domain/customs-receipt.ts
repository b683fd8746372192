import { isAhead } from '../../../values/is-ahead.ts';
import { Problem } from '../../../values/problem.ts';
import { type DeclarationStatus, leadsTo } from './declaration-status.ts';

/** One answer of customs, about one of the messages that it was sent. */
export interface CustomsReceipt {
  /** Customs' own; the same one again says nothing new. */
  readonly receiptId: string;
  /** Customs' message, such as `CEB604`. */
  readonly message: string;
  readonly code: string;
  readonly text: string;
  readonly at: Date;
  /** Which sending of the declaration it answers, from 1. */
  readonly attempt: number;
}

/** The messages in which customs speaks of the declaration itself; others are about its documents. */
const ABOUT_THE_LIST: ReadonlySet<string> = new Set(['CEB604']);

const TARGETS: Readonly<Record<string, DeclarationStatus | null>> = {
  '1': null,
  '2': null,
  '3': null,
  '4': null,
  '100': 'REJECTED',
  '120': 'MATCHED',
  '300': 'REVIEW',
  '399': 'PASSED',
  '500': 'INSPECTION',
  '700': 'RETURNED',
  '800': 'RELEASED',
  '899': 'CLOSED',
};

const isDetention = (code: string): boolean => /^5(0[1-9]|[1-9]\d)$/.test(code);
/** Customs could not process the message: nothing came of it, and it can be sent again. */
const isProcessingError = (code: string): boolean => /^-\d{1,6}$/.test(code);

export const isReceiptCode = (code: string): boolean =>
  Object.hasOwn(TARGETS, code) || isDetention(code) || isProcessingError(code);

/** Where customs' word puts a declaration; null for words that only report. */
export function statusByCode(code: string): DeclarationStatus | null {
  if (isDetention(code)) return 'DETAINED';
  if (isProcessingError(code)) return 'REJECTED';
  return TARGETS[code] ?? null;
}

/** Customs speaks of what it has done: a release that has not come yet would let nothing be loaded. @throws INVALID */
export function requireSaid(at: Date, now: Date): void {
  if (!isAhead(at, now)) return;
  throw new Problem('INVALID', 'in-the-future', {
    message: 'Customs has not said it yet: the time is more than 5 minutes ahead',
    field: ['at'],
  });
}

/** In the order in which a declaration can come through them. */
const FORWARD: readonly DeclarationStatus[] = [
  'MATCHED',
  'REVIEW',
  'PASSED',
  'INSPECTION',
  'DETAINED',
  'REJECTED',
  'RELEASED',
  'RETURNED',
  'DEPARTED',
  'CLOSED',
];

/** What moves a declaration by itself. */
export interface ClearanceFacts {
  readonly status: DeclarationStatus;
  readonly attempt: number;
  readonly receipts: readonly CustomsReceipt[];
  /** When the goods departed, as their carrier told; null = not yet. */
  readonly departedAt: Date | null;
}

/**
 * Where a declaration stands by all that is known.
 *
 * It only ever moves forward, by the table of transitions; a word that overtook others moves it over them, and those
 * then change nothing. So receipts of one sending lead to the same state in whatever order and however often they come.
 * Receipts of an earlier sending are kept and move nothing.
 */
export function statusAfter({ status, attempt, receipts, departedAt }: ClearanceFacts): DeclarationStatus {
  const words = new Set<DeclarationStatus | null>(
    receipts
      .filter((receipt) => receipt.attempt === attempt && ABOUT_THE_LIST.has(receipt.message))
      .map(({ code }) => statusByCode(code)),
  );
  if (departedAt !== null) words.add('DEPARTED');
  return FORWARD.filter((word) => words.has(word)).reduce(
    (standing, word) => (leadsTo(standing, word) ? word : standing),
    status,
  );
}

const ACCEPTED: ReadonlySet<string> = new Set(['120', '399', '800', '899']);

/** True once customs has stored the documents that the declaration is matched with. */
export const areDocumentsAccepted = (receipts: readonly CustomsReceipt[], attempt: number): boolean =>
  receipts.some((receipt) => receipt.attempt === attempt && ACCEPTED.has(receipt.code));
