import type { Clock } from '../../runtime/clock.ts';
import { eventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { createModels, type Models } from './models/index.ts';
import { applyIpRights } from './services/apply-ip-rights.ts';
import { applySkuPublished } from './services/apply-sku-published.ts';
import { followRights } from './services/follow-rights.ts';
import { type ListingsToLoad, loadListings } from './services/load-listings.ts';

/** What services and resolvers work with; a new one for each request. */
export interface RetailersContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly models: Models;
  readonly loaders: Loaders;
  readonly write: Write;
}

export interface RetailersInstance extends SubgraphInstance<RetailersContext> {
  /** Writes a batch of a demonstration catalogue. */
  readonly loadListings: (batch: ListingsToLoad) => Promise<void>;
}

const FOLLOW_RIGHTS_MS = 5 * 60_000;

export function open(deps: SubgraphDeps): RetailersInstance {
  const { db, clock, consumersOf } = deps;
  const models = createModels(db);
  const write = createWrite(db, clock, consumersOf);
  return {
    contextFor: (request) => ({
      ...request,
      clock,
      models,
      write,
      loaders: createLoaders(models, request.viewer),
    }),
    install: () =>
      createCollections([...Object.values(models), eventModel(db), idempotencyModel(db), inboxModel(db)]),
    handlers: { SkuPublished: applySkuPublished(models), IpRightsChanged: applyIpRights(models) },
    tasks: [
      {
        name: 'listings follow the rights of the day',
        everyMs: FOLLOW_RIGHTS_MS,
        run: () => followRights(deps, models),
      },
    ],
    loadListings: (batch) => loadListings(models, batch),
  };
}
