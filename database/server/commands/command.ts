import type { Document } from 'bson';
import { isDocument } from '../../bson/types.ts';
import { invalidOptions } from '../../errors.ts';
import { checkNamespace } from '../../store/collections.ts';
import { requiredString } from '../arguments.ts';
import type { Call } from '../call.ts';
import type { Reply } from '../reply.ts';

/** A command that this server has. */
export interface Command {
  /** Its own fields, besides those that every command has; null if unknown ones are no error. */
  readonly fields: readonly string[] | null;
  /** Whether it can be part of a transaction. */
  readonly inTransaction?: boolean;
  /** Whether it writes, and so is bound to a write concern. */
  readonly writes?: boolean;
  /** Whether a client may retry it under its transaction number. */
  readonly retryable?: boolean;
  readonly run: (call: Call) => Promise<Reply> | Reply;
}

export type Commands = Readonly<Record<string, Command>>;

/** The collection that a command names as its first field. */
export function namespaceOf({ database, name, args }: Pick<Call, 'database' | 'name' | 'args'>): string {
  const namespace = `${database}.${requiredString(args, name)}`;
  checkNamespace(namespace);
  return namespace;
}

/** Refuses every collation but the simple one, which is how this server compares anyway. */
export function refuseCollation(args: Document): void {
  const collation: unknown = args['collation'];
  if (collation === undefined || collation === null) return;
  if (isDocument(collation) && (collation['locale'] === 'simple' || Object.keys(collation).length === 0))
    return;
  throw invalidOptions('collation is not supported by the embedded database');
}
