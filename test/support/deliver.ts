import type { Party } from '../../runtime/apply-events.ts';
import { createDatabaseTransport } from '../../runtime/database-transport.ts';
import { deliverRound, type RoundDeps } from '../../runtime/delivery-round.ts';
import { createPace } from '../../runtime/pace.ts';

export type DeliverDeps = Omit<RoundDeps, 'transport' | 'paceOf'> & Partial<Pick<RoundDeps, 'transport'>>;

/** A round between these alone, however long it takes. Answers how many events were taken; 0 = none can be taken now. */
export const deliver = (source: Party, receiver: Party, deps: DeliverDeps): Promise<number> =>
  deliverRound(
    { sources: [source.name], receivers: [receiver] },
    {
      transport: createDatabaseTransport({ dbOf: () => source.db, clock: deps.clock }),
      paceOf: createPace,
      longMs: Infinity,
      ...deps,
    },
  );
