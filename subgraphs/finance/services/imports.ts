import type { SubgraphDeps } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import { createDutiesImport } from './import-duties.ts';
import { createFxImport } from './import-fx.ts';
import { createHolidaysImport } from './import-holidays.ts';
import { createPremiumsImport } from './import-premiums.ts';
import { createRatesImport } from './import-rates.ts';

/** What an operator can bring in a file. */
export const createImports = (deps: SubgraphDeps, models: Models) => ({
  duties: createDutiesImport(deps.db, models),
  fx: createFxImport(deps.db, models),
  holidays: createHolidaysImport(deps, models),
  premiums: createPremiumsImport(deps.db, models),
  rates: createRatesImport(deps.db, models),
});
