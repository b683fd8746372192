import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import { UNITS, type Unit } from '../../../values/quantity.ts';
import type { Models } from '../models/index.ts';
import type { ExportFactsRecord } from '../models/export-facts.ts';
import { moneyData } from './event-shapes.ts';

/** What refunds use of supervision's `DeclarationMoved`. Quantities are of sales units. */
const declarationMoved = z.object({
  declarationId: z.string(),
  orderId: z.string(),
  status: z.string(),
  mode: z.string().transform((mode) => mode.replace(/^M/, '')),
  zoneId: z.string().nullable(),
  exportedOn: z.string().nullable(),
  summary: z.object({ kind: z.string() }).nullish(),
  fob: moneyData,
  version: z.number(),
  lines: z.array(
    z.object({
      number: z.number(),
      orderLineNumber: z.number(),
      supplierId: z.string(),
      hsCode: z.string(),
      quantity: z.coerce.number().int(),
      unit: z.enum(Object.keys(UNITS) as [Unit]),
      total: moneyData,
    }),
  ),
});

/** Keeps what refunds go by of every declaration. */
export const followExports =
  ({ exportFacts }: Models): EventHandler =>
  async ({ data }, { documents }) => {
    const { declarationId: _id, summary, ...read } = declarationMoved.parse(data);
    const facts = { ...read, isStatisticsOnly: summary?.kind === 'STATISTICS' };
    const before = await documents.find<ExportFactsRecord>(exportFacts, _id);
    if (before && before.version >= facts.version) return;
    documents.put<ExportFactsRecord>(exportFacts, { _id, ...facts });
  };
