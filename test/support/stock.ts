import type { Installation } from './installation.ts';

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}

interface FoundSupplier {
  readonly id: string;
  readonly products: Nodes<{ readonly skus: Nodes<{ readonly id: string; readonly code: string }> }>;
}

/** A SKU of the sample catalogue with stock, and a token of its supplier. */
export interface StockedSku {
  readonly supplierId: string;
  readonly skuId: string;
  readonly code: string;
  readonly warehouseId: string;
  readonly onHand: number;
  readonly token: string;
}

/** Finds a SKU that lies somewhere, as its supplier. */
export async function findStockedSku(graph: Installation): Promise<StockedSku> {
  const { data } = await graph.ask<{ belts: Nodes<{ suppliers: Nodes<FoundSupplier> }> }>(
    `{ belts(filter: { search: "Chenghai" }) { nodes { suppliers(first: 1) { nodes { id products(first: 1) {
       nodes { skus(first: 1) { nodes { id code } } } } } } } } }`,
  );
  const supplier = data.belts.nodes[0]?.suppliers.nodes[0];
  const sku = supplier?.products.nodes[0]?.skus.nodes[0];
  if (!supplier || !sku) throw new Error('The sample catalogue has no toys');
  const { id: skuId, code } = sku;
  const token = await graph.token('supplier', supplier.id);
  const [level] = await readStock(graph, skuId, token);
  if (!level) throw new Error('The SKU lies nowhere');
  return { supplierId: supplier.id, skuId, code, token, ...level };
}

/** A supplier of the sample catalogue, with its token. */
export async function findSupplier(
  graph: Installation,
): Promise<{ readonly supplierId: string; readonly token: string }> {
  const { data } = await graph.ask<{ belts: Nodes<{ suppliers: Nodes<{ readonly id: string }> }> }>(
    '{ belts(filter: { search: "Chenghai" }) { nodes { suppliers(first: 1) { nodes { id } } } } }',
  );
  const supplierId = data.belts.nodes[0]?.suppliers.nodes[0]?.id;
  if (supplierId === undefined) throw new Error('The sample catalogue has no makers of toys');
  return { supplierId, token: await graph.token('supplier', supplierId) };
}

export interface Level {
  readonly warehouseId: string;
  readonly onHand: number;
  readonly version: number;
}

interface FoundLevel extends Omit<Level, 'warehouseId'> {
  readonly warehouse: { readonly id: string };
}

/** What a supplier sees of a SKU's stock. */
export async function readStock(
  graph: Installation,
  skuId: string,
  token: string,
): Promise<readonly Level[]> {
  const query = 'query ($id: ID!) { sku(id: $id) { stock { warehouse { id } onHand version } } }';
  const { data } = await graph.ask<{ sku: { stock: readonly FoundLevel[] } }>(query, { id: skuId }, token);
  return data.sku.stock.map(({ warehouse, ...level }) => ({ warehouseId: warehouse.id, ...level }));
}

export const PUBLISH = `mutation ($input: PublishInventoryInput!) {
  publishInventory(input: $input) { applied replayed cursor results { status } userErrors { code message } }
}`;

/** A call that adds some units to what lies of a SKU. */
export const adjustInput = (
  { supplierId, code, warehouseId }: StockedSku,
  key: string,
  quantity: number,
) => ({
  input: {
    supplierId,
    idempotencyKey: key,
    mode: 'ADJUST',
    items: [{ skuCode: code, warehouseId, quantity }],
  },
});

export interface Change {
  readonly onHandDelta: number;
  readonly cursor: string;
  readonly sku: { readonly id: string };
}

interface ChangePage extends Nodes<Change> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All changes of a supplier's feed after a cursor. */
export async function readFeed(
  graph: Installation,
  { supplierId, token }: Pick<StockedSku, 'supplierId' | 'token'>,
  after: string | null = null,
): Promise<readonly Change[]> {
  const query = `query ($id: ID!, $after: String) {
    inventoryChanges(supplierId: $id, after: $after, first: 500) {
      nodes { onHandDelta cursor sku { id } } pageInfo { hasNextPage endCursor } } }`;
  const { data } = await graph.ask<{ inventoryChanges: ChangePage }>(query, { id: supplierId, after }, token);
  const { nodes, pageInfo } = data.inventoryChanges;
  if (!pageInfo.hasNextPage) return nodes;
  return [...nodes, ...(await readFeed(graph, { supplierId, token }, pageInfo.endCursor))];
}
