import type { ClientSession, Connection } from 'mongoose';
import { acknowledgements } from './acknowledgements.ts';
import type { Clock } from './clock.ts';
import { eventDecisionModel, eventFailureModel, type EventFailureRecord } from './event-failures.ts';
import type { Backlog, Decision, EventTransport, ForReceiver, Link, SetAside } from './event-transport.ts';
import { endOfAggregate, eventModel, type EventRecord } from './events.ts';
import { newId } from './id.ts';

const BATCH = 200;
/** Before every event of a source. */
const FROM_THE_FIRST = '';
/** So often an event is tried before it is set aside: over some 15 seconds. */
const MAX_ATTEMPTS = 6;
const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 10_000;
const MAX_ERROR_LENGTH = 4_000;
/** Events that are looked at to see for whom they wait. */
const PROBE_SAMPLE = 100;
/** Enough to see that something stands still. */
const BACKLOG_SAMPLE = 10_000;

interface TransportDeps {
  /** The database of a subgraph. */
  readonly dbOf: (name: string) => Connection;
  readonly clock: Clock;
}

/** Events that a receiver can be given now. */
interface Batch {
  readonly events: readonly EventRecord[];
  /** Where to read on; null where nothing more waits. */
  readonly next: string | null;
  /** Where the next look begins, so that what is behind this one has its turn: always at the first event of an aggregate. */
  readonly turn: string;
}

/** By their ids. */
type Failures = ReadonlyMap<string, EventFailureRecord>;

const failureId = ({ receiver }: Link, aggregateId: string): string => `${receiver}/${aggregateId}`;

const asideOf =
  (source: string) =>
  ({ receiver, aggregateId, eventId, type, attempts, error, ...at }: EventFailureRecord): SetAside => ({
    source,
    receiver,
    aggregateId,
    eventId,
    type,
    attempts,
    error,
    firstFailedAt: at.firstFailedAt,
    lastFailedAt: at.lastFailedAt,
  });

