import type { Connection } from 'mongoose';
import * as z from 'zod';
import type { Import } from '../../../runtime/import.ts';
import { isCountry } from '../../../values/country-code.ts';
import { LEVIES } from '../domain/import-rules.ts';
import type { Models } from '../models/index.ts';
import { levyRow } from './dated-rows.ts';
import { readFileRows } from '../../../runtime/file-rows.ts';
import { importDatedRows } from '../../../runtime/import-dated-rows.ts';
import { readMarketRules } from './reference-files.ts';
import {
  day,
  dutyShare,
  internationalPrefix,
  isOrdered,
  openDay,
  ORDERED,
  text,
} from '../../../runtime/row-shapes.ts';

const shapeFor = (markets: ReadonlySet<string>) =>
  z
    .strictObject({
      market: z.string().refine((code) => markets.has(code), `is one of ${[...markets].join(', ')}`),
      levy: z.preprocess((cell) => cell || 'duty', z.enum(LEVIES)),
      prefix: internationalPrefix,
      origin: z
        .string()
        .refine((code) => code === '' || isCountry(code), 'is a country such as CN, or empty for any')
        .transform((code) => code || null)
        .nullable()
        .default(null),
      rate: dutyShare,
      validFrom: day,
      validTo: openDay,
      source: text,
      text,
    })
    .refine(isOrdered, ORDERED);

/** Import duties and what comes on top of them, by market and the first six digits of the HS code. */
export const createDutiesImport = (db: Connection, { dutyRates }: Models): Import => ({
  name: 'duties',
  run: (rows, fileName = 'operator') => {
    const shape = shapeFor(new Set(readMarketRules().rules.map(({ market }) => market)));
    return importDatedRows(
      { name: 'duties', db, model: dutyRates },
      readFileRows(rows, shape, ({ market, levy, prefix, origin, rate, ...given }) =>
        levyRow(
          { market, levy, prefix, origin, rate },
          { ...given, source: given.source ?? fileName, byOperator: true },
        ),
      ),
    );
  },
});
