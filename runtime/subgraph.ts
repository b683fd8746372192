import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import type { Connection } from 'mongoose';
import type { CallSignal } from './call-signal.ts';
import type { Call } from './call.ts';
import type { Clock } from './clock.ts';
import { withCommonResolvers } from './common-resolvers.ts';
import type { ConsumersOf, EventRecord } from './events.ts';
import type { Route } from './http.ts';
import type { Import } from './import.ts';
import type { RefusedMessages } from './refused-messages.ts';
import type { Viewer } from './viewer.ts';
import type { Transaction } from './write.ts';

/** What every subgraph is handed once, at start. */
export interface SubgraphDeps {
  /** Its own database; it sees no other. */
  readonly db: Connection;
  readonly clock: Clock;
  readonly consumersOf: ConsumersOf;
  /** Asks another subgraph to do something that has to be known at once; all else travels as events. */
  readonly call: Call;
  /** What the installation sets for subgraphs, by the names of its environment; each reads its own. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What every subgraph is handed per request. */
export interface SubgraphRequest {
  readonly viewer: Viewer | null;
  /** Fires when nobody waits for the answer any more. */
  readonly signal?: CallSignal;
}

/** Tells a person how far a long step is. */
export type Report = (step: { readonly what: string; readonly done: number; readonly total: number }) => void;

export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Reads what the handlers of these events will need of documents, together: one command for all of a kind. */
export type ReadAhead = (events: readonly EventRecord[], transaction: Transaction) => Promise<void>;

/** Applies an event of another subgraph, in the transaction that also records that it was applied. */
export type EventHandler = (event: EventRecord, transaction: Transaction) => Promise<void>;

/** Something that the background process does again and again; it must bear being run twice at once. */
export interface BackgroundTask {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/** A subgraph at work on its database. */
export interface SubgraphInstance<Context extends object = object> {
  /** A fresh context: nothing outlives a request. */
  readonly contextFor: (request: SubgraphRequest) => Context;
  /** Makes the indexes and loads the reference data; does nothing where both are already as they should be. */
  readonly install: (report: Report) => Promise<void>;
  readonly handlers?: Readonly<Record<string, EventHandler>>;
  /**
   * Runs transactions of the background one after the other: those that apply events, and what else writes the same
   * documents. Two of them at a time would undo each other.
   */
  readonly inTurn?: InTurn;
  /** Comes before the handlers, once for all events of a transaction. */
  readonly readAhead?: ReadAhead;
  readonly tasks?: readonly BackgroundTask[];
  /** What others than a gateway send here over HTTP, by path; each checks for itself who it is. */
  readonly webhooks?: Readonly<Record<string, Route>>;
  /** What was told here over HTTP and could not be applied. */
  readonly refused?: RefusedMessages;
  /** What an operator can bring in a file, by the name of the command line. */
  readonly imports?: Readonly<Record<string, Import>>;
}

export interface Subgraph<Instance extends SubgraphInstance = SubgraphInstance> {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
  /** Types of other subgraphs' events that it keeps a projection of; `handlers` has one of each. */
  readonly consumes: readonly string[];
  /** Which prefix an id of each of its Node types has: `{ sku: 'Sku' }` for `sku_…`. */
  readonly nodeTypes: Readonly<Record<string, string>>;
  readonly open: (deps: SubgraphDeps) => Instance;
}

const commonSchema = path.join(import.meta.dirname, '../schema/common.graphql');

/** Builds a subgraph from its folder: the folder's name is the subgraph's name. */
export function defineSubgraph<Instance extends SubgraphInstance>({
  directory,
  resolvers,
  nodeTypes,
  consumes = [],
  open,
}: {
  readonly directory: string;
  readonly resolvers: Record<string, object>;
  readonly nodeTypes: Subgraph['nodeTypes'];
  readonly consumes?: readonly string[];
  readonly open: Subgraph<Instance>['open'];
}): Subgraph<Instance> {
  const files = [commonSchema, path.join(directory, 'schema.graphql')];
  const typeDefs = parse(files.map((file) => readFileSync(file, 'utf8')).join('\n'));
  let schema: GraphQLSchema | null = null;
  return {
    name: path.basename(directory),
    typeDefs,
    // Built when it is asked for: a process that answers no queries, such as the background's, starts without.
    get schema() {
      // Generated resolver types are exact; Apollo's are an index signature. They meet here only.
      return (schema ??= buildSubgraphSchema({
        typeDefs,
        resolvers: withCommonResolvers(resolvers),
      } as Parameters<typeof buildSubgraphSchema>[0]));
    },
    nodeTypes,
    consumes,
    open,
  };
}

/** Which of these subgraphs wait for an event of a type. */
export const consumersAmong =
  (subgraphs: readonly Pick<Subgraph, 'name' | 'consumes'>[]): ConsumersOf =>
  (eventType) =>
    subgraphs.filter(({ consumes }) => consumes.includes(eventType)).map(({ name }) => name);
