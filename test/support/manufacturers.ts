import { randomUUID } from 'node:crypto';
import type {
  Catalogue,
  CatalogueProduct,
  CatalogueSku,
  CatalogueStock,
  CatalogueSupplier,
  Manufacturers,
} from '../../subgraphs/manufacturers/index.ts';
import { creditCheckCharacter } from '../../subgraphs/manufacturers/domain/credit-code.ts';
import type { InventoryItemInput, PublishInventoryInput } from '../../subgraphs/manufacturers/generated.ts';
import { money } from '../../values/money.ts';
import { type TestSubgraph, viewerAs } from './subgraph.ts';

/** A supplier, by default a manufacturer of Chenghai. */
export function aSupplier(id: string, given: Partial<CatalogueSupplier> = {}): CatalogueSupplier {
  return {
    id,
    nameEn: `Works ${id}`,
    nameZh: null,
    role: 'MANUFACTURER',
    taxpayer: 'GENERAL',
    creditCode: creditCodeFor(id),
    beltId: 'belt_chenghai_toys',
    ...given,
  };
}

export const aProduct = (
  id: string,
  supplierId: string,
  given: Partial<CatalogueProduct> = {},
): CatalogueProduct => ({
  id,
  supplierId,
  nameEn: `Product ${id}`,
  nameZh: null,
  createdAt: new Date('2026-11-01T00:00:00Z'),
  ...given,
});

/** A toy of half a kilogram at 12.50 euro. */
export const aSku = (
  id: string,
  { id: productId, supplierId }: CatalogueProduct,
  given: Partial<CatalogueSku> = {},
): CatalogueSku => ({
  id,
  supplierId,
  productId,
  code: `CODE-${id}`,
  nameEn: `Variant ${id}`,
  nameZh: null,
  brandId: null,
  hsCode: '9503008900',
  origin: 'CN',
  legalQuantities: [{ value: '0.5', unit: 'KGM' }],
  netGrams: 500,
  grossGrams: 600,
  moq: 1,
  leadDays: 7,
  priceTiers: [{ minQuantity: 1, price: money(1250n, 'EUR') }],
  ...given,
});

/** This much of a SKU in `wh_main`. */
export const aStock = (
  { id: skuId, supplierId }: CatalogueSku,
  onHand: number,
  given: Partial<CatalogueStock> = {},
): CatalogueStock => ({
  skuId,
  supplierId,
  asOf: new Date('2026-11-01T00:00:00Z'),
  levels: [{ warehouseId: 'wh_main', onHand, safety: 0 }],
  ...given,
});

export const loadCatalogue = (
  instance: Manufacturers,
  catalogue: Partial<Catalogue>,
): Promise<ReadonlySet<string>> =>
  instance.loadCatalogue({ suppliers: [], brands: [], products: [], skus: [], stocks: [], ...catalogue });

/** One supplier with one product with one SKU, of which this much is in `wh_main`. */
export async function seedSku(
  instance: Manufacturers,
  {
    supplierId = 'sup_1',
    productId = `prod_${supplierId.slice(4)}`,
    skuId = `sku_${supplierId.slice(4)}`,
    onHand = 100,
    ...sku
  }: Partial<CatalogueSku> & { readonly skuId?: string; readonly onHand?: number } = {},
): Promise<CatalogueSku> {
  const product = aProduct(productId, supplierId);
  const only = aSku(skuId, product, sku);
  await loadCatalogue(instance, {
    suppliers: [aSupplier(supplierId)],
    products: [product],
    skus: [only],
    stocks: [aStock(only, onHand)],
  });
  return only;
}

/** A code that checks, another one for each id. */
function creditCodeFor(id: string): string {
  const number = [...id].reduce(
    (hash, character) => (hash * 31 + character.charCodeAt(0)) % 1_000_000_000,
    7,
  );
  const body = `91440500${String(number).padStart(9, '0')}`;
  return `${body}${creditCheckCharacter(body)}`;
}

const PUBLISH_INVENTORY = `mutation ($input: PublishInventoryInput!) {
  publishInventory(input: $input) {
    applied replayed cursor expectedSequence
    snapshot { received applied zeroed }
    results {
      index status before
      level { warehouse { id } onHand reserved safety available shortage version asOf }
      errors { code message field }
    }
    userErrors { code message field }
  }
}`;

