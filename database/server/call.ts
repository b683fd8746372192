import type { Document } from 'bson';
import type { Collection, Collections } from '../store/catalog.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../store/transaction.ts';
import type { DatedView } from '../store/view.ts';
import { inSlices, type Work } from '../store/work.ts';
import type { Cursors } from './cursors.ts';
import type { FailPoints } from './fail-points.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Request } from './wire.ts';

export type Identity = 'mongos' | 'replicaset';

/** What all connections of a server share. */
export interface ServerState {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly cursors: Cursors;
  readonly failPoints: FailPoints;
  readonly identity: Identity;
  readonly testCommands: boolean;
  readonly expiresDocuments: boolean;
  /** How long a transaction may take before it is aborted. */
  readonly transactionLifetimeMs: number;
  /** How long it is kept when the connection over which it was used is closed. */
  readonly orphanLifetimeMs: number;
  readonly startedAt: number;
  /** How often each command was run. */
  readonly commandCounts: Map<string, number>;
  /** How many clients are connected. */
  connections: number;
}

/** What is known of the client that sent a command. */
export interface ClientState {
  readonly id: number;
  /** How the client reaches this server: `host:port`, or the path of a socket. */
  readonly address: string;
  appName: string | null;
  isClosed: boolean;
}

/** One command that is being run. */
export interface Call {
  readonly server: ServerState;
  readonly client: ClientState;
  readonly request: Request;
  readonly name: string;
  readonly args: Document;
  readonly database: string;
  readonly session: Session | null;
  /** The transaction that the command is part of. */
  readonly transaction: Transaction | null;
  /** When `maxTimeMS` is over, as `performance.now()` counts. */
  readonly deadline: number;
}

export const viewOf = ({ transaction, server }: Call): DatedView => transaction ?? server.store.view;

export const collectionsOf = ({ transaction, server }: Call): Collections =>
  transaction?.collections ?? server.store.collections;

export const collectionOf = (call: Call, namespace: string): Collection | undefined =>
  collectionsOf(call).get(namespace);

/** Who may use a cursor that the call makes. */
export function cursorOwner({ session, transaction }: Pick<Call, 'session' | 'transaction'>): string {
  if (!session) return '';
  return transaction ? `${session.name}/${session.transactionNumber}` : session.name;
}

/** Does the call's reading, or its writing within its transaction. */
export const work = <Result>(call: Call, steps: Work<Result>): Promise<Result> =>
  inSlices(steps, call.deadline);
