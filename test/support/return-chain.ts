import assert from 'node:assert/strict';
import {
  asSeller,
  asSupplier,
  type Chain,
  type ChainStep,
  orderOf,
  quoteFreight,
  reportAll,
  send,
} from './chain.ts';
import { claim } from './refund-chain.ts';
import { mutation, type Trader } from './trader.ts';
import { untilOrder } from './until-order.ts';

const ASK = mutation('requestReturn', 'return { id }');
const DECIDE = mutation('decideReturn', 'return { id }');
const BOOK = mutation('bookShipment', 'shipment { id }');
const REPAY = mutation('repayRefund', 'claim { id }');
const RECEIVE = mutation('receiveReturn', 'return { refundDue { amount currency } }');
const REFUND = mutation('refundPayment', 'payment { id }');
const STATE = `payments { id } refundClaims { id }
  returns { status refundToRepay { amount } clearance { status } }`;

interface ReturnState {
  readonly payments: readonly { readonly id: string }[];
  readonly refundClaims: readonly { readonly id: string }[] | null;
  readonly returns: readonly {
    readonly status: string;
    readonly refundToRepay: { readonly amount: string } | null;
    readonly clearance: { readonly status: string } | null;
  }[];
}

const ask: ChainStep = async (trader, chain) => {
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const input = { idempotencyKey: chain.key, orderId: orderOf(chain).id, lines, reason: 'UNWANTED' };
  const { requestReturn } = await send(trader, ASK, input);
  const { id } = requestReturn.return as { readonly id: string };
  assert.equal(chain.returnId ?? id, id);
  chain.returnId = id;
};

const agree: ChainStep = async (trader, chain) => {
  await send(trader, DECIDE, { idempotencyKey: chain.key, returnId: chain.returnId, approve: true });
};

const sendBack: ChainStep = async (trader, chain) => {
  const { goods, returnId } = chain;
  chain.quoteBackId ??= await quoteFreight(trader, chain);
  const lines = [{ lineNumber: 1, quantity: 1, warehouseId: goods.warehouseId }];
  const { bookShipment } = await send(trader, BOOK, {
    ...{ idempotencyKey: `${chain.key}-back`, orderId: orderOf(chain).id, returnId },
    ...{ quoteId: chain.quoteBackId, packages: 1, grossWeight: { grams: goods.grossGrams }, lines },
  });
  chain.shipmentBackId = (bookShipment.shipment as { readonly id: string }).id;
  await reportBack(trader, chain, ['LOADED', 'ARRIVED', 'IMPORT_CLEARING']);
};

/** Customs keeps the goods until the refund on them is repaid. */
const repay: ChainStep = async (trader, chain) => {
  const { refundClaims } = await until(trader, chain, ({ returns: [back] }) =>
    Boolean(back && (back.refundToRepay ?? back.clearance?.status === 'RELEASED')),
  );
  const input = {
    ...{ idempotencyKey: chain.key, claimId: refundClaims?.[0]?.id },
    ...{ returnId: chain.returnId, reason: 'Sent back' },
  };
  await send(await asSupplier(trader, chain), REPAY, input);
  await until(trader, chain, ({ returns: [back] }) => back?.clearance?.status === 'RELEASED');
};

/** It is counted, and the buyer gets its money. */
const giveBack: ChainStep = async (trader, chain) => {
  await reportBack(trader, chain, ['DELIVERED']);
  const { returnId, key: idempotencyKey } = chain;
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const { receiveReturn } = await send(trader, RECEIVE, { idempotencyKey, returnId, lines });
  const { refundDue: amount } = receiveReturn.return as { readonly refundDue: object };
  const { payments } = await until(trader, chain, () => true);
  const input = { idempotencyKey: `${chain.key}-back`, paymentId: payments[0]?.id, returnId, amount };
  await send(await asSeller(trader, chain), REFUND, input);
  await until(trader, chain, ({ returns: [back] }) => back?.status === 'CLOSED');
};

/** After an order's end: the refund of its VAT, and its goods on their way back. */
export const TO_THE_RETURN: readonly ChainStep[] = [claim, ask, agree, sendBack, repay, giveBack];

const reportBack = (trader: Trader, chain: Chain, statuses: readonly string[]): Promise<void> =>
  reportAll(trader, chain, { shipmentId: chain.shipmentBackId, part: 'back-', statuses });

const until = (trader: Trader, chain: Chain, holds: (order: ReturnState) => boolean): Promise<ReturnState> =>
  untilOrder(trader, orderOf(chain).id, { selection: STATE, holds });
