import { actingFor } from '../../runtime/audit-act.ts';
import { auditModel } from '../../runtime/audit-log.ts';
import type { Clock } from '../../runtime/clock.ts';
import { eventModel } from '../../runtime/events.ts';
import { idempotencyModel } from '../../runtime/idempotency.ts';
import type { Import } from '../../runtime/import.ts';
import { inboxModel } from '../../runtime/inbox.ts';
import { joinHandlers } from '../../runtime/join-handlers.ts';
import { createCollections } from '../../runtime/reference-data.ts';
import type { RefusedMessages } from '../../runtime/refused-messages.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import { createLoaders, forgetWritten, type Loaders } from './loaders.ts';
import { bindModels, type Models } from './models/index.ts';
import type { PaymentProvider } from './providers/payment-provider.ts';
import { createSimulatedProvider, type SimulatedProviderDeps } from './providers/simulated-provider.ts';
import { askTaxOffice } from './services/ask-tax-office.ts';
import { followExports } from './services/follow-exports.ts';
import { followSummaries } from './services/follow-summaries.ts';
import { createLoadSuppliers, followSuppliers, type SupplierToLoad } from './services/follow-suppliers.ts';
import { readOfficeBehaviour } from './services/office-behaviour.ts';
import { createSimulatedTaxOffice } from './tax-office/simulated-tax-office.ts';
import { applyDeclarationMoved } from './services/apply-declaration-moved.ts';
import { applyOrderMoved } from './services/apply-order-moved.ts';
import { applyOrderPlaced } from './services/apply-order-placed.ts';
import { applyOrderStopped } from './services/apply-order-stopped.ts';
import { bookParkedReports } from './services/book-parked-reports.ts';
import type { MoneyDeps } from './services/change-order-money.ts';
import { endDueDates, endLimits } from './services/end-covers.ts';
import { expireQuotes } from './services/expire-quotes.ts';
import { followCovers } from './services/follow-covers.ts';
import { followReturns } from './services/follow-returns.ts';
import { createImports } from './services/imports.ts';
import { install } from './services/install.ts';
import { paymentWebhooks } from './services/payment-webhooks.ts';
import { takeBackPreRefunds } from './services/take-back-pre-refunds.ts';
import { createSimulator, type Simulator } from './services/simulate-payments.ts';
import { createRefusedReports } from './services/refused-reports.ts';
import { readFactsAhead } from './services/read-facts-ahead.ts';
import { sendRefunds } from './services/send-refunds.ts';
import { readFinanceSettings } from './settings.ts';

/** What a resolver of this subgraph works with, for one request. */
export interface FinanceContext extends SubgraphRequest, MoneyDeps {
  readonly clock: Clock;
  readonly models: Models;
  readonly loaders: Loaders;
  readonly write: Write;
}

export interface FinanceInstance extends SubgraphInstance<FinanceContext> {
  /** Brings the suppliers of a sample catalogue, who register with nobody. */
  readonly loadSuppliers: (suppliers: readonly SupplierToLoad[]) => Promise<void>;
  readonly refused: RefusedMessages;
  readonly imports: Readonly<Record<'duties' | 'fx' | 'holidays' | 'premiums' | 'rates', Import>>;
  /** What plays the simulated payment provider; null where no secret of it is set. */
  readonly simulator: Simulator | null;
}

export function open(given: SubgraphDeps): FinanceInstance {
  const { db, clock, consumersOf, settings = {} } = given;
  const models = bindModels(db);
  const { webhookSecrets, quoteTtlMs } = readFinanceSettings(settings);
  const write = createWrite(db, clock, consumersOf);
  const deps = { models, quoteTtlMs, write, clock };
  const { simulator, providers } = openProviders(deps, webhookSecrets);
  const office = createSimulatedTaxOffice({ clock }, readOfficeBehaviour());
  return {
    contextFor: (request) => contextOf(deps, request),
    install: async () => {
      await createCollections([eventModel(db), idempotencyModel(db), auditModel(db), inboxModel(db)]);
      await install(db, models);
    },
    handlers: joinHandlers(
      {
        OrderPlaced: applyOrderPlaced(models),
        OrderMoved: applyOrderMoved(deps),
        OrderStopped: applyOrderStopped(deps),
        DeclarationMoved: applyDeclarationMoved(deps),
      },
      { SupplierRegistered: followSuppliers(models), DeclarationMoved: followExports(models) },
      { ListSummarized: followSummaries(models) },
      followCovers(models),
      followReturns(deps),
    ),
    readAhead: readFactsAhead(models),
    tasks: [
      { name: 'end offers to convert', everyMs: 5_000, run: () => expireQuotes(deps) },
      { name: 'tell providers of refunds', everyMs: 1_000, run: () => sendRefunds({ ...deps, providers }) },
      { name: 'book payments of late orders', everyMs: 1_000, run: () => bookParkedReports(deps) },
      { name: 'take back pre-refunds', everyMs: 10_000, run: () => takeBackPreRefunds(deps) },
      { name: 'ask the tax office', everyMs: 1_000, run: () => askTaxOffice({ ...deps, office }) },
      { name: 'end due dates of covers', everyMs: 5_000, run: () => endDueDates(deps) },
      { name: 'end credit limits', everyMs: 5_000, run: () => endLimits(deps) },
    ],
    webhooks: paymentWebhooks(providers, deps),
    refused: createRefusedReports(deps),
    imports: createImports(given, models),
    simulator,
    loadSuppliers: createLoadSuppliers(models),
  };
}

/** The payment providers of this installation: the simulated one, where it has secrets. */
function openProviders(
  { models, clock }: Pick<FinanceContext, 'models' | 'clock'>,
  [newest, ...older]: readonly string[],
): { readonly simulator: Simulator | null; readonly providers: readonly PaymentProvider[] } {
  if (newest === undefined) return { simulator: null, providers: [] };
  const secrets = [newest, ...older] as const;
  const provider = (onEvent: SimulatedProviderDeps['onEvent']) =>
    createSimulatedProvider({ models, clock, secrets, onEvent });
  return {
    simulator: createSimulator({ models, clock, provider }),
    providers: [provider(() => undefined)],
  };
}

/** A request's own reads; what its payloads show is read after its writes, whatever was read before. */
function contextOf(
  deps: MoneyDeps & Pick<FinanceContext, 'clock' | 'write'>,
  request: SubgraphRequest,
): FinanceContext {
  const loaders = createLoaders(deps.models);
  const acting = actingFor(deps.write, request.viewer);
  const write: Write = (command, effect) => acting(command, effect).finally(() => forgetWritten(loaders));
  return { ...request, ...deps, loaders, write };
}
