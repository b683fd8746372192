import type { Connection } from 'mongoose';
import { buyerIdentityModel } from './buyer-identity.ts';
import { buyerModel } from './buyer.ts';
import { cancelReasonModel } from './cancel-reason.ts';
import { consigneeModel } from './consignee.ts';
import { ipRightModel } from './ip-right.ts';
import { ipTerritoryModel } from './ip-territory.ts';
import { listingModel } from './listing.ts';
import { marketModel } from './market.ts';
import { orderIntentModel } from './order-intent.ts';
import { orderNumberModel } from './order-number.ts';
import { orderModel } from './order.ts';
import { quoteKeyModel } from './quote-key.ts';
import { retailerModel } from './retailer.ts';
import { returnModel } from './return.ts';
import { skuFactsModel } from './sku-facts.ts';

export type Models = ReturnType<typeof createModels>;

/** The collections of the retailers subgraph, on its own database. */
export const createModels = (db: Connection) => ({
  retailers: retailerModel(db),
  listings: listingModel(db),
  markets: marketModel(db),
  buyers: buyerModel(db),
  buyerIdentities: buyerIdentityModel(db),
  skuFacts: skuFactsModel(db),
  ipRights: ipRightModel(db),
  ipTerritories: ipTerritoryModel(db),
  orders: orderModel(db),
  returns: returnModel(db),
  consignees: consigneeModel(db),
  cancelReasons: cancelReasonModel(db),
  orderIntents: orderIntentModel(db),
  orderNumbers: orderNumberModel(db),
  quoteKeys: quoteKeyModel(db),
});
