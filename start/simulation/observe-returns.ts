import type { Desk } from './desk.ts';
import { type ObservedClaim, readClaims } from './observe-claims.ts';
import { readReturns, type ReturnState } from './returning.ts';
import type { Told } from './story.ts';

/** Goods that came back, with the claims for their tax. */
export interface ObservedReturn extends ReturnState {
  /** Sales units of its order. */
  readonly ordered: number;
  readonly claims: readonly ObservedClaim[];
}

export async function observeReturns(desk: Desk, told: Told): Promise<readonly ObservedReturn[]> {
  const { orderId, goods, fate, units } = told;
  if (fate.ending !== 'RETURNED') return [];
  const supplier = { role: 'supplier', partyId: goods.supplierId } as const;
  const { returns } = await readReturns(desk, orderId, supplier);
  const claims = await readClaims(desk, told);
  return returns.map((each) => ({ ...each, ordered: units, claims }));
}
