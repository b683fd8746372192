import type { Clock } from '../../runtime/clock.ts';
import { eventModel, type EventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { createModels, type Models } from './models/index.ts';
import { installBelts } from './services/install-belts.ts';

/** What services and resolvers work with; a new one for each request. */
export interface ManufacturersContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly models: Models;
  readonly events: EventModel;
  readonly loaders: Loaders;
  readonly write: Write;
}

export type Manufacturers = SubgraphInstance<ManufacturersContext>;

export function open({ db, clock, consumersOf }: SubgraphDeps): Manufacturers {
  const models = createModels(db);
  const events = eventModel(db);
  const write = createWrite(db, clock, consumersOf);
  return {
    contextFor: (request) => ({ ...request, clock, models, events, write, loaders: createLoaders(models) }),
    install: async (report) => {
      await createCollections([...Object.values(models), events, idempotencyModel(db)]);
      await installBelts(db, models.belts, report);
    },
  };
}
