import { actingFor } from '../../runtime/audit-act.ts';
import { auditModel } from '../../runtime/audit-log.ts';
import type { Call } from '../../runtime/call.ts';
import type { Clock } from '../../runtime/clock.ts';
import { eventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import { joinHandlers } from '../../runtime/join-handlers.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createTransact } from '../../runtime/transact.ts';
import { createStoredAnswer, createWrite, type StoredAnswer, type Write } from '../../runtime/write.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { createModels, type Models } from './models/index.ts';
import { applyIpRights } from './services/apply-ip-rights.ts';
import { applySkuPublished } from './services/apply-sku-published.ts';
import { cancelUnheld } from './services/cancel-unheld.ts';
import {
  applyLedgerChanged,
  applyReservationMoved,
  applyShipmentBooked,
  applyShipmentMoved,
  readOrdersAhead,
} from './services/follow-order.ts';
import { followReturns } from './services/follow-return.ts';
import { followRights } from './services/follow-rights.ts';
import { type ListingsToLoad, loadListings } from './services/load-listings.ts';
import { applyQuoteKeyMade } from './services/quote-keys.ts';

/** What services and resolvers work with; a new one for each request. */
export interface RetailersContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly models: Models;
  readonly loaders: Loaders;
  readonly write: Write;
  readonly storedAnswer: StoredAnswer;
  readonly call: Call;
}

export interface RetailersInstance extends SubgraphInstance<RetailersContext> {
  /** Writes a batch of a demonstration catalogue. */
  readonly loadListings: (batch: ListingsToLoad) => Promise<void>;
}

const FOLLOW_RIGHTS_MS = 5 * 60_000;
const CANCEL_UNHELD_MS = 10_000;

export function open(deps: SubgraphDeps): RetailersInstance {
  const { db, clock, consumersOf, call } = deps;
  const models = createModels(db);
  const write = createWrite(db, clock, consumersOf);
  const transact = createTransact(db, clock, consumersOf);
  const shared = { clock, models, write, storedAnswer: createStoredAnswer(db), call };
  return {
    contextFor: (request) => ({
      ...request,
      ...shared,
      write: actingFor(write, request.viewer),
      loaders: createLoaders(models, request.viewer),
    }),
    install: () =>
      createCollections([
        ...Object.values(models),
        eventModel(db),
        idempotencyModel(db),
        auditModel(db),
        inboxModel(db),
      ]),
    handlers: joinHandlers(
      {
        SkuPublished: applySkuPublished(models),
        IpRightsChanged: applyIpRights(models),
        QuoteKeyMade: applyQuoteKeyMade(models),
        ReservationMoved: applyReservationMoved(models),
        ShipmentBooked: applyShipmentBooked(models),
        ShipmentMoved: applyShipmentMoved(models),
        LedgerChanged: applyLedgerChanged(models),
      },
      followReturns(models),
    ),
    readAhead: readOrdersAhead(models),
    tasks: [
      {
        name: 'listings follow the rights of the day',
        everyMs: FOLLOW_RIGHTS_MS,
        run: () => followRights(deps, models),
      },
      {
        name: 'orders whose hold has ended are cancelled',
        everyMs: CANCEL_UNHELD_MS,
        run: () => cancelUnheld({ models, transact }, clock.now()),
      },
    ],
    loadListings: (batch) => loadListings(models, batch),
  };
}
