import type { AuditAct, Subjects } from './audit-act.ts';
import type { IdempotencyModel, IdempotencyRecord } from './idempotency.ts';
import type { Transaction } from './write.ts';

/** An act that nobody's idempotency key stands for, such as what another system sent. */
export interface NotedAct {
  /** What tells it from every other act of its party and kind. */
  readonly key: string;
  readonly audit: AuditAct;
  readonly subjects: Subjects;
}

/** Notes an act for the audit log, in the transaction of its effect; however many are noted, in one command. */
export function noteAct(
  keys: IdempotencyModel,
  { key, audit, subjects }: NotedAct,
  { documents, now }: Transaction,
): void {
  const { party, action, inputHash } = audit;
  const _id = `${encodeURIComponent(party)}/${action}/${key}`;
  documents.insert<IdempotencyRecord>(keys, { _id, inputHash, at: now, audit, subjects, isSealed: false });
}
