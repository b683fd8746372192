import type { Document, MongoClient } from 'mongodb';
import { bsonClass, matchValue, type MatchContext } from './match.ts';
import { Skipped, Unexpected } from './outcome.ts';
import type { ExpectedEvents } from './suite.ts';

const COMMAND_EVENTS = {
  commandStartedEvent: 'commandStarted',
  commandSucceededEvent: 'commandSucceeded',
  commandFailedEvent: 'commandFailed',
} as const;

const POOL_EVENTS = {
  poolCreatedEvent: 'connectionPoolCreated',
  poolReadyEvent: 'connectionPoolReady',
  poolClearedEvent: 'connectionPoolCleared',
  poolClosedEvent: 'connectionPoolClosed',
  connectionCreatedEvent: 'connectionCreated',
  connectionReadyEvent: 'connectionReady',
  connectionClosedEvent: 'connectionClosed',
  connectionCheckOutStartedEvent: 'connectionCheckOutStarted',
  connectionCheckOutFailedEvent: 'connectionCheckOutFailed',
  connectionCheckedOutEvent: 'connectionCheckedOut',
  connectionCheckedInEvent: 'connectionCheckedIn',
} as const;

const SERVER_EVENTS = {
  serverDescriptionChangedEvent: 'serverDescriptionChanged',
  topologyDescriptionChangedEvent: 'topologyDescriptionChanged',
} as const;

const NAMES: Readonly<Record<string, string>> = { ...COMMAND_EVENTS, ...POOL_EVENTS, ...SERVER_EVENTS };

type EventType = 'command' | 'cmap' | 'sdam';

export interface RecordedEvent {
  /** Its name in the test format, such as `commandStartedEvent`. */
  readonly name: string;
  readonly type: EventType;
  readonly event: Document;
}

const typeOf = (name: string): EventType =>
  name in COMMAND_EVENTS ? 'command' : name in POOL_EVENTS ? 'cmap' : 'sdam';

/** Commands whose content is secret, and those with which a test switches fail points. */
const UNSEEN = [
  'configureFailPoint',
  'authenticate',
  'saslStart',
  'saslContinue',
  'getnonce',
  'createUser',
  'updateUser',
  'copydbgetnonce',
  'copydbsaslstart',
  'copydb',
];

/** A copy down to the values. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null || value instanceof Map || bsonClass(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, copyOf(field)]));
}

/** The events of one client, in the order they came. */
export class EventRecorder {
  readonly events: RecordedEvent[] = [];
  readonly #ignored: ReadonlySet<string>;

  constructor(client: MongoClient, ignoredCommands: readonly string[]) {
    this.#ignored = new Set([...UNSEEN, ...ignoredCommands]);
    for (const [name, emitted] of Object.entries(NAMES)) {
      const listener = (event: Document) => this.#record(name, event);
      // The names are those that the driver emits.
      (client as unknown as { on(name: string, listener: (event: Document) => void): void }).on(
        emitted,
        listener,
      );
    }
  }

  #record(name: string, event: Document): void {
    const command: unknown = event['commandName'];
    if (typeof command === 'string' && this.#ignored.has(command)) return;
    if (command === 'hello' || command === 'ismaster') return;
    // The driver goes on to change the objects that its commands were made of.
    this.events.push({ name, type: typeOf(name), event: { ...event, command: copyOf(event['command']) } });
  }

  ofType(type: EventType): readonly RecordedEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Commands that were started, the last one last. */
  startedCommands(): readonly Document[] {
    return this.events
      .filter(({ name }) => name === 'commandStartedEvent')
      .map(({ event }) => event['command'] as Document);
  }
}

const PLAIN_FIELDS = ['commandName', 'databaseName', 'reason', 'address'];

function matchEvent(
  expected: Document,
  actual: RecordedEvent,
  { context, at }: { context: MatchContext; at: string },
): void {
  const [name = ''] = Object.keys(expected);
  if (actual.name !== name) throw new Unexpected(`${at}: expected ${name}, found ${describe(actual)}`);
  const fields = expected[name] as Document;
  for (const [field, value] of Object.entries(fields) as [string, unknown][]) {
    const place = `${at}.${field}`;
    if (field === 'command' || field === 'reply') {
      const found: unknown = actual.event[field];
      const own = field === 'command' ? inTestWords(value as Document, found as Document) : found;
      matchValue(value, own, { context, isRoot: true, at: place });
    } else if (PLAIN_FIELDS.includes(field)) {
      matchValue(value, actual.event[field], { context, isRoot: false, at: place });
    } else if (field === 'hasServiceId') {
      if ((actual.event['serviceId'] !== undefined) !== value)
        throw new Unexpected(`${place}: expected ${String(value)}`);
    } else if (field === 'hasServerConnectionId') {
      const has =
        actual.event['serverConnectionId'] !== undefined && actual.event['serverConnectionId'] !== null;
      if (has !== value) throw new Unexpected(`${place}: expected ${String(value)}`);
    } else {
      throw new Skipped(`the event field ${field} is not known`);
    }
  }
}

/** Where this driver says the same as the tests expect, with other words. */
function inTestWords(expected: Document, command: Document): Document {
  const { writeConcern, filter } = command as { writeConcern?: Document; filter?: Document };
  // It gives every end of a transaction a time limit; the tests look for one in a repeated commit only.
  const isLimited = writeConcern?.['wtimeout'] === 10_000 && !expected['writeConcern']?.['wtimeout'];
  const { wtimeout: _limit, ...concern } = writeConcern ?? {};
  // It asks GridFS for a file with the operator of equality.
  const id: unknown = filter?.['_id']?.['$eq'];
  return {
    ...command,
    ...(isLimited && { writeConcern: concern }),
    ...(id !== undefined && { filter: { ...filter, _id: id } }),
  };
}

const describe = ({ name, event }: RecordedEvent): string =>
  `${name} ${String(event['commandName'] ?? '')}`.trim();

/** Throws if the client's events are not the expected ones, in their order. */
export function matchEvents(expectation: ExpectedEvents, recorder: EventRecorder, wanted: Wanted): void {
  const { eventType = 'command', events, ignoreExtraEvents = false } = expectation;
  const actual = recorder.ofType(eventType).filter(({ name }) => wanted.observed.has(name));
  for (const [index, expected] of events.entries()) {
    const found = actual[index];
    const at = `event ${index} of ${expectation.client}`;
    if (!found) throw new Unexpected(`${at}: expected ${Object.keys(expected).join()}, there was none`);
    matchEvent(expected, found, { context: wanted.context, at });
  }
  const extra = actual[events.length];
  if (extra && !ignoreExtraEvents) throw new Unexpected(`did not expect ${describe(extra)}`);
}

export interface Wanted {
  /** The names of the events that the client's entity asked for. */
  readonly observed: ReadonlySet<string>;
  readonly context: MatchContext;
}
