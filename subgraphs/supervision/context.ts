import type { Clock } from '../../runtime/clock.ts';
import type { SubgraphDeps, SubgraphInstance, SubgraphRequest } from '../../runtime/subgraph.ts';
import type { Import } from '../../runtime/import.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { bindModels, type Models } from './models/index.ts';
import { createIpImport } from './services/import-ip-rights.ts';
import { followOrders } from './services/follow-orders.ts';
import { install } from './services/install.ts';

/** What a resolver of this subgraph works with, for one request. */
export interface SupervisionContext {
  readonly viewer: Viewer | null;
  readonly clock: Clock;
  readonly models: Models;
  readonly loaders: Loaders;
}

export interface SupervisionInstance extends SubgraphInstance<SupervisionContext> {
  readonly imports: { readonly ip: Import };
}

export function open(deps: SubgraphDeps): SupervisionInstance {
  const models = bindModels(deps.db);
  return {
    contextFor: ({ viewer }: SubgraphRequest) => ({
      viewer,
      clock: deps.clock,
      models,
      loaders: createLoaders(models),
    }),
    install: () => install(deps, models),
    handlers: followOrders(models),
    imports: { ip: createIpImport(deps, models) },
  };
}
