import type { DeclarationLineResolvers, DeclarationResolvers } from '../generated.ts';
import type { SupervisionContext } from '../context.ts';
import { type PartOfDeclaration, partOfDeclaration } from '../domain/part-of-declaration.ts';
import type { DeclarationRecord } from '../models/declaration.ts';
import { supplierOf } from '../services/order-access.ts';
import { summaryOfList } from '../services/summary-of-list.ts';

/** A supplier reads of what it makes alone. */
const partFor =
  <Value>(read: (part: PartOfDeclaration) => Value) =>
  (declaration: DeclarationRecord, _args: unknown, { viewer }: SupervisionContext): Value =>
    read(partOfDeclaration(declaration, supplierOf(viewer)));

export const Declaration: DeclarationResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.declarationById.load(id),

  id: ({ _id }) => _id,
  order: ({ orderId }) => ({ id: orderId }),
  shipment: ({ shipmentId }) => ({ id: shipmentId }),
  statisticsOnly: ({ summary }) => summary?.kind === 'STATISTICS',
  summary: ({ _id, summary }, _args, context) =>
    summary?.kind === 'SUMMARY' ? summaryOfList(context, _id) : null,
  lines: partFor(({ lines }) => lines),
  fields: partFor(({ fields }) => fields),
  declared: partFor(({ declared }) => declared),
  fob: partFor(({ fob }) => fob),
  match: partFor(({ match }) => match),
  zone: ({ zoneId }, _args, { loaders }) => (zoneId === null ? null : loaders.zoneById.load(zoneId)),
};

export const DeclarationLine: DeclarationLineResolvers = {
  sku: ({ skuId }) => ({ id: skuId }),
  quantity: ({ quantity, unit }) => ({ value: String(quantity), unit }),
  netWeight: ({ netGrams }) => ({ grams: netGrams }),
};
