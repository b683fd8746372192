import type { Connection } from 'mongoose';
import * as z from 'zod';
import type { Import } from '../../../runtime/import.ts';
import type { Models } from '../models/index.ts';
import { fxRateRow } from './dated-rows.ts';
import { readFileRows } from '../../../runtime/file-rows.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { currency, day, fxRate, isOrdered, openDay, ORDERED, text } from '../../../runtime/row-shapes.ts';

/** A rate without a last day is that of its first day alone: a rate of exchange that never ends would be a guess. */
const shape = z
  .strictObject({
    base: currency,
    quote: currency,
    rate: fxRate,
    validFrom: day,
    validTo: openDay,
    source: text,
  })
  .transform((row) => ({ ...row, validTo: row.validTo ?? row.validFrom }))
  .refine(isOrdered, ORDERED)
  .refine(({ base, quote }) => base !== quote, { path: ['quote'], message: 'is another currency than base' });

/** Rates of exchange by pair of currencies. */
export const createFxImport = (db: Connection, { fxRates }: Models): Import => ({
  name: 'fx',
  run: (rows, fileName = 'operator') =>
    importDatedRows(
      { name: 'fx', db, model: fxRates },
      readFileRows(rows, shape, ({ source = fileName, ...given }) =>
        fxRateRow(given, { ...given, source, byOperator: true }),
      ),
    ),
});
