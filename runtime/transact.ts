import type { Connection } from 'mongoose';
import type { Clock } from './clock.ts';
import { appendEvents, type ConsumersOf, eventModel, type NewEvent, toRecord } from './events.ts';
import { createUnitOfWork } from './unit-of-work.ts';
import type { Transaction } from './write.ts';

/** Runs an effect with its events in one transaction, again from the start where another one was in its way. */
export type Transact = <Result>(effect: (transaction: Transaction) => Promise<Result>) => Promise<Result>;

/**
 * For what nobody's key stands for: the work of background tasks, and writes that keep their key in their own record.
 *
 * What a client asks for goes through `createWrite`, which builds on this.
 */
export function createTransact(db: Connection, clock: Clock, consumersOf: ConsumersOf): Transact {
  const events = eventModel(db);
  return async (effect) => {
    const session = await db.startSession();
    try {
      return await session.withTransaction(async () => {
        const now = clock.now();
        const emitted: NewEvent[] = [];
        const documents = createUnitOfWork(session);
        const emit = (event: NewEvent) => void emitted.push(event);
        const result = await effect({ session, now, documents, emit });
        await documents.flush();
        const records = emitted.map((event) => toRecord(event, now, consumersOf));
        await appendEvents(events, records, session);
        return result;
      });
    } finally {
      await session.endSession();
    }
  };
}
