import type { ShippingQuoteResolvers } from '../generated.ts';
import { readQuote } from '../services/read-quote.ts';

export const ShippingQuote: ShippingQuoteResolvers = {
  __resolveReference: ({ id }, context) => readQuote(context, id),

  chargeableWeight: ({ chargeableGrams }) => ({ grams: chargeableGrams }),
  rule: ({ rateId }, _args, { loaders }) => loaders.freightRateById.load(rateId),
};
