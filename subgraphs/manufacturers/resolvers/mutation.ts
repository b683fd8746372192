import { payloadOf } from '../../../runtime/payload.ts';
import type { MutationResolvers } from '../generated.ts';
import { commitReservation } from '../services/commit-reservation.ts';
import { refusedInventory } from '../services/inventory-answer.ts';
import { publishInventory } from '../services/publish-inventory.ts';
import { type PublishedSkus, publishSkus } from '../services/publish-skus.ts';
import { registerBrand } from '../services/register-brand.ts';
import { registerSupplier } from '../services/register-supplier.ts';
import { releaseReservation } from '../services/release-reservation.ts';
import { reserveStock } from '../services/reserve-stock.ts';

export const Mutation: MutationResolvers = {
  registerSupplier: (_root, { input }, context) =>
    payloadOf<{ readonly supplierId: string | null }>(
      () => registerSupplier(context, input),
      () => ({ supplierId: null }),
    ),
  registerBrand: (_root, { input }, context) =>
    payloadOf<{ readonly brandId: string | null }>(
      () => registerBrand(context, input),
      () => ({ brandId: null }),
    ),
  publishSkus: (_root, { input }, context) =>
    payloadOf<PublishedSkus>(
      () => publishSkus(context, input),
      () => ({ results: [] }),
    ),
  publishInventory: (_root, { input }, context) =>
    payloadOf(() => publishInventory(context, input), refusedInventory),
  reserveStock: (_root, { input }, context) =>
    payloadOf(
      () => reserveStock(context, input),
      () => ({ reservation: null }),
    ),
  commitReservation: (_root, { input }, context) =>
    payloadOf(
      () => commitReservation(context, input),
      () => ({ status: null }),
    ),
  releaseReservation: (_root, { input }, context) =>
    payloadOf(
      () => releaseReservation(context, input),
      () => ({ status: null }),
    ),
};
