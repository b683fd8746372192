import type { ViewerResolvers } from '../generated.ts';

export const Viewer: Pick<ViewerResolvers, 'retailer' | 'buyer'> = {
  retailer: ({ role, partyId }, _arguments, { loaders }) =>
    role === 'retailer' && partyId !== null ? loaders.retailerById.load(partyId) : null,
  buyer: ({ role, partyId }, _arguments, { loaders }) =>
    role === 'buyer' && partyId !== null ? loaders.buyerById.load(partyId) : null,
};
