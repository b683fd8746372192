import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

/** Who sells abroad, what is listed where, and who buys. */
export const retailers = defineSubgraph({
  directory: import.meta.dirname,
  resolvers,
  nodeTypes: { buy: 'Buyer', lst: 'Listing', ret: 'Retailer' },
  consumes: ['SkuPublished', 'IpRightsChanged'],
  open,
});
