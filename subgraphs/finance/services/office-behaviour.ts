import * as z from 'zod';
import { readReferenceFile } from '../../../runtime/reference-data.ts';
import type { OfficeBehaviour } from '../tax-office/simulated-tax-office.ts';

const ms = z.int().nonnegative();

const shape = z.strictObject({
  about: z.string(),
  unknownInvoices: z.string().min(1),
  reviewMs: ms,
  payMs: ms,
});

/** How this installation's simulated tax office behaves. */
export const readOfficeBehaviour = (): OfficeBehaviour =>
  readReferenceFile('simulated-tax-office.json', shape).content;
