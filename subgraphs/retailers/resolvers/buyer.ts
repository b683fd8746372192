import type { BuyerResolvers } from '../generated.ts';

export const Buyer: BuyerResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.buyerById.load(id),

  id: ({ _id }) => _id,
  name: async ({ _id }, _arguments, { loaders }) => (await loaders.buyerIdentityById.load(_id))?.name ?? null,
};
