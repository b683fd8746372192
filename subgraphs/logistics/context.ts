import { actingFor } from '../../runtime/audit-act.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Import } from '../../runtime/import.ts';
import { createWrite, type Write } from '../../runtime/write.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { bindModels, type Models } from './models/index.ts';
import { applyBuyerErased } from './services/apply-buyer-erased.ts';
import { applyDeclarationMoved, readDeclarationsAhead } from './services/apply-declaration-moved.ts';
import { applyOrderMoved, applyOrderPlaced } from './services/apply-order-events.ts';
import { type Carriers, createSimulatedCarriers } from './services/carriers.ts';
import { followReturns } from './services/follow-returns.ts';
import { createFreightImport } from './services/import-freight.ts';
import { install } from './services/install.ts';
import { createQuoteKeyReader, type QuoteKeys } from './services/quote-keys.ts';

/** What a resolver of this subgraph works with, for one request. */
export interface LogisticsContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly models: Models;
  readonly loaders: Loaders;
  readonly quoteKeys: () => Promise<QuoteKeys>;
  readonly carriers: Carriers;
  readonly write: Write;
}

export interface LogisticsInstance extends SubgraphInstance<LogisticsContext> {
  readonly imports: { readonly freight: Import };
}

export function open(deps: SubgraphDeps): LogisticsInstance {
  const models = bindModels(deps.db);
  const quoteKeys = createQuoteKeyReader(models);
  const carriers = createSimulatedCarriers(models);
  const write = createWrite(deps.db, deps.clock, deps.consumersOf);
  return {
    contextFor: (request: SubgraphRequest) => ({
      ...request,
      clock: deps.clock,
      models,
      loaders: createLoaders(models, request.viewer),
      quoteKeys,
      carriers,
      write: actingFor(write, request.viewer),
    }),
    install: () => install(deps, models),
    readAhead: readDeclarationsAhead(models),
    imports: { freight: createFreightImport(deps.db, models) },
    handlers: {
      OrderPlaced: applyOrderPlaced(models),
      OrderMoved: applyOrderMoved(models),
      BuyerErased: applyBuyerErased(models),
      DeclarationMoved: applyDeclarationMoved(models),
      ...followReturns(models),
    },
  };
}
