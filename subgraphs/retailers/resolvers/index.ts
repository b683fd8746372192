import { Buyer } from './buyer.ts';
import { Listing } from './listing.ts';
import { Mutation } from './mutation.ts';
import { Query } from './query.ts';
import { Retailer } from './retailer.ts';
import { Sku } from './sku.ts';
import { Viewer } from './viewer.ts';

export const resolvers = { Buyer, Listing, Mutation, Query, Retailer, Sku, Viewer };
