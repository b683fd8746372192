import type { Connection } from 'mongoose';
import * as z from 'zod';
import { readFileRows } from '../../../runtime/file-rows.ts';
import type { Import } from '../../../runtime/import.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { currency, day, fxRate, isOrdered, ORDERED, text } from '../../../runtime/row-shapes.ts';
import type { Models } from '../models/index.ts';
import { customsRateRow, type KnownCustomsRates } from './customs-rates.ts';

/** Customs names the last day of its rates, which are those of a month. */
const shape = z
  .strictObject({
    currency: currency.exclude(['CNY'], 'is a currency of this graph other than CNY, such as EUR'),
    rate: fxRate,
    validFrom: day,
    validTo: day,
    source: text,
  })
  .refine(isOrdered, ORDERED);

interface Target {
  readonly db: Connection;
  readonly models: Pick<Models, 'customsRates'>;
  readonly customsRates: KnownCustomsRates;
}

/**
 * The rates of exchange by which customs values goods. A row takes the place of the sample of its currency on its days; what
 * was declared before keeps the value that it had.
 */
export const createCustomsRatesImport = ({ db, models, customsRates }: Target): Import => ({
  name: 'customs-rates',
  run: async (rows, fileName = 'operator') => {
    const read = readFileRows(rows, shape, ({ currency: of, rate, source = fileName, ...days }) =>
      customsRateRow(of, rate, { ...days, source, byOperator: true }),
    );
    const imported = await importDatedRows({ name: 'customs-rates', db, model: models.customsRates }, read);
    customsRates.forget();
    return imported;
  },
});
