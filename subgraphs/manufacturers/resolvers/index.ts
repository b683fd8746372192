import { Belt } from './belt.ts';
import { Brand } from './brand.ts';
import { InventoryChange } from './inventory-change.ts';
import { Mutation } from './mutation.ts';
import { RegisterBrandPayload, RegisterSupplierPayload, SkuResult } from './payloads.ts';
import { Product } from './product.ts';
import { Query } from './query.ts';
import { Sku } from './sku.ts';
import { StockLevel } from './stock-level.ts';
import { StockReservation } from './stock-reservation.ts';
import { Supplier } from './supplier.ts';
import { Viewer } from './viewer.ts';
import { Zone } from './zone.ts';

export const resolvers = {
  Belt,
  Brand,
  InventoryChange,
  Mutation,
  Product,
  Query,
  RegisterBrandPayload,
  RegisterSupplierPayload,
  Sku,
  SkuResult,
  StockLevel,
  StockReservation,
  Supplier,
  Viewer,
  Zone,
};
