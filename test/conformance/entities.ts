import {
  AbstractCursor,
  ClientSession,
  Collection,
  Db,
  GridFSBucket,
  MongoClient,
  type Document,
  type MongoClientOptions,
} from 'mongodb';
import { readOptions } from './arguments.ts';
import { EventRecorder } from './events.ts';
import type { MatchContext } from './match.ts';
import { Skipped, Unexpected } from './outcome.ts';

export interface ClientRecord {
  readonly client: MongoClient;
  readonly recorder: EventRecorder;
  readonly observed: ReadonlySet<string>;
}

/** The names of a test and what they stand for. */
export class Entities implements MatchContext {
  readonly uri: string;
  readonly #byName = new Map<string, unknown>();
  readonly #clients = new Map<string, ClientRecord>();
  readonly #sessions: ClientSession[] = [];

  constructor(uri: string) {
    this.uri = uri;
  }

  entity(name: string): unknown {
    if (!this.#byName.has(name)) throw new Unexpected(`there is no entity ${name}`);
    return this.#byName.get(name);
  }

  set(name: string, value: unknown): void {
    this.#byName.set(name, value);
  }

  session(name: string): ClientSession {
    return this.#instance(name, ClientSession);
  }

  database(name: string): Db {
    return this.#instance(name, Db);
  }

  collection(name: string): Collection {
    return this.#instance(name, Collection);
  }

  cursor(name: string): AbstractCursor<Document> {
    return this.#instance(name, AbstractCursor) as AbstractCursor<Document>; // of a collection of documents
  }

  client(name: string): ClientRecord {
    const record = this.#clients.get(name);
    if (!record) throw new Unexpected(`there is no client ${name}`);
    return record;
  }

  #instance<Type>(name: string, type: abstract new (...args: never[]) => Type): Type {
    const value = this.entity(name);
    if (value instanceof type) return value;
    throw new Unexpected(`${name} is not a ${type.name}`);
  }

  async create(definitions: readonly Document[]): Promise<void> {
    for (const definition of definitions) {
      const [kind = ''] = Object.keys(definition);
      await this.#create(kind, definition[kind] as Document);
    }
  }

  async #create(kind: string, spec: Document): Promise<void> {
    const id = String(spec['id']);
    switch (kind) {
      case 'client':
        return this.#createClient(id, spec);
      case 'database': {
        const { client } = this.client(String(spec['client']));
        return this.set(id, client.db(String(spec['databaseName']), readOptions(spec['databaseOptions'])));
      }
      case 'collection': {
        const options = readOptions(spec['collectionOptions']);
        const database = this.database(String(spec['database']));
        return this.set(id, database.collection(String(spec['collectionName']), options));
      }
      case 'session': {
        const { defaultTransactionOptions, ...options } = (spec['sessionOptions'] ?? {}) as Document;
        const transaction = defaultTransactionOptions
          ? { defaultTransactionOptions: readOptions(defaultTransactionOptions) }
          : {};
        const { client } = this.client(String(spec['client']));
        const session = client.startSession({ ...options, ...transaction }); // as given
        this.#sessions.push(session);
        return this.set(id, session);
      }
      case 'bucket': {
        const database = this.database(String(spec['database']));
        return this.set(id, new GridFSBucket(database, readOptions(spec['bucketOptions'])));
      }
      default:
        throw new Skipped(`entities of the kind ${kind} are not known`);
    }
  }

  async #createClient(id: string, spec: Document): Promise<void> {
    if (spec['autoEncryptOpts'] !== undefined) throw new Skipped('needs client-side encryption');
    const options = {
      serverSelectionTimeoutMS: 5000,
      ...(spec['uriOptions'] as Document | undefined),
      ...(spec['serverApi'] === undefined ? {} : { serverApi: spec['serverApi'] as unknown }),
      monitorCommands: true,
    };
    const client = new MongoClient(this.uri, options as MongoClientOptions); // as the test gives them
    const ignored = (spec['ignoreCommandMonitoringEvents'] ?? []) as readonly string[];
    const recorder = new EventRecorder(client, ignored);
    const observed = new Set((spec['observeEvents'] ?? []) as readonly string[]);
    this.#clients.set(id, { client, recorder, observed });
    this.set(id, client);
    await client.connect();
  }

  /** Ends sessions and clients, whatever state they are in. */
  async close(): Promise<void> {
    for (const session of this.#sessions) await session.endSession().catch(() => undefined);
    for (const { client } of this.#clients.values()) await client.close().catch(() => undefined);
  }
}
