import type { CustomsMessage, MessageKind } from './customs-message.ts';

/** The fields that make up customs' key of a document. */
const KEY_FIELDS: Partial<Readonly<Record<MessageKind, readonly string[]>>> = {
  CEB303: ['ebpCode', 'orderNo'],
  CEB505: ['logisticsCode', 'logisticsNo'],
  CEB603: ['copNo'],
};

/**
 * Customs' key of an order, a waybill or a list; null for messages that have none, and for one without its numbers.
 *
 * While a document with a key is in good standing, another one with it is refused; once it was refused itself, or
 * withdrawn, its key may be used again.
 */
export function businessKeyOf({ kind, head }: Pick<CustomsMessage, 'kind' | 'head'>): string | null {
  const values = KEY_FIELDS[kind]?.map((field) => head[field] ?? null);
  if (!values || values.includes(null)) return null;
  return [kind, ...values].join('/');
}
