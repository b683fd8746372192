import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { type Chain, type ChainStep, orderOf, quoteFreight, reportAll } from './chain.ts';
import { askRight, askWhenKnown, type Trader } from './trader.ts';

const mutation = (name: string, answer: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) { ${answer} userErrors { code message field } } }`;

const FILE = mutation('fileRefundClaim', 'claim { id }');
const ASK = mutation('requestReturn', 'return { id }');
const DECIDE = mutation('decideReturn', 'return { id }');
const BOOK = mutation('bookShipment', 'shipment { id }');
const REPAY = mutation('repayRefund', 'claim { id }');
const RECEIVE = mutation('receiveReturn', 'return { refundDue { amount currency } }');
const REFUND = mutation('refundPayment', 'payment { id }');
const STATE = `query ($id: ID!) { order(id: $id) {
  declarations { id } payments { id } refundClaims { id status }
  returns { status refundToRepay { amount } clearance { status } } } }`;

interface ReturnState {
  readonly declarations: readonly { readonly id: string }[];
  readonly payments: readonly { readonly id: string }[];
  readonly refundClaims: readonly { readonly id: string; readonly status: string }[] | null;
  readonly returns: readonly {
    readonly status: string;
    readonly refundToRepay: { readonly amount: string } | null;
    readonly clearance: { readonly status: string } | null;
  }[];
}

/** What the goods cost the trader: little enough for the tax office to ask nothing. */
const AMOUNT_EX_VAT = '10.00';

/** A trader is refunded the VAT on what it bought. */
const claim: ChainStep = async (trader, chain) => {
  const { declarations } = await stateOf(trader, chain);
  const declarationIds = declarations.map(({ id }) => id);
  const invoices = declarationIds.map((declarationId) => ({
    ...{ number: chain.key, line: 1, declarationId, lineNumber: 1 },
    ...{ quantity: '1', amountExVat: AMOUNT_EX_VAT, levyRate: '0.13' },
  }));
  const { supplierId } = chain.goods;
  const input = { idempotencyKey: chain.key, supplierId, declarationIds, invoices };
  await askWhenKnown(trader.graph, FILE, { variables: { input }, token: await makerOf(trader, chain) });
  await until(trader, chain, ({ refundClaims }) =>
    ['PAID', 'CLAWED_BACK'].includes(refundClaims?.[0]?.status ?? ''),
  );
};

const ask: ChainStep = async (trader, chain) => {
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const input = { idempotencyKey: chain.key, orderId: orderOf(chain).id, lines, reason: 'UNWANTED' };
  const { requestReturn } = await send(trader, ASK, input);
  const { id } = requestReturn!.return as { readonly id: string };
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
  chain.shipmentBackId = (bookShipment!.shipment as { readonly id: string }).id;
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
  await askWhenKnown(trader.graph, REPAY, { variables: { input }, token: await makerOf(trader, chain) });
  await until(trader, chain, ({ returns: [back] }) => back?.clearance?.status === 'RELEASED');
};

/** It is counted, and the buyer gets its money. */
const giveBack: ChainStep = async (trader, chain) => {
  await reportBack(trader, chain, ['DELIVERED']);
  const { returnId, key: idempotencyKey } = chain;
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const { receiveReturn } = await send(trader, RECEIVE, { idempotencyKey, returnId, lines });
  const { refundDue: amount } = receiveReturn!.return as { readonly refundDue: object };
  const { payments } = await stateOf(trader, chain);
  const seller = await trader.graph.token('retailer', chain.goods.retailerId);
  const input = { idempotencyKey: `${chain.key}-back`, paymentId: payments[0]?.id, returnId, amount };
  await askWhenKnown(trader.graph, REFUND, { variables: { input }, token: seller });
  await until(trader, chain, ({ returns: [back] }) => back?.status === 'CLOSED');
};

/** After an order's end: the refund of its VAT, and its goods on their way back. */
export const TO_THE_RETURN: readonly ChainStep[] = [claim, ask, agree, sendBack, repay, giveBack];

const reportBack = (trader: Trader, chain: Chain, statuses: readonly string[]): Promise<void> =>
  reportAll(trader, chain, { shipmentId: chain.shipmentBackId, part: 'back-', statuses });

const makerOf = ({ graph }: Trader, { goods }: Chain): Promise<string> =>
  graph.token('supplier', goods.supplierId);

const send = ({ graph, operator: token }: Trader, query: string, input: object) =>
  askWhenKnown(graph, query, { variables: { input }, token });

const stateOf = async ({ graph, operator: token }: Trader, chain: Chain): Promise<ReturnState> =>
  (await askRight(graph, STATE, { variables: { id: orderOf(chain).id }, token })).order as ReturnState;

const POLL_MS = 250;
const PATIENCE_MS = 180_000;

async function until(
  trader: Trader,
  chain: Chain,
  holds: (order: ReturnState) => boolean,
): Promise<ReturnState> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const state = await stateOf(trader, chain);
    if (holds(state)) return state;
    assert.ok(performance.now() < giveUpAt, `Waited in vain: ${JSON.stringify(state)}`);
    await pause(POLL_MS);
  }
}
