import type { LogisticsContext } from '../context.ts';
import type { CarrierRecord } from '../models/carrier.ts';
import type { LaneRecord } from '../models/lane.ts';
import { type ShippingQuote, verifyQuote } from '../../../runtime/shipping-quote.ts';

/** A quote with what it names. */
export interface JoinedQuote extends ShippingQuote {
  readonly lane: LaneRecord;
  readonly carrier: CarrierRecord;
}

/** The quote of an id, also an expired one; null where it is forged, or its lane or carrier is gone. */
export async function readQuote(context: LogisticsContext, id: string): Promise<JoinedQuote | null> {
  const { known } = await context.quoteKeys();
  const quote = verifyQuote(id, known);
  return quote && joinQuote(context, quote);
}

export async function joinQuote(
  { loaders }: LogisticsContext,
  quote: ShippingQuote,
): Promise<JoinedQuote | null> {
  const [lane, carrier] = await Promise.all([
    loaders.laneById.load(quote.laneId),
    loaders.carrierById.load(quote.carrierId),
  ]);
  return lane && carrier && { ...quote, lane, carrier };
}
