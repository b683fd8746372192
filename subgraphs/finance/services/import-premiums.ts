import type { Connection } from 'mongoose';
import * as z from 'zod';
import type { Import } from '../../../runtime/import.ts';
import { PAYMENT_TERMS } from '../../../values/payment-terms.ts';
import { UNDERWRITING_MODELS } from '../domain/underwriting-model.ts';
import type { Models } from '../models/index.ts';
import { premiumRateRow } from './dated-rows.ts';
import { readFileRows } from '../../../runtime/file-rows.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { country, day, isOrdered, openDay, ORDERED, share, text } from '../../../runtime/row-shapes.ts';

const shape = z
  .strictObject({
    model: z.enum(UNDERWRITING_MODELS),
    /** An empty cell is any country without rows of its own. */
    country: z.union([z.literal('').transform(() => null), country]),
    terms: z.enum(PAYMENT_TERMS),
    upToDays: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, 'is 1 to 999 days')
      .transform(Number),
    rate: share,
    validFrom: day,
    validTo: openDay,
    source: text,
  })
  .refine(isOrdered, ORDERED);

/** Premium rates of credit insurance. */
export const createPremiumsImport = (db: Connection, { premiumRates }: Models): Import => ({
  name: 'premiums',
  run: (rows, fileName = 'operator') =>
    importDatedRows(
      { name: 'premiums', db, model: premiumRates },
      readFileRows(rows, shape, ({ validFrom, validTo, source = fileName, ...given }) =>
        premiumRateRow(given, { validFrom, validTo, source, byOperator: true }),
      ),
    ),
});
