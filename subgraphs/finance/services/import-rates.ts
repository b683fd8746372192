import type { Connection } from 'mongoose';
import * as z from 'zod';
import type { Import } from '../../../runtime/import.ts';
import type { Models } from '../models/index.ts';
import { refundRateRow } from './dated-rows.ts';
import { readFileRows } from '../../../runtime/file-rows.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { day, hsPrefix, isOrdered, openDay, ORDERED, share, text } from '../../../runtime/row-shapes.ts';

const shape = z
  .strictObject({ prefix: hsPrefix, rate: share, validFrom: day, validTo: openDay, source: text, text })
  .refine(isOrdered, ORDERED);

/** Export VAT refund rates by HS prefix. */
export const createRatesImport = (db: Connection, { refundRates }: Models): Import => ({
  name: 'rates',
  run: (rows, fileName = 'operator') =>
    importDatedRows(
      { name: 'rates', db, model: refundRates },
      readFileRows(rows, shape, (given) =>
        refundRateRow(given, { ...given, source: given.source ?? fileName, byOperator: true }),
      ),
    ),
});
