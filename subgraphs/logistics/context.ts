import type { Clock } from '../../runtime/clock.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { bindModels, type Models } from './models/index.ts';
import { install } from './services/install.ts';
import { createQuoteKeyReader, type QuoteKeys } from './services/quote-keys.ts';

/** What a resolver of this subgraph works with, for one request. */
export interface LogisticsContext {
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  readonly models: Models;
  readonly loaders: Loaders;
  readonly quoteKeys: () => Promise<QuoteKeys>;
}

export function open(deps: SubgraphDeps): SubgraphInstance<LogisticsContext> {
  const models = bindModels(deps.db);
  const quoteKeys = createQuoteKeyReader(models);
  return {
    contextFor: ({ viewer }: SubgraphRequest) => ({
      viewer,
      clock: deps.clock,
      models,
      loaders: createLoaders(models),
      quoteKeys,
    }),
    install: () => install(deps, models),
  };
}
