import type DataLoader from 'dataloader';
import type { ChildPage } from '../../../runtime/page-loader.ts';
import {
  type Connection,
  connectionOf,
  keyIn,
  type PageArguments,
  readPage,
  type SortOrder,
} from '../../../runtime/page.ts';
import type { ManufacturersContext } from '../context.ts';
import type { InputMaybe, ProductSort } from '../generated.ts';
import { LISTED_PRODUCTS, PRODUCT_ORDERS, type ProductRecord } from '../models/product.ts';
import { SKU_ORDER, type SkuRecord } from '../models/sku.ts';
import { SUPPLIER_ORDER, type SupplierRecord } from '../models/supplier.ts';

type PageLoader<Row> = DataLoader<ChildPage, readonly Row[], string>;

interface List<Row> {
  readonly name: string;
  readonly loader: PageLoader<Row>;
  readonly parentId: string;
  readonly order: SortOrder;
  readonly filter?: ChildPage['filter'];
}

/** One parent's page; its cursors are of this list of this parent alone. */
async function loadPage<Row extends object>(
  { name, loader, parentId, order, filter = {} }: List<Row>,
  page: PageArguments,
): Promise<Connection<Row>> {
  const range = readPage(page, { list: name, filter: { parentId }, orderBy: JSON.stringify(order) });
  return connectionOf(await loader.load({ parentId, page: range, filter }), range, keyIn(order));
}

export interface ProductPageArguments extends PageArguments {
  readonly orderBy?: InputMaybe<ProductSort>;
}

/** Without a search the most relevant is the newest. */
const ordered = (orderBy: InputMaybe<ProductSort> | undefined) => (orderBy === 'NAME' ? 'NAME' : 'NEWEST');

export const loadProductsOfBelt = (
  { loaders }: ManufacturersContext,
  parentId: string,
  { orderBy, ...page }: ProductPageArguments,
): Promise<Connection<ProductRecord>> =>
  loadPage(
    {
      name: 'Belt.products',
      loader: loaders.productsByBeltId[ordered(orderBy)],
      parentId,
      order: PRODUCT_ORDERS[ordered(orderBy)],
      filter: LISTED_PRODUCTS,
    },
    page,
  );

export const loadProductsOfSupplier = (
  { loaders }: ManufacturersContext,
  parentId: string,
  { orderBy, ...page }: ProductPageArguments,
): Promise<Connection<ProductRecord>> =>
  loadPage(
    {
      name: 'Supplier.products',
      loader: loaders.productsBySupplierId[ordered(orderBy)],
      parentId,
      order: PRODUCT_ORDERS[ordered(orderBy)],
      filter: LISTED_PRODUCTS,
    },
    page,
  );

export const loadSuppliersOfBelt = (
  { loaders }: ManufacturersContext,
  parentId: string,
  page: PageArguments,
): Promise<Connection<SupplierRecord>> =>
  loadPage(
    { name: 'Belt.suppliers', loader: loaders.suppliersByBeltId, parentId, order: SUPPLIER_ORDER },
    page,
  );

export const loadSkusOfProduct = (
  { loaders }: ManufacturersContext,
  parentId: string,
  page: PageArguments,
): Promise<Connection<SkuRecord>> =>
  loadPage({ name: 'Product.skus', loader: loaders.skusByProductId, parentId, order: SKU_ORDER }, page);
