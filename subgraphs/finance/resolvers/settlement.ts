import { netOf, nettedOf, openQuoteOf, targetOf } from '../domain/settlement.ts';
import type { SettlementResolvers } from '../generated.ts';
import { settlementFor } from '../services/order-money-views.ts';

export const Settlement: SettlementResolvers = {
  __resolveReference: ({ id }, context) => settlementFor(context, id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  netted: nettedOf,
  net: netOf,
  quote: (settlement, _arguments, { clock }) => openQuoteOf(settlement, clock.now()),
  target: targetOf,
};
