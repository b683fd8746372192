import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../../runtime/clock.ts';
import type { Databases } from '../../runtime/database.ts';
import type { Party } from '../../runtime/apply-events.ts';
import { deliver } from './deliver.ts';
import { type ConsumersOf, type NewEvent } from '../../runtime/events.ts';
import { noConsumers, openWrite } from './events.ts';

/** Appends events as their source would have written them, for one receiver. */
export async function appendFor(
  receiver: string,
  { db, clock }: { readonly db: Connection; readonly clock: Clock },
  events: readonly NewEvent[],
): Promise<void> {
  const write = await openWrite(db, clock, () => [receiver]);
  const input = { idempotencyKey: randomUUID() };
  await write({ mutation: 'tell', party: 'test', input }, ({ emit }) => {
    events.forEach(emit);
    return Promise.resolve({});
  });
}

/** Delivers events to `receiver` as the subgraph `source` would have written them; answers what failed. */
export type Tell = (source: string, ...events: readonly NewEvent[]) => Promise<readonly string[]>;

export function createTell(
  receiver: Party,
  {
    databases,
    clock,
    consumersOf = noConsumers,
  }: { readonly databases: Databases; readonly clock: Clock; readonly consumersOf?: ConsumersOf },
): Tell {
  return async (name, ...events) => {
    const failures: string[] = [];
    const source = { name, db: databases.of(name), handlers: {} };
    await appendFor(receiver.name, { db: source.db, clock }, events);
    await deliver(source, receiver, {
      clock,
      consumersOf,
      onFailure: (_link, { _id }, error) => void failures.push(`${_id}: ${String(error)}`),
    });
    return failures;
  };
}

/** The same where none may fail. */
export const insist =
  (tell: Tell): ((...told: Parameters<Tell>) => Promise<void>) =>
  async (...told) => {
    const failures = await tell(...told);
    if (failures.length > 0) throw new Error(failures.join('\n'));
  };
