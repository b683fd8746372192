import type { WarehouseResolvers } from '../generated.ts';

export const Warehouse: WarehouseResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.warehouseById.load(id),

  id: ({ _id }) => _id,
  name: ({ nameEn, nameZh }, { lang }) => (lang === 'ZH' ? nameZh : nameEn),
  port: ({ portId }, _args, { loaders }) => (portId === null ? null : loaders.portById.load(portId)),
};
