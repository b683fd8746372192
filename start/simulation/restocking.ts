import * as z from 'zod';
import { groupBy } from '../../values/group-by.ts';
import { deed, type Desk } from './desk.ts';
import type { Goods } from './goods.ts';
import { inTurns } from './in-turns.ts';

const PUBLISH = deed('publishInventory', 'applied', z.object({ applied: z.int() }));

/** An order takes 1 to 3 of what is sold together, and some goods are ordered more often than others. */
const LOTS_AN_ORDER = 8;

/** Suppliers count in as much as will be ordered, where there is less: the same goods are on sale in several markets. */
export async function restock(
  { desk, run }: { readonly desk: Desk; readonly run: string },
  goods: readonly Goods[],
  timesOrdered: number,
): Promise<void> {
  await inTurns(
    groupBy(goods, ({ skuId }) => skuId),
    async (listed) => {
      const [first] = listed;
      const quantity = listed.reduce((all, { fewest }) => all + fewest, 0) * timesOrdered * LOTS_AN_ORDER;
      if (!first || first.available >= quantity) return;
      const { skuId, skuCode, supplierId, warehouseId } = first;
      const items = [{ skuCode, warehouseId, quantity }];
      const input = { idempotencyKey: `${run}-stock-${skuId}`, supplierId, mode: 'ADJUST', items };
      await desk.do(PUBLISH, input, { role: 'supplier', partyId: supplierId });
    },
  );
}
