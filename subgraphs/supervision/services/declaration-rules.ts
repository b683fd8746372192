import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
import { isDecimal } from '../../../values/decimal.ts';
import type { DeclarationRules } from '../domain/draft-declaration.ts';
import { readCustomsModeRules } from './customs-mode-rules.ts';

const day = z.string().refine(isCalendarDate);
const validity = { validFrom: day, validTo: day.nullable(), source: z.string().min(1) };
const table = z.record(z.string(), z.string());

const codes = z.strictObject({
  about: z.string(),
  currencies: table,
  units: table,
  transports: table,
  countries: table,
  offices: table,
  ports: table,
  receiptsRequired: z.strictObject(validity),
  weightTolerances: z.array(z.strictObject({ grams: z.int().nonnegative(), ...validity })),
  receiptTexts: table,
});

/** Yuan for one unit of each currency; of other pairs customs takes no notice. */
const rates = z.array(
  z.object({ quote: z.string(), ...validity, rates: z.record(z.string(), z.string().refine(isDecimal)) }),
);

const warehouses = z.object({ warehouses: z.array(z.object({ id: z.string(), kind: z.string() })) });

export const readCustomsCodes = () => readReferenceFile('customs-codes.json', codes).content;

/** What customs lays down, from the files of `data/`. */
export function readDeclarationRules(): DeclarationRules {
  const bonded = readReferenceFile('warehouses.json', warehouses).content.warehouses.filter(
    ({ kind }) => kind === 'BONDED',
  );
  return {
    modes: readCustomsModeRules(),
    rates: readReferenceFile('fx-rates.json', rates).content.filter(({ quote }) => quote === 'CNY'),
    codes: readCustomsCodes(),
    bondedWarehouseIds: new Set(bonded.map(({ id }) => id)),
  };
}
