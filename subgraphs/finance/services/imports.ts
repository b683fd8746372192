import type { Connection } from 'mongoose';
import type { Models } from '../models/index.ts';
import { createDutiesImport } from './import-duties.ts';
import { createFxImport } from './import-fx.ts';
import { createHolidaysImport } from './import-holidays.ts';
import { createPremiumsImport } from './import-premiums.ts';
import { createRatesImport } from './import-rates.ts';

/** What an operator can bring in a file. */
export const createImports = (db: Connection, models: Models) => ({
  duties: createDutiesImport(db, models),
  fx: createFxImport(db, models),
  holidays: createHolidaysImport(db, models),
  premiums: createPremiumsImport(db, models),
  rates: createRatesImport(db, models),
});
