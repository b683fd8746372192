import type { Clock } from '../../runtime/clock.ts';
import { eventModel, type EventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { createModels, type Models } from './models/index.ts';
import { expireSnapshots } from './services/expire-snapshots.ts';
import { installBelts } from './services/install-belts.ts';
import { loadCatalogue } from './services/load-catalogue.ts';

/** What services and resolvers work with; a new one for each request. */
export interface ManufacturersContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly models: Models;
  readonly events: EventModel;
  readonly loaders: Loaders;
  readonly write: Write;
}

export interface Manufacturers extends SubgraphInstance<ManufacturersContext> {
  /** Writes whole suppliers with all that they sell, many at once. Suppliers that are there already stay as they are. */
  readonly loadCatalogue: (catalogue: Catalogue) => Promise<void>;
}

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
    tasks: [
      {
        name: 'expire unfinished stock snapshots',
        everyMs: 60_000,
        run: () => expireSnapshots(models, clock.now()),
      },
    ],
    loadCatalogue: (catalogue) => loadCatalogue(models, events, catalogue),
  };
}
