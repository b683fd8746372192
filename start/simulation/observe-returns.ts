import type { Desk } from './desk.ts';
import { readReturns, type ReturnState } from './returning.ts';
import type { Told } from './story.ts';

/** Goods that came back. */
export interface ObservedReturn extends ReturnState {
  readonly orderId: string;
  /** Sales units of its order. */
  readonly ordered: number;
}

export async function observeReturns(desk: Desk, told: Told): Promise<readonly ObservedReturn[]> {
  const { orderId, goods, fate, units } = told;
  if (fate.ending !== 'RETURNED') return [];
  const supplier = { role: 'supplier', partyId: goods.supplierId } as const;
  const { returns } = await readReturns(desk, orderId, supplier);
  return returns.map((each) => ({ ...each, orderId, ordered: units }));
}
