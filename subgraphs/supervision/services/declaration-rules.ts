import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import { isCalendarDate } from '../../../values/calendar-date.ts';
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

const warehouses = z.object({ warehouses: z.array(z.object({ id: z.string(), kind: z.string() })) });

export const readCustomsCodes = () => readReferenceFile('customs-codes.json', codes).content;

/** What customs lays down for years, from the files of `data/`; its rates of exchange are those of a month. */
export type LastingRules = Omit<DeclarationRules, 'rates'>;

export function readLastingRules(): LastingRules {
  const bonded = readReferenceFile('warehouses.json', warehouses).content.warehouses.filter(
    ({ kind }) => kind === 'BONDED',
  );
  return {
    modes: readCustomsModeRules(),
    codes: readCustomsCodes(),
    bondedWarehouseIds: new Set(bonded.map(({ id }) => id)),
  };
}
