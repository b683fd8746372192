import * as z from 'zod';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { Models } from '../models/index.ts';
import type { SummaryFactsRecord } from '../models/summary-facts.ts';

/** What refunds use of supervision's `ListSummarized`. */
const listSummarized = z.object({ declarationId: z.string(), status: z.string(), version: z.number() });

/** Keeps where the monthly summary of every retail list stands. */
export const followSummaries =
  ({ summaryFacts }: Models): EventHandler =>
  async ({ data }, { session }) => {
    const { declarationId: _id, ...facts } = listSummarized.parse(data);
    const before = await summaryFacts.findById(_id).session(session).lean<SummaryFactsRecord>();
    if (before && before.version >= facts.version) return;
    await summaryFacts.replaceOne({ _id }, { _id, ...facts }, { session, upsert: true });
  };
