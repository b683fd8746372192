import type { Clock } from '../../runtime/clock.ts';
import type { Import } from '../../runtime/import.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { bindModels } from './models/index.ts';
import { createImports } from './services/imports.ts';
import { install } from './services/install.ts';

/** What a resolver of this subgraph works with, for one request. */
export interface FinanceContext extends SubgraphRequest {
  readonly clock: Clock;
  readonly loaders: Loaders;
}

export interface FinanceInstance extends SubgraphInstance<FinanceContext> {
  readonly imports: Readonly<Record<'duties' | 'fx' | 'holidays' | 'rates', Import>>;
}

export function open({ db, clock }: SubgraphDeps): FinanceInstance {
  const models = bindModels(db);
  return {
    contextFor: (request) => ({ ...request, clock, loaders: createLoaders(models) }),
    install: () => install(db, models),
    imports: createImports(db, models),
  };
}
