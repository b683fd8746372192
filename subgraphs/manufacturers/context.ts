import { actingFor } from '../../runtime/audit-act.ts';
import { auditModel } from '../../runtime/audit-log.ts';
import { type Batches, createBatches } from '../../runtime/batches.ts';
import type { Clock } from '../../runtime/clock.ts';
import { eventModel, type EventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import { createLanes, type Lanes } from '../../runtime/lanes.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createTransact } from '../../runtime/transact.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import type { Catalogue } from './domain/catalogue.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { createModels, type Models } from './models/index.ts';
import { applyOrderMoved } from './services/apply-order-moved.ts';
import { applyOrderStopped } from './services/apply-order-stopped.ts';
import { applyReturnMoved } from './services/apply-return-moved.ts';
import { applyShipmentMoved } from './services/apply-shipment-moved.ts';
import { expireHolds } from './services/expire-holds.ts';
import { expireSnapshots } from './services/expire-snapshots.ts';
import { installBelts } from './services/install-belts.ts';
import { loadCatalogue } from './services/load-catalogue.ts';
import { type Reserved, type ReserveRequest, reserveTogether } from './services/reserve-together.ts';

/** What services and resolvers work with; a new one for each request. */
export interface ManufacturersContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly models: Models;
  readonly events: EventModel;
  readonly loaders: Loaders;
  readonly write: Write;
  /** One for the suppliers whose stock is changed: in this process their changes follow each other. */
  readonly lanes: Lanes;
  /** Holds stock, in the lane of its suppliers. */
  readonly holds: Batches<ReserveRequest, Reserved>;
}

/** More in one transaction would make those wait that come behind. */
const MOST_HOLDS_AT_ONCE = 100;
const EXPIRE_HOLDS_MS = 1_000;

export interface Manufacturers extends SubgraphInstance<ManufacturersContext> {
  /**
   * Writes whole suppliers with all that they sell, many at once. Suppliers that are there already stay as they are.
   * Answers which of its SKUs are there now.
   */
  readonly loadCatalogue: (catalogue: Catalogue) => Promise<ReadonlySet<string>>;
}

export function open({ db, clock, consumersOf }: SubgraphDeps): Manufacturers {
  const models = createModels(db);
  const events = eventModel(db);
  const write = createWrite(db, clock, consumersOf);
  const transact = createTransact(db, clock, consumersOf);
  const lanes = createLanes();
  const holds = createBatches<ReserveRequest, Reserved>({
    run: (requests) => reserveTogether({ models, transact }, requests),
    lanes,
    max: MOST_HOLDS_AT_ONCE,
  });
  const shared = { clock, models, events, write, lanes, holds };
  return {
    contextFor: (request) => ({
      ...request,
      ...shared,
      write: actingFor(write, request.viewer),
      loaders: createLoaders(models),
    }),
    install: async (report) => {
      await createCollections([
        ...Object.values(models),
        events,
        idempotencyModel(db),
        auditModel(db),
        inboxModel(db),
      ]);
      await installBelts(db, models.belts, report);
    },
    handlers: {
      OrderMoved: applyOrderMoved(models),
      OrderStopped: applyOrderStopped(models),
      ShipmentMoved: applyShipmentMoved(models),
      ReturnMoved: applyReturnMoved(models),
    },
    tasks: [
      {
        name: 'end holds of stock whose time is over',
        everyMs: EXPIRE_HOLDS_MS,
        run: () => expireHolds({ models, transact }, clock.now()),
      },
      {
        name: 'expire unfinished stock snapshots',
        everyMs: 60_000,
        run: () => expireSnapshots(models, clock.now()),
      },
    ],
    loadCatalogue: (catalogue) => loadCatalogue(models, events, catalogue),
  };
}
