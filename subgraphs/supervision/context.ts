import { actingFor } from '../../runtime/audit-act.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { InTurn, SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createLanes } from '../../runtime/lanes.ts';
import { joinHandlers } from '../../runtime/join-handlers.ts';
import { createTransact, type Transact } from '../../runtime/transact.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import type { Import } from '../../runtime/import.ts';
import type { RefusedMessages } from '../../runtime/refused-messages.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import { createSimulatedCustoms } from './customs/simulated/simulated-customs.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { bindModels, type Models } from './models/index.ts';
import { createAlertRulesImport } from './services/import-alert-rules.ts';
import { createCustomsRatesImport } from './services/import-customs-rates.ts';
import { createCustomsRates, type KnownCustomsRates } from './services/customs-rates.ts';
import { createIndicatorsImport } from './services/import-indicators.ts';
import { createIpImport } from './services/import-ip-rights.ts';
import { type AlertRules, createAlertRules } from './services/alert-rules.ts';
import { type LastingRules, readLastingRules } from './services/declaration-rules.ts';
import { createRefusedMail } from './services/refused-mail.ts';
import { receiveMail } from './services/receive-mail.ts';
import { sendMail } from './services/send-mail.ts';
import { clearReturns } from './services/clear-returns.ts';
import { countReKeyed } from './services/count-re-keyed.ts';
import { dateLists } from './services/date-lists.ts';
import { followCalendars } from './services/follow-calendars.ts';
import { followClaims } from './services/follow-claims.ts';
import { followDepartures } from './services/follow-departures.ts';
import { followOrders, readViewsAhead } from './services/follow-orders.ts';
import { followSuppliers } from './services/follow-suppliers.ts';
import { createLoadSuppliers, type SupplierToLoad } from './services/load-suppliers.ts';
import { install } from './services/install.ts';
import { readReturnRules } from './services/return-rules.ts';
import { readZonePeriods } from './services/order-zone.ts';
import { tallyTrade } from './services/tally-trade.ts';
import { watchTrade } from './services/watch-trade.ts';
import { readSimulatedBehaviour } from './services/simulated-behaviour.ts';

/** What a resolver of this subgraph works with, for one request. */
export interface SupervisionContext extends SubgraphRequest {
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  readonly write: Write;
  /** What customs lays down, by day. */
  readonly rules: LastingRules;
  /** By which customs values goods, by day. */
  readonly customsRates: KnownCustomsRates;
  /** What supervision looks for, by day. */
  readonly alertRules: AlertRules;
  readonly models: Models;
  readonly loaders: Loaders;
}

export interface SupervisionInstance extends SubgraphInstance<SupervisionContext> {
  readonly imports: Readonly<Record<'alert-rules' | 'customs-rates' | 'indicators' | 'ip', Import>>;
  readonly refused: RefusedMessages;
  /** For a sample catalogue, whose suppliers no event tells of. */
  readonly loadSuppliers: (suppliers: readonly SupplierToLoad[]) => Promise<void>;
}

/** How long a message waits at most where nothing else waits. */
const MAIL_MS = 200;

export function open(deps: SubgraphDeps): SupervisionInstance {
  const { db, clock, consumersOf, settings } = deps;
  const models = bindModels(db);
  const write = createWrite(db, clock, consumersOf);
  const rules = readLastingRules();
  const customsRates = createCustomsRates(models, clock);
  const alertRules = createAlertRules(models, clock);
  const returnRules = readReturnRules();
  const watching = { models, rules: alertRules, rates: customsRates, zones: readZonePeriods() };
  const lanes = createLanes();
  const inTurn: InTurn = (work) => lanes('views', work);
  const transact = createTransact(db, clock, consumersOf);
  const transactInTurn: Transact = (effect) => inTurn(() => transact(effect));
  const mail = {
    models,
    clock,
    transact: transactInTurn,
    keys: idempotencyModel(db),
    authority: createSimulatedCustoms({
      models,
      clock,
      behaviour: readSimulatedBehaviour(settings),
      texts: rules.codes.receiptTexts,
    }),
  };
  return {
    contextFor: (request: SubgraphRequest) => ({
      ...request,
      clock,
      models,
      write: actingFor(write, request.viewer),
      rules,
      customsRates,
      alertRules,
      loaders: createLoaders(models, request.viewer),
    }),
    install: () => install(deps, models),
    handlers: joinHandlers(
      {
        ...followOrders(models),
        ...followClaims(models),
        ShipmentMoved: followDepartures(models),
        SupplierRegistered: followSuppliers(models),
        // Its own: the order's view has had it since the declaration was written.
        DeclarationMoved: countReKeyed(models),
      },
      clearReturns({ models, returnRules }),
      followCalendars(models),
      watchTrade(watching),
      tallyTrade(watching),
    ),
    readAhead: readViewsAhead(models),
    inTurn,
    tasks: [
      { name: 'messages to customs', everyMs: MAIL_MS, run: () => sendMail(mail) },
      { name: 'messages from customs', everyMs: MAIL_MS, run: () => receiveMail(mail) },
      { name: 'date lists by new working days', everyMs: 5_000, run: () => dateLists({ models, transact }) },
    ],
    refused: createRefusedMail({ models, clock, write }),
    imports: {
      'alert-rules': createAlertRulesImport({ db, models, alertRules }),
      'customs-rates': createCustomsRatesImport({ db, models, customsRates }),
      indicators: createIndicatorsImport(db, models),
      ip: createIpImport(deps, models),
    },
    loadSuppliers: createLoadSuppliers({ models, transact, zones: watching.zones }),
  };
}
