import * as z from 'zod';
import { verifyQuote } from '../../../runtime/shipping-quote.ts';
import type { EventHandler } from '../../../runtime/subgraph.ts';
import type { FoundQuote } from '../domain/check-offer.ts';
import type { Models } from '../models/index.ts';
import type { QuoteKeyRecord } from '../models/quote-key.ts';

/** Logistics' `QuoteKeyMade`. */
const quoteKeyMade = z.object({ keyId: z.string(), publicKey: z.string() });

export const applyQuoteKeyMade =
  ({ quoteKeys }: Models): EventHandler =>
  async ({ data }, { session }) => {
    const { keyId: _id, publicKey } = quoteKeyMade.parse(data);
    await quoteKeys.replaceOne({ _id }, { _id, publicKey }, { session, upsert: true });
  };

/** The quote of an id, checked with what is known here; null for one that logistics did not make. */
export async function readQuote({ quoteKeys }: Models, quoteId: string): Promise<FoundQuote> {
  const keys = await quoteKeys.find().lean<QuoteKeyRecord[]>();
  const quote = verifyQuote(
    quoteId,
    keys.map(({ _id: keyId, publicKey }) => ({ keyId, publicKey })),
  );
  if (!quote) return null;
  const { id, laneId, carrierId, fromPortId, destination, mode, price, grossGrams, expiresAt } = quote;
  return { id, laneId, carrierId, fromPortId, destination, mode, price, grossGrams, expiresAt };
}
