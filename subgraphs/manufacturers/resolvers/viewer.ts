import type { ViewerResolvers } from '../generated.ts';

export const Viewer: Pick<ViewerResolvers, 'supplier'> = {
  supplier: ({ role, partyId }, _arguments, { loaders }) =>
    role === 'supplier' && partyId !== null ? loaders.supplierById.load(partyId) : null,
};
