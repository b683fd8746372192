import type { DeclarationLineResolvers, DeclarationResolvers } from '../generated.ts';
import { summaryOfList } from '../services/summary-of-list.ts';

export const Declaration: DeclarationResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.declarationById.load(id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  shipment: ({ shipmentId }) => ({ id: shipmentId }),
  statisticsOnly: ({ summary }) => summary?.kind === 'STATISTICS',
  summary: ({ _id, summary }, _args, context) =>
    summary?.kind === 'SUMMARY' ? summaryOfList(context, _id) : null,
  zone: ({ zoneId }, _args, { loaders }) => (zoneId === null ? null : loaders.zoneById.load(zoneId)),
};

export const DeclarationLine: DeclarationLineResolvers = {
  sku: ({ skuId }) => ({ id: skuId }),
  quantity: ({ quantity, unit }) => ({ value: String(quantity), unit }),
  netWeight: ({ netGrams }) => ({ grams: netGrams }),
};
