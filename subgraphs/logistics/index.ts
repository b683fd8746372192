import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

export const logistics = defineSubgraph({
  directory: import.meta.dirname,
  resolvers,
  nodeTypes: {
    port: 'Port',
    lane: 'Lane',
    carrier: 'Carrier',
    wh: 'Warehouse',
    quote: 'ShippingQuote',
    shp: 'Shipment',
  },
  consumes: [
    'BuyerErased',
    'OrderPlaced',
    'OrderMoved',
    'DeclarationMoved',
    'ReturnMoved',
    'ReturnClearanceMoved',
  ],
  open,
});