/** Events wait where they were written: in the source's own collection, under the name of who has not taken them. */
export function createDatabaseTransport({ dbOf, clock }: TransportDeps): EventTransport {
  /** Aggregates whose failures were read or written here: nothing of others is taken back. */
  const failing = new Set<string>();
  /** Where the next look for a receiver begins; at its first event, where that is not told. */
  const turns = new Map<string, string>();
  const failingId = (link: Link, aggregateId: string) => `${link.source}/${failureId(link, aggregateId)}`;

  return {
    receiversWaiting,
    readAll: (source, receivers) =>
      inTransaction(dbOf(source), (session) => readAll(source, receivers, session)),
    acknowledge,
    refuse: (link, event, error) =>
      inTransaction(dbOf(link.source), (session) => refuse({ link, event, error }, session)),
    backlog,
    listAside: async (source) => {
      const failures = eventFailureModel(dbOf(source)).find({ isAside: true }).sort({ _id: 1 });
      return (await failures.lean<EventFailureRecord[]>()).map(asideOf(source));
    },
    decide: (link, aggregateId, decision) =>
      inTransaction(dbOf(link.source), (session) => decide({ link, aggregateId, decision }, session)),
  };

  /** By the driver alone: an idle installation does hardly anything else. Any name is above the empty one. */
  async function receiversWaiting(source: string, receivers: readonly string[]): Promise<readonly string[]> {
    const sample = await eventModel(dbOf(source))
      .collection.find<Pick<EventRecord, 'pending'>>(
        { pending: { $gt: '' } },
        { projection: { _id: 0, pending: 1 }, limit: PROBE_SAMPLE, batchSize: PROBE_SAMPLE + 1 },
      )
      .toArray();
    if (sample.length === PROBE_SAMPLE) return receivers;
    const waiting = new Set(sample.flatMap(({ pending = [] }) => pending));
    return receivers.filter((receiver) => waiting.has(receiver));
  }

  /** @param after `FROM_THE_FIRST`, or the `next` or `turn` of a batch before. */
  async function read(link: Link, after: string, session: ClientSession): Promise<Batch> {
    const waiting = await eventModel(dbOf(link.source))
      .find({ pending: link.receiver, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .batchSize(BATCH)
      .session(session)
      .lean<EventRecord[]>();
    const failures = await findFailures([link], waiting, session);
    return givable(link, waiting, { failures, session });
  }

  /**
   * Where all that waits at a source is few, one look finds it for every receiver; otherwise each has its own.
   *
   * In a transaction, for its snapshot: a plain scan can miss an event that is committed behind it and yet meet that
   * event's follower, which is committed ahead of it.
   */
  async function readAll(
    source: string,
    receivers: readonly string[],
    session: ClientSession,
  ): Promise<readonly ForReceiver[]> {
    const links = receivers.map((receiver) => ({ source, receiver }));
    const found = await eventModel(dbOf(source))
      .find({ pending: { $gt: '' } })
      .limit(BATCH)
      .batchSize(BATCH + 1)
      .session(session)
      .lean<EventRecord[]>();
    if (found.length === 0) return [];
    const given: ForReceiver[] = [];
    if (found.length === BATCH) {
      for (const link of links) given.push(await firstOf(link, session));
    } else {
      const waiting = [...found].sort((a, b) => (a._id < b._id ? -1 : 1));
      const failures = await findFailures(links, waiting, session);
      for (const link of links) {
        const own = waiting.filter(({ pending }) => pending?.includes(link.receiver));
        const { events } = await givable(link, own, { failures, session });
        given.push({ receiver: link.receiver, events });
      }
    }
    return given.filter(({ events }) => events.length > 0);
  }

  async function firstOf(link: Link, session: ClientSession): Promise<ForReceiver> {
    const { source, receiver } = link;
    const begun = turns.get(`${source}/${receiver}`) ?? FROM_THE_FIRST;
    let batch = await read(link, begun, session);
    while (batch.events.length === 0 && batch.next !== null) batch = await read(link, batch.next, session);
    turns.set(`${source}/${receiver}`, batch.turn);
    return batch.events.length === 0 && begun !== FROM_THE_FIRST
      ? await firstOf(link, session)
      : { receiver, events: batch.events };
  }

  /** What of these is blocked by no failure; followers of set-aside ones are set aside too. */
  async function givable(
    link: Link,
    waiting: readonly EventRecord[],
    { failures, session }: { readonly failures: Failures; readonly session: ClientSession },
  ): Promise<Batch> {
    const last = waiting.at(-1);
    if (!last) return { events: [], next: null, turn: FROM_THE_FIRST };
    await followAside(link, { waiting, failures }, session);
    const now = clock.now().getTime();
    const isBlocked = ({ aggregateId }: EventRecord) => {
      const failure = failures.get(failureId(link, aggregateId));
      return failure !== undefined && (failure.isAside || !isDue(failure, now));
    };
    const next = isBlocked(last) ? endOfAggregate(last.aggregateId) : last._id;
    const events = waiting.filter((event) => !isBlocked(event));
    if (waiting.length < BATCH) return { events, next: null, turn: FROM_THE_FIRST };
    // An aggregate that was cut off begins the next look, unless it alone has filled this one.
    const isAlone = waiting[0]?.aggregateId === last.aggregateId;
    return { events, next, turn: isAlone ? endOfAggregate(last.aggregateId) : last.aggregateId };
  }

  /** Of links of one source. */
  async function findFailures(
    links: readonly Link[],
    events: readonly EventRecord[],
    session: ClientSession,
  ): Promise<Failures> {
    const [first] = links;
    if (!first || events.length === 0) return new Map();
    const aggregates = [...new Set(events.map(({ aggregateId }) => aggregateId))];
    const ids = links.flatMap((link) => aggregates.map((aggregateId) => failureId(link, aggregateId)));
    const failures = await eventFailureModel(dbOf(first.source))
      .find({ _id: { $in: ids } })
      .session(session)
      .lean<EventFailureRecord[]>();
    for (const { _id } of failures) failing.add(`${first.source}/${_id}`);
    return new Map(failures.map((failure) => [failure._id, failure]));
  }

  /** What came after an event that is set aside joins it, so that it is not read again and again. */
  async function followAside(
    link: Link,
    found: { waiting: readonly EventRecord[]; failures: Failures },
    session: ClientSession,
  ): Promise<void> {
    const aside = found.waiting.filter(
      ({ aggregateId }) => found.failures.get(failureId(link, aggregateId))?.isAside,
    );
    if (aside.length === 0) return;
    // Written to, so that a decision at the same moment and this exclude each other.
    await eventFailureModel(dbOf(link.source)).updateMany(
      { _id: { $in: [...new Set(aside.map(({ aggregateId }) => failureId(link, aggregateId)))] } },
      { $inc: { followers: 1 } },
      { session },
    );
    await moveAside(link, { _id: { $in: aside.map(({ _id }) => _id) } }, session);
  }

  async function moveAside({ source, receiver }: Link, which: object, session: ClientSession): Promise<void> {
    const events = eventModel(dbOf(source));
    await events.updateMany(
      { ...which, pending: receiver },
      { $pull: { pending: receiver }, $addToSet: { aside: receiver } },
      { session },
    );
    await events.updateMany({ ...which, pending: { $size: 0 } }, { $unset: { pending: 1 } }, { session });
  }

  async function acknowledge(source: string, taken: readonly ForReceiver[]): Promise<void> {
    const updates = acknowledgements(taken);
    if (updates.length > 0) await dbOf(source).collection<EventRecord>('events').bulkWrite(updates);
    for (const { receiver, events } of taken) await forgetFailures({ source, receiver }, events);
  }

  async function forgetFailures(link: Link, taken: readonly EventRecord[]): Promise<void> {
    const recovered = new Set(
      taken.map(({ aggregateId }) => aggregateId).filter((id) => failing.has(failingId(link, id))),
    );
    if (recovered.size === 0) return;
    // Of these events alone: a later one of the same aggregate may have failed meanwhile.
    await eventFailureModel(dbOf(link.source)).deleteMany({
      _id: { $in: [...recovered].map((id) => failureId(link, id)) },
      eventId: { $in: taken.map(({ _id }) => _id) },
      isAside: false,
    });
    for (const id of recovered) failing.delete(failingId(link, id));
  }

  async function refuse(
    { link, event, error }: { link: Link; event: EventRecord; error: unknown },
    session: ClientSession,
  ): Promise<{ readonly isAside: boolean }> {
    const failures = eventFailureModel(dbOf(link.source));
    const { aggregateId, _id: eventId, type } = event;
    const _id = failureId(link, aggregateId);
    const found = await failures.findById(_id).session(session).lean<EventFailureRecord>();
    const before = found?.eventId === eventId ? found : null;
    const now = clock.now();
    const attempts = (before?.attempts ?? 0) + 1;
    const isAside = attempts >= MAX_ATTEMPTS;
    const failure: EventFailureRecord = {
      _id,
      receiver: link.receiver,
      aggregateId,
      eventId,
      type,
      attempts,
      error: textOf(error),
      firstFailedAt: before?.firstFailedAt ?? now,
      lastFailedAt: now,
      retryAt: new Date(now.getTime() + retryMs(attempts)),
      isAside,
      followers: 0,
    };
    failing.add(failingId(link, aggregateId));
    await failures.replaceOne({ _id }, failure, { session, upsert: true });
    const rest = { _id: { $gte: eventId, $lt: endOfAggregate(aggregateId) } };
    if (isAside) await moveAside(link, rest, session);
    return { isAside };
  }

  async function backlog({ source, receiver }: Link): Promise<Backlog> {
    const events = eventModel(dbOf(source));
    const [found] = await events.aggregate<{ waiting: number; oldestAt: Date }>([
      { $match: { pending: receiver } },
      { $limit: BACKLOG_SAMPLE },
      { $group: { _id: null, waiting: { $sum: 1 }, oldestAt: { $min: '$at' } } },
    ]);
    const aside = await events.countDocuments({ aside: receiver });
    return { waiting: Number(found?.waiting ?? 0), oldestAt: found?.oldestAt ?? null, aside };
  }

  async function decide(
    { link, aggregateId, decision }: { link: Link; aggregateId: string; decision: Decision },
    session: ClientSession,
  ): Promise<number | null> {
    const { source, receiver } = link;
    const failures = eventFailureModel(dbOf(source));
    const failure = await failures
      .findOneAndDelete({ _id: failureId(link, aggregateId), isAside: true }, { session })
      .lean<EventFailureRecord>();
    if (!failure) return null;
    const events = eventModel(dbOf(source));
    const { eventId, type, error } = failure;
    const { by, skipBecause: reason } = decision;
    if (reason !== null)
      await events.updateOne({ _id: eventId }, { $pull: { aside: receiver } }, { session });
    const aside = { aggregateId, aside: receiver };
    const { modifiedCount } = await events.updateMany(
      aside,
      { $pull: { aside: receiver }, $addToSet: { pending: receiver } },
      { session },
    );
    const all = { _id: { $gte: eventId, $lt: endOfAggregate(aggregateId) } };
    await events.updateMany({ ...all, aside: { $size: 0 } }, { $unset: { aside: 1 } }, { session });
    const at = clock.now();
    const action = reason === null ? 'REPLAY' : 'SKIP';
    const record = {
      _id: newId('dec', at),
      receiver,
      aggregateId,
      eventId,
      type,
      error,
      action,
      reason,
      by,
      at,
    } as const;
    await eventDecisionModel(dbOf(source)).insertMany([record], { session, lean: true });
    return modifiedCount;
  }
}

const retryMs = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);

/** A time that lies further ahead than any pause was written before the clock was set back. */
const isDue = ({ retryAt }: EventFailureRecord, now: number): boolean =>
  retryAt.getTime() <= now || retryAt.getTime() > now + LAST_RETRY_MS;

const textOf = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, MAX_ERROR_LENGTH);

async function inTransaction<Result>(
  db: Connection,
  work: (session: ClientSession) => Promise<Result>,
): Promise<Result> {
  const session = await db.startSession();
  try {
    return await session.withTransaction(() => work(session));
  } finally {
    await session.endSession();
  }
}
