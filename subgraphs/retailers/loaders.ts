import { createListLoader, createLoader } from '../../runtime/loader.ts';
import { createPageLoader } from '../../runtime/page-loader.ts';
import { actsFor, type Viewer } from '../../runtime/viewer.ts';
import type { BuyerIdentityRecord } from './models/buyer-identity.ts';
import type { BuyerRecord } from './models/buyer.ts';
import type { CancelReasonRecord } from './models/cancel-reason.ts';
import type { ConsigneeRecord } from './models/consignee.ts';
import type { Models } from './models/index.ts';
import { type Listing, NEWEST_FIRST, WITHOUT_TERMS } from './models/listing.ts';
import { ORDER_ORDERS, type OrderRecord } from './models/order.ts';
import type { RetailerRecord } from './models/retailer.ts';
import type { ReturnRecord } from './models/return.ts';
import { readerOf, seesConsignee } from './services/order-readers.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/** One request's reads. What the viewer may not see is not there, so no caller can forget to ask. */
export function createLoaders(models: Models, viewer: Viewer | null) {
  const { retailers, listings, orders, consignees } = models;
  const listingPages = (parentField: 'retailerId' | 'skuId') =>
    createPageLoader<Listing>({ model: listings, parentField, order: NEWEST_FIRST, omit: ['terms'] });
  const reader = readerOf(viewer);
  return {
    retailerById: createLoader<RetailerRecord>(
      (ids) => retailers.find({ _id: { $in: ids } }).lean<RetailerRecord[]>(),
      ({ _id }) => _id,
    ),
    listingById: createLoader<Listing>(
      (ids) => listings.find({ _id: { $in: ids }, ...visibleTo(viewer) }, WITHOUT_TERMS).lean<Listing[]>(),
      ({ _id }) => _id,
    ),
    listingsByRetailerId: listingPages('retailerId'),
    listingsBySkuId: listingPages('skuId'),
    orderById: createLoader<OrderRecord>(
      (ids) =>
        reader === null
          ? Promise.resolve([])
          : orders.find({ _id: { $in: ids }, readers: reader }).lean<OrderRecord[]>(),
      ({ _id }) => _id,
    ),
    /** To be asked of orders that the viewer reads. */
    consigneeByOrderId: createLoader<ConsigneeRecord>(
      (ids) =>
        seesConsignee(viewer)
          ? consignees.find({ _id: { $in: ids } }).lean<ConsigneeRecord[]>()
          : Promise.resolve([]),
      ({ _id }) => _id,
    ),
    /** To be asked of orders that the viewer reads. */
    cancelReasonByOrderId: createLoader<CancelReasonRecord>(
      (ids) => models.cancelReasons.find({ _id: { $in: ids } }).lean<CancelReasonRecord[]>(),
      ({ _id }) => _id,
    ),
    ...createBuyerLoaders(models, viewer),
    ...createReturnLoaders(models, viewer),
  };
}

function createReturnLoaders({ returns }: Models, viewer: Viewer | null) {
  const reader = readerOf(viewer);
  const find = (filter: object) =>
    reader === null
      ? Promise.resolve([])
      : returns
          .find({ ...filter, readers: reader })
          .sort({ _id: 1 })
          .lean<ReturnRecord[]>();
  const returnById = createLoader<ReturnRecord>(
    (ids) => find({ _id: { $in: ids } }),
    ({ _id }) => _id,
  );
  // At most 20 an order.
  const returnsByOrderId = createListLoader<ReturnRecord>(
    (ids) => find({ orderId: { $in: ids } }),
    ({ orderId }) => orderId,
  );
  const forgetReturn = (id: string) => {
    returnById.clear(id);
    returnsByOrderId.clearAll();
  };
  return { returnById, returnsByOrderId, forgetReturn };
}

/** A buyer is seen by itself, by the operator, and by whoever reads one of its orders. */
function createBuyerLoaders({ buyers, buyerIdentities, orders }: Models, viewer: Viewer | null) {
  const reader = readerOf(viewer);
  const find = (ids: readonly string[]) => buyers.find({ _id: { $in: ids } }).lean<BuyerRecord[]>();
  const anyOrder = createPageLoader<OrderRecord>({
    model: orders,
    parentField: 'buyerId',
    order: ORDER_ORDERS.NEWEST,
    omit: ['lines', 'shipments'],
  });
  const one = { first: 1, after: null, scope: '' };
  const sharesOrder = async (buyerId: string): Promise<boolean> =>
    reader !== null &&
    (await anyOrder.load({ parentId: buyerId, page: one, filter: { readers: reader } })).length > 0;
  const isVisible = async (id: string) => actsFor(viewer, id) || (await sharesOrder(id));
  return {
    buyerById: createLoader<BuyerRecord>(
      async (ids) => {
        const visible = await Promise.all(ids.map(isVisible));
        return await find(ids.filter((_id, index) => visible[index]));
      },
      ({ _id }) => _id,
    ),
    /** To be asked of orders that the viewer reads. */
    buyerOfOrderById: createLoader<BuyerRecord>(find, ({ _id }) => _id),
    /** To be asked of buyers that the viewer sees. */
    buyerIdentityById: createLoader<BuyerIdentityRecord>(
      (ids) =>
        buyerIdentities
          .find({ _id: { $in: ids.filter((id) => actsFor(viewer, id) || seesConsignee(viewer)) } })
          .lean<BuyerIdentityRecord[]>(),
      ({ _id }) => _id,
    ),
  };
}

/** Which listings a viewer sees: those for sale, its own, and as the operator all. */
function visibleTo(viewer: Viewer | null): Readonly<Record<string, unknown>> {
  if (viewer?.role === 'operator') return {};
  const forSale = { status: 'FOR_SALE' };
  return viewer?.partyId ? { $or: [forSale, { retailerId: viewer.partyId }] } : forSale;
}
