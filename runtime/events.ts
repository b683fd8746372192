import { type ClientSession, type Connection, Schema } from 'mongoose';

/** Something that happened to an aggregate, in the subgraph that owns it. */
export interface EventRecord<Data = unknown> {
  /** `<aggregate>:<sequence, 12 digits>`: the primary key alone serves feeds in order. */
  readonly _id: string;
  readonly aggregateId: string;
  /** From 1 without gaps within the aggregate, in the order of the commits. */
  readonly sequence: number;
  readonly type: string;
  readonly data: Data;
  readonly at: Date;
  /** The subgraphs that have not taken it yet; absent when none waits. */
  readonly pending?: readonly string[];
  /** The subgraphs that it is set aside for: they could not apply it, or an earlier one of its aggregate. */
  readonly aside?: readonly string[];
}

export interface NewEvent<Data = unknown> {
  readonly aggregateId: string;
  readonly sequence: number;
  readonly type: string;
  readonly data: Data;
}

/** Names the subgraphs that want events of a type. */
export type ConsumersOf = (eventType: string) => readonly string[];

const eventSchema = new Schema<EventRecord>(
  {
    _id: { type: String, required: true },
    aggregateId: { type: String, required: true },
    sequence: { type: Number, required: true },
    type: { type: String, required: true },
    data: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    pending: { type: [String], default: undefined },
    aside: { type: [String], default: undefined },
  },
  { collection: 'events', strict: 'throw', versionKey: false },
);

// Serves delivery: what a subgraph still waits for, in order within each aggregate.
eventSchema.index({ pending: 1, _id: 1 }, { partialFilterExpression: { pending: { $exists: true } } });
// Serves what is set aside: how much, and putting an aggregate's events back.
eventSchema.index({ aside: 1, _id: 1 }, { partialFilterExpression: { aside: { $exists: true } } });

export const eventModel = (db: Connection) => db.model('Event', eventSchema);

export type EventModel = ReturnType<typeof eventModel>;

/** The key of an aggregate's event; sorts by sequence. */
export const eventId = (aggregateId: string, sequence: number): string =>
  `${aggregateId}:${String(sequence).padStart(12, '0')}`;

/** Sorts after every event of the aggregate and before those of any other: `;` follows `:`. */
export const endOfAggregate = (aggregateId: string): string => `${aggregateId};`;

/** @throws RangeError for an event whose key would not sort among those of its aggregate. */
export function toRecord(event: NewEvent, at: Date, consumersOf: ConsumersOf): EventRecord {
  if (/[:;]/.test(event.aggregateId) || !Number.isSafeInteger(event.sequence) || event.sequence < 1) {
    throw new RangeError(`No event can be number ${event.sequence} of "${event.aggregateId}"`);
  }
  const pending = consumersOf(event.type);
  return {
    _id: eventId(event.aggregateId, event.sequence),
    ...event,
    at,
    ...(pending.length > 0 && { pending }),
  };
}

/** An aggregate's events after a sequence, in order, at most `limit`. */
export const eventsAfter = (
  events: EventModel,
  { aggregateId, sequence, limit }: { aggregateId: string; sequence: number; limit: number },
): Promise<EventRecord[]> =>
  events
    .find({ _id: { $gt: eventId(aggregateId, sequence), $lt: endOfAggregate(aggregateId) } })
    .sort({ _id: 1 })
    .limit(limit)
    .batchSize(limit)
    .lean<EventRecord[]>();

/** The number of an aggregate's last event; 0 where it has none. */
export async function lastSequence(
  events: EventModel,
  aggregateId: string,
  session: ClientSession,
): Promise<number> {
  const last = await events
    .findOne({ _id: { $gt: eventId(aggregateId, 0), $lt: endOfAggregate(aggregateId) } })
    .sort({ _id: -1 })
    .session(session)
    .lean<EventRecord>();
  return last?.sequence ?? 0;
}

export async function appendEvents(
  events: EventModel,
  records: readonly EventRecord[],
  session: ClientSession,
): Promise<void> {
  if (records.length > 0) await events.insertMany(records, { session, lean: true });
}
