import * as z from 'zod';
import type { Desk, Question } from './desk.ts';
import type { Goods } from './goods.ts';
import { inTurns } from './in-turns.ts';

const ref = z.object({ id: z.string() });
const counts = z.object({
  onHand: z.int(),
  reserved: z.int(),
  safety: z.int(),
  available: z.int(),
  shortage: z.int(),
  version: z.int(),
});

/** A stock level of one SKU in one warehouse. */
export interface Level extends z.output<typeof counts> {
  readonly skuId: string;
  readonly warehouseId: string;
}

const LEVELS = {
  query: `query Levels($id: ID!) { sku(id: $id) { stock {
    onHand reserved safety available shortage version warehouse { id } } } }`,
  shape: z.object({ sku: z.object({ stock: z.array(counts.extend({ warehouse: ref })) }) }),
} satisfies Question<unknown>;

/** The stock of the goods, as their suppliers see it. */
export async function readLevels(desk: Desk, goods: readonly Goods[]): Promise<readonly Level[]> {
  const suppliers = new Map(goods.map(({ skuId, supplierId }) => [skuId, supplierId]));
  const levels = await inTurns([...suppliers], async ([skuId, partyId]) => {
    const { sku } = await desk.ask(LEVELS, { id: skuId }, { role: 'supplier', partyId });
    return sku.stock.map(({ warehouse, ...level }) => ({ ...level, skuId, warehouseId: warehouse.id }));
  });
  return levels.flat();
}

const change = z.object({
  sku: ref,
  level: z.object({ version: z.int(), warehouse: ref }),
  onHandDelta: z.int(),
  reservedDelta: z.int(),
});

/** One change of a stock level, as the feed has it. */
export type StockChange = z.output<typeof change>;

const FEED = {
  query: `query Feed($supplierId: ID!, $after: String) {
    inventoryChanges(supplierId: $supplierId, first: 500, after: $after) {
      nodes { sku { id } level { version warehouse { id } } onHandDelta reservedDelta }
      pageInfo { hasNextPage endCursor } } }`,
  shape: z.object({
    inventoryChanges: z.object({
      nodes: z.array(change),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  }),
} satisfies Question<unknown>;

/** All changes of a supplier's stock, from the first on. */
export async function readFeed(desk: Desk, supplierId: string): Promise<readonly StockChange[]> {
  const changes: StockChange[] = [];
  for (let after: string | null = null; ;) {
    const supplier = { role: 'supplier', partyId: supplierId } as const;
    const { inventoryChanges }: z.output<typeof FEED.shape> = await desk.ask(
      FEED,
      { supplierId, after },
      supplier,
    );
    changes.push(...inventoryChanges.nodes);
    if (!inventoryChanges.pageInfo.hasNextPage) return changes;
    after = inventoryChanges.pageInfo.endCursor;
  }
}