const INVENTORY_CHANGES = `query ($supplierId: ID!, $first: Int, $after: String) {
  inventoryChanges(supplierId: $supplierId, first: $first, after: $after) {
    nodes {
      cursor onHandDelta reservedDelta safetyDelta reason at
      sku { code }
      level { warehouse { id } onHand reserved safety version }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** A supplier's app: publishes stock with a new key each time, and reads its feed. */
export function aSupplierApp({ ask }: TestSubgraph<Manufacturers>, supplierId: string) {
  const viewer = viewerAs('supplier', supplierId);

  /** In SET, of `wh_main`, unless it is said otherwise. */
  async function publish(
    items: readonly (Partial<InventoryItemInput> & { readonly skuCode: string })[],
    given: Partial<PublishInventoryInput> = {},
  ): Promise<PublishAnswer> {
    const input = {
      idempotencyKey: randomUUID(),
      supplierId,
      mode: 'SET',
      ...given,
      items: items.map((item) => ({ warehouseId: 'wh_main', quantity: 0, ...item })),
    };
    const { data, errors } = await ask(PUBLISH_INVENTORY, { input }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.publishInventory as PublishAnswer;
  }

  /** The whole feed, page by page. */
  async function readFeed(first = 500): Promise<readonly ChangeAnswer[]> {
    const changes: ChangeAnswer[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data, errors } = await ask(INVENTORY_CHANGES, { supplierId, first, after }, viewer);
      if (errors.length > 0) throw new Error(JSON.stringify(errors));
      const page = data.inventoryChanges as FeedAnswer;
      changes.push(...page.nodes);
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    return changes;
  }

  /** What is on hand in a warehouse, by code; null where the SKU was never there. */
  async function readStock(
    codes: readonly string[],
    warehouseId = 'wh_main',
  ): Promise<Readonly<Record<string, number | null>>> {
    const fields = codes.map(
      (code, index) => `s${index}: sku(code: ${JSON.stringify(code)}) { stock { onHand warehouse { id } } }`,
    );
    const query = `query ($id: ID!) { supplier(id: $id) { ${fields.join(' ')} } }`;
    const { data } = await ask(query, { id: supplierId }, viewer);
    const skus = Object.values(data.supplier as Readonly<Record<string, StockAnswer>>);
    const inWarehouse = ({ stock }: StockAnswer): number | null =>
      stock.find(({ warehouse }) => warehouse.id === warehouseId)?.onHand ?? null;
    return Object.fromEntries(skus.map((sku, index) => [codes[index] ?? '', inWarehouse(sku)]));
  }

  return { publish, readFeed, readStock };
}

interface StockAnswer {
  readonly stock: readonly { readonly onHand: number; readonly warehouse: { readonly id: string } }[];
}

interface UserErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly field: readonly string[] | null;
}

interface LevelAnswer {
  readonly warehouse: { readonly id: string };
  readonly onHand: number;
  readonly reserved: number;
  readonly safety: number;
  readonly version: number;
}

/** What `publish` answers. */
export interface PublishAnswer {
  readonly applied: number;
  readonly replayed: boolean;
  readonly cursor: string | null;
  readonly expectedSequence: number | null;
  readonly snapshot: { readonly received: number; readonly applied: boolean; readonly zeroed: number } | null;
  readonly results: readonly {
    readonly index: number;
    readonly status: string;
    readonly before: number | null;
    readonly level: LevelAnswer | null;
    readonly errors: readonly UserErrorAnswer[];
  }[];
  readonly userErrors: readonly UserErrorAnswer[];
}

/** One change of the feed. */
export interface ChangeAnswer {
  readonly cursor: string;
  readonly onHandDelta: number;
  readonly reservedDelta: number;
  readonly safetyDelta: number;
  readonly reason: string;
  readonly at: string;
  readonly sku: { readonly code: string };
  readonly level: LevelAnswer;
}

interface FeedAnswer {
  readonly nodes: readonly ChangeAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
