import type { ViewerResolvers } from '../generated.ts';

export const Viewer: ViewerResolvers = {
  carrier: ({ role, partyId }, _args, { loaders }) =>
    role === 'carrier' && partyId !== null ? loaders.carrierById.load(partyId) : null,
};
