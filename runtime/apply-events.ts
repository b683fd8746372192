import type { Connection } from 'mongoose';
import type { Clock } from './clock.ts';
import type { ConsumersOf, EventRecord } from './events.ts';
import { AppliedBefore, findApplied, inboxModel, noteApplied } from './inbox.ts';
import type { EventHandler, InTurn, ReadAhead, SubgraphInstance } from './subgraph.ts';
import { createTransact } from './transact.ts';
import type { Transaction } from './write.ts';

/** A subgraph as delivery sees it. */
export interface Party {
  readonly name: string;
  readonly db: Connection;
  readonly handlers: Readonly<Record<string, EventHandler>>;
  readonly readAhead?: ReadAhead | undefined;
  readonly inTurn?: InTurn | undefined;
}

export const partyOf = (
  name: string,
  db: Connection,
  { handlers = {}, readAhead, inTurn }: Pick<SubgraphInstance, 'handlers' | 'readAhead' | 'inTurn'>,
): Party => ({ name, db, handlers, readAhead, inTurn });

/** An event and whose it is. */
export interface Arrival {
  readonly source: string;
  readonly event: EventRecord;
}

export interface ApplyDeps {
  readonly clock: Clock;
  readonly consumersOf: ConsumersOf;
}

/**
 * Applies events in order, each once for ever: all of them, or none.
 *
 * The inbox, the effects and the events that these emit are one transaction of the receiver. Answers how often that was
 * tried: more than once where another one was in its way.
 */
export async function applyEvents(
  receiver: Party,
  batch: readonly Arrival[],
  deps: ApplyDeps,
): Promise<number> {
  try {
    return await applyAll(receiver, batch, deps);
  } catch (error) {
    if (!(error instanceof AppliedBefore)) throw error;
    // Given again after a crash, or by two at once: only then it is worth a question which are left.
    const applied = await findApplied(inboxModel(receiver.db), batch.map(inboxId));
    const fresh = batch.filter((arrival) => !applied.has(inboxId(arrival)));
    return fresh.length > 0 ? await applyAll(receiver, fresh, deps) : 1;
  }
}

const inboxId = ({ source, event }: Arrival): string => `${source}/${event._id}`;

/** Answers how often it was tried. @throws AppliedBefore where one of them is not new */
async function applyAll(
  receiver: Party,
  batch: readonly Arrival[],
  { clock, consumersOf }: ApplyDeps,
): Promise<number> {
  const transact = createTransact(receiver.db, clock, consumersOf);
  const { readAhead, handlers, inTurn = (work) => work() } = receiver;
  const noted = batch.map((arrival) => ({ _id: inboxId(arrival), at: clock.now() }));
  const events = batch.map(({ event }) => event);
  let tries = 0;
  const apply = async (transaction: Transaction) => {
    tries += 1;
    await noteApplied(inboxModel(receiver.db), noted, transaction.session);
    await readAhead?.(events, transaction);
    for (const event of events) {
      const handle = handlers[event.type];
      if (!handle) throw new Error(`${receiver.name} has no handler of ${event.type}`);
      await handle(event, transaction);
    }
  };
  await inTurn(() => transact(apply));
  return tries;
}
