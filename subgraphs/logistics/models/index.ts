import type { Connection } from 'mongoose';
import { carrierModel } from './carrier.ts';
import { declarationFactsModel } from './declaration-facts.ts';
import { freightRateModel } from './freight-rate.ts';
import { invoiceCurrencyModel } from './invoice-currency.ts';
import { laneModel } from './lane.ts';
import { orderFactsModel } from './order-facts.ts';
import { portModel } from './port.ts';
import { quoteKeyModel } from './quote-key.ts';
import { returnFactsModel } from './return-facts.ts';
import { shipmentModel } from './shipment.ts';
import { trackingEventModel } from './tracking-event.ts';
import { warehouseModel } from './warehouse.ts';
import { weightRuleModel } from './weight-rule.ts';

export type Models = ReturnType<typeof bindModels>;

/** The collections of the logistics subgraph, on its own database. */
export const bindModels = (db: Connection) => ({
  ports: portModel(db),
  lanes: laneModel(db),
  carriers: carrierModel(db),
  warehouses: warehouseModel(db),
  weightRules: weightRuleModel(db),
  freightRates: freightRateModel(db),
  invoiceCurrencies: invoiceCurrencyModel(db),
  quoteKeys: quoteKeyModel(db),
  orderFacts: orderFactsModel(db),
  declarationFacts: declarationFactsModel(db),
  returnFacts: returnFactsModel(db),
  shipments: shipmentModel(db),
  trackingEvents: trackingEventModel(db),
});
