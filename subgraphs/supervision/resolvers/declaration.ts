import type { DeclarationLineResolvers, DeclarationResolvers } from '../generated.ts';

export const Declaration: DeclarationResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.declarationById.load(id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  shipment: ({ shipmentId }) => ({ id: shipmentId }),
  zone: ({ zoneId }, _args, { loaders }) => (zoneId === null ? null : loaders.zoneById.load(zoneId)),
};

export const DeclarationLine: DeclarationLineResolvers = {
  sku: ({ skuId }) => ({ id: skuId }),
  quantity: ({ quantity, unit }) => ({ value: String(quantity), unit }),
  netWeight: ({ netGrams }) => ({ grams: netGrams }),
};
