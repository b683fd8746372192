import { defineSubgraph } from '../../runtime/subgraph.ts';
import { open } from './context.ts';
import { resolvers } from './resolvers/index.ts';

export type { Manufacturers } from './context.ts';
export type {
  Catalogue,
  CatalogueBrand,
  CatalogueProduct,
  CatalogueSku,
  CatalogueStock,
  CatalogueSupplier,
} from './domain/catalogue.ts';

/** Belts, suppliers, what they sell, and their stock. */
export const manufacturers = defineSubgraph({
  directory: import.meta.dirname,
  resolvers,
  nodeTypes: { belt: 'Belt', brand: 'Brand', prod: 'Product', sku: 'Sku', sup: 'Supplier' },
  consumes: ['OrderMoved', 'OrderStopped', 'ShipmentMoved', 'ReturnMoved'],
  open,
});
