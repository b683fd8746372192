import * as z from 'zod';
import type { EventHandler, ReadAhead } from '../../../runtime/subgraph.ts';
import { isReleased } from '../domain/release.ts';
import type { DeclarationFactsRecord } from '../models/declaration-facts.ts';
import type { Models } from '../models/index.ts';

/** What is used here of the supervision subgraph's `DeclarationMoved`. */
const declarationMoved = z.object({
  declarationId: z.string(),
  shipmentId: z.string().nullable(),
  status: z.string(),
  at: z.date(),
  // A quantity of sales units, as a number or as the decimal that customs' documents have.
  lines: z.array(z.object({ orderLineNumber: z.int(), quantity: z.coerce.number() })),
});

const ofDeclaration = z.object({ declarationId: z.string() });

/** Reads what is known of the declarations that events are about. */
export const readDeclarationsAhead =
  ({ declarationFacts }: Models): ReadAhead =>
  async (events, { documents }) => {
    const ids = events.flatMap(({ data }) => ofDeclaration.safeParse(data).data?.declarationId ?? []);
    await documents.findAll(declarationFacts, ids);
  };

/** Keeps whether customs has released a shipment's goods, and since when. */
export const applyDeclarationMoved =
  ({ declarationFacts }: Models): EventHandler =>
  async ({ data, sequence: version }, { documents }) => {
    const { declarationId: _id, shipmentId, status, at, lines } = declarationMoved.parse(data);
    if (shipmentId === null) return;
    const before = await documents.find<DeclarationFactsRecord>(declarationFacts, _id);
    const releasedAt = isReleased(status) ? (before?.releasedAt ?? at) : null;
    const facts = { _id, shipmentId, status, releasedAt, lines, version };
    documents.put<DeclarationFactsRecord>(declarationFacts, facts);
  };
