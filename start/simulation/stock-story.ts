import type { Declared } from './claiming.ts';
import { confirm, endsAtOnce } from './deciding.ts';
import { settleDelivered } from './completing.ts';
import { pay, type Price, splitPrice } from './paying.ts';
import { refundInAdvance } from './pre-refunding.ts';
import { report, ship } from './shipping.ts';
import type { Placed } from './story.ts';
import type { Teller } from './teller.ts';

/** Goods in a warehouse abroad, of which the refund was paid before they were sold. */
export interface Stocked extends Declared {
  /** Of its units. */
  readonly sold: number;
  /** What is paid once the rest is sold too; null = it never is, or is already. */
  readonly rest: Price | null;
}

/** What a carrier reports of goods that are stored abroad, after they were loaded. */
const INTO_STOCK = ['DEPARTED', 'ARRIVED', 'IMPORT_CLEARING', 'STORED_OVERSEAS'] as const;

/** Where goods are stored for each market. */
const WAREHOUSES: Readonly<Record<string, string>> = {
  DE: 'wh_overseas_hamburg',
  FR: 'wh_overseas_le_havre',
  NL: 'wh_overseas_rotterdam',
  ES: 'wh_overseas_valencia',
};

/** Goods go to a warehouse abroad, are refunded in advance, and are sold from there: all, a part, or nothing. */
export async function tellStockStory(teller: Teller, { orderId, quoteId, total }: Placed): Promise<void> {
  const { fate, goods, units } = teller;
  if (await endsAtOnce(teller, orderId)) return;
  await confirm(teller, orderId);
  const toWarehouseId = WAREHOUSES[goods.market];
  const shipment = await ship(teller, { orderId, quoteId, ...(toWarehouseId && { toWarehouseId }) });
  await report(teller, shipment, INTO_STOCK);
  const declared = { teller, orderId, declarationId: shipment.declarationId };
  if (fate.ending === 'UNSOLD') return refundInAdvance({ ...declared, sold: 0, rest: null });
  if (fate.ending === 'PARTLY_SOLD') {
    const sold = Math.floor(units / 2);
    const [first, rest] = splitPrice(total, sold / units);
    await pay(teller, { orderId, total: first });
    return refundInAdvance({ ...declared, sold, rest });
  }
  await pay(teller, { orderId, total });
  await settleDelivered(teller, orderId);
  await refundInAdvance({ ...declared, sold: units, rest: null });
}
