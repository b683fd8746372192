import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

/** Who sells abroad, what is listed where, who buys, and what was ordered. */
export const retailers = defineSubgraph({
  directory: import.meta.dirname,
  resolvers,
  nodeTypes: { buy: 'Buyer', lst: 'Listing', ord: 'Order', ret: 'Retailer', rtn: 'Return' },
  consumes: [
    'SkuPublished',
    'IpRightsChanged',
    'QuoteKeyMade',
    'ReservationMoved',
    'ShipmentBooked',
    'ShipmentMoved',
    'LedgerChanged',
    'ReturnClearanceMoved',
    'ReturnDuesChanged',
  ],
  open,
});
