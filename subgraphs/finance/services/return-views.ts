import { add, type Money } from '../../../values/money.ts';
import type { FinanceContext } from '../context.ts';
import type { ReturnDuesRecord } from '../models/return-dues.ts';
import { sightOf } from './money-rights.ts';
import { seesClaim } from './refund-rights.ts';

/** What is owed for a return to the tax office; for its suppliers, where it is one's alone, and for the tax office. */
async function taxSide(
  { loaders, viewer }: FinanceContext,
  returnId: string,
): Promise<ReturnDuesRecord | null> {
  const dues = viewer && (await loaders.returnDuesById.load(returnId));
  return dues && dues.supplierIds.every((supplierId) => seesClaim(viewer, { supplierId })) ? dues : null;
}

const ifAny = (amount: Money | undefined): Money | null => (amount && amount.minor !== 0n ? amount : null);

export const repaidRefundOf = async (context: FinanceContext, returnId: string): Promise<Money | null> =>
  ifAny((await taxSide(context, returnId))?.repaid);

export const refundToRepayOf = async (context: FinanceContext, returnId: string): Promise<Money | null> =>
  ifAny((await taxSide(context, returnId))?.toRepay);

/** What the buyer got for a return, for those who see what was paid for its order. */
export async function refundedOf(context: FinanceContext, returnId: string): Promise<Money | null> {
  const { loaders, viewer } = context;
  const dues = viewer && (await loaders.returnDuesById.load(returnId));
  const facts = dues && (await loaders.orderFactsById.load(dues.orderId));
  if (!dues?.refunded || !dues.credited || !facts || sightOf(viewer, facts) === null) return null;
  return add(dues.refunded, dues.credited);
}
