import { asSupplier, type Chain, type ChainStep, orderOf, send } from './chain.ts';
import { mutation, type Trader } from './trader.ts';
import { untilOrder } from './until-order.ts';

const FILE = mutation('fileRefundClaim', 'claim { id }');

/** A claim for goods of an order, as the operator sees it. */
export interface ClaimState {
  readonly id: string;
  readonly status: string;
  readonly moves: readonly { readonly status: string; readonly at: string }[];
}

export interface ClaimedState {
  readonly declarations: readonly { readonly id: string }[];
  readonly refundClaims: readonly ClaimState[] | null;
}

const CLAIMED = 'declarations { id } refundClaims { id status moves { status at } }';

/** What the goods cost the trader: little enough for the tax office to ask nothing. */
const AMOUNT_EX_VAT = '10.00';

/** A trader claims the VAT on what it bought, and waits until its claim stands at one of these. */
export async function claimVat(
  trader: Trader,
  chain: Chain,
  { preRefund, until }: { readonly preRefund: boolean; readonly until: readonly string[] },
): Promise<void> {
  const { key, goods } = chain;
  const { declarations } = await claimed(trader, chain, () => true);
  const declarationIds = declarations.map(({ id }) => id);
  const invoices = declarationIds.map((declarationId) => ({
    ...{ number: key, line: 1, declarationId, lineNumber: 1 },
    ...{ quantity: String(goods.fewest), amountExVat: AMOUNT_EX_VAT, levyRate: '0.13' },
  }));
  const { supplierId } = goods;
  const input = { idempotencyKey: key, supplierId, declarationIds, invoices, preRefund };
  await send(await asSupplier(trader, chain), FILE, input);
  await claimed(trader, chain, ({ refundClaims }) => until.includes(refundClaims?.[0]?.status ?? ''));
}

/** An order's claims, once they are as they should be. */
export const claimed = (
  trader: Trader,
  chain: Chain,
  holds: (order: ClaimedState) => boolean,
): Promise<ClaimedState> => untilOrder(trader, orderOf(chain).id, { selection: CLAIMED, holds });

/** What was paid stays paid, or is repaid for what came back. */
export const claim: ChainStep = (trader, chain) =>
  claimVat(trader, chain, { preRefund: false, until: ['PAID', 'CLAWED_BACK'] });
