import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { deed, type Desk, listOf, type Question, type Speaker } from './desk.ts';
import { report, shipBack } from './shipping.ts';
import type { Price } from './paying.ts';
import { act, type OrderState, type Teller, untilOrder } from './teller.ts';

const returnOf = z.object({ return: z.object({ id: z.string() }) });
const REQUEST = deed('requestReturn', 'return { id }', returnOf);
const DECIDE = deed('decideReturn', 'return { id }', returnOf);
const RECEIVE = deed(
  'receiveReturn',
  'return { id refundDue { amount currency } }',
  z.object({
    return: z.object({ id: z.string(), refundDue: z.object({ amount: z.string(), currency: z.string() }) }),
  }),
);
const REPAY = deed('repayRefund', 'claim { id }', z.object({ claim: z.object({ id: z.string() }) }));
const REFUND = deed('refundPayment', 'payment { id }', z.object({ payment: z.object({ id: z.string() }) }));

const amount = z.object({ amount: z.string() });
const returned = z.object({
  id: z.string(),
  status: z.string(),
  refundToRepay: amount.nullable(),
  clearance: z.object({ status: z.string() }).nullable(),
  lines: z.array(z.object({ received: z.int().nullable(), damaged: z.int().nullable() })),
});

const RETURNS = {
  query: `query Returns($id: ID!) { order(id: $id) {
    returns { id status refundToRepay { amount } clearance { status } lines { received damaged } }
    refundClaims { id } } }`,
  shape: z.object({
    order: z.object({ returns: z.array(returned), refundClaims: listOf(z.object({ id: z.string() })) }),
  }),
} satisfies Question<unknown>;

/** A return as the supplier of its goods sees it. */
export type ReturnState = z.output<typeof returned>;

/** The returns of an order, with the claims for its goods. */
export const readReturns = async (desk: Desk, id: string, as: Speaker) =>
  (await desk.ask(RETURNS, { id }, as)).order;

/**
 * The buyer sends goods back, all of them or all but one: through customs, once the refund is repaid, into stock where
 * they are as they left, for its money.
 */
export async function sendBack(teller: Teller, orderId: string): Promise<void> {
  const { fate, units: ordered, buyer, retailer } = teller;
  const units = fate.keepsOne && ordered > 1 ? ordered - 1 : ordered;
  const lines = [{ lineNumber: 1, quantity: units }];
  const ask = { orderId, lines, reason: 'UNWANTED' };
  const { id: returnId } = (await act(teller, { deed: REQUEST, input: ask, as: buyer })).return;
  await act(teller, { deed: DECIDE, input: { returnId, approve: true }, as: retailer });
  const shipment = await shipBack(teller, { orderId, returnId, units });
  await report(teller, shipment, ['LOADED', 'ARRIVED', 'IMPORT_CLEARING']);
  await passCustoms(teller, { orderId, returnId });
  await report(teller, shipment, ['DELIVERED']);
  const damaged = fate.isOneDamaged ? 1 : 0;
  const found = [{ lineNumber: 1, quantity: units - damaged, damaged }];
  const counted = await act(teller, { deed: RECEIVE, input: { returnId, lines: found }, as: retailer });
  const order = await untilOrder(teller, orderId, ({ payments }) => payments.length > 0);
  for (const { id: paymentId, amount } of sharesOf(counted.return.refundDue, order.payments)) {
    const refund = { paymentId, returnId, amount };
    await act(teller, { deed: REFUND, input: refund, as: retailer, part: `-back-${paymentId}` });
  }
  await untilReturn(teller, orderId, ({ status }) => status === 'CLOSED');
}

/** What goes back of each payment: of the first as much as it was, and so on. */
function sharesOf(due: Price, payments: OrderState['payments']): OrderState['payments'][number][] {
  let left = Math.round(Number(due.amount) * 100);
  return payments.flatMap((payment) => {
    const part = Math.min(left, Math.round(Number(payment.amount.amount) * 100));
    left -= part;
    return part > 0 ? [{ ...payment, amount: { ...due, amount: (part / 100).toFixed(2) } }] : [];
  });
}

/** Nobody counts the goods before the refund on them is repaid, which its supplier does. */
async function passCustoms(
  teller: Teller,
  { orderId, returnId }: { readonly orderId: string; readonly returnId: string },
): Promise<void> {
  const { world, key, retailer, supplier } = teller;
  const isDecided = ({ refundToRepay, clearance }: ReturnState) =>
    refundToRepay !== null || clearance?.status === 'RELEASED';
  const { refundToRepay, claimId } = await untilReturn(teller, orderId, isDecided);
  if (refundToRepay === null) return;
  const early = { idempotencyKey: `${key}-early`, returnId, lines: [] };
  const { userErrors } = await world.desk.tell(RECEIVE, early, retailer);
  if (userErrors.length > 0) world.returns.refusedUnpaid += 1;
  else world.returns.passedUnpaid.push(returnId);
  const repay = { claimId, returnId, reason: 'Sent back' };
  await act(teller, { deed: REPAY, input: repay, as: supplier });
  await untilReturn(teller, orderId, ({ clearance }) => clearance?.status === 'RELEASED');
}

const POLL_MS = 500;
const PATIENCE_MS = 180_000;

async function untilReturn(
  { world, key, supplier }: Teller,
  orderId: string,
  holds: (state: ReturnState) => boolean,
): Promise<ReturnState & { readonly claimId: string | undefined }> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  for (;;) {
    const { returns, refundClaims } = await readReturns(world.desk, orderId, supplier);
    const [state] = returns;
    if (state && holds(state)) return { ...state, claimId: refundClaims[0]?.id };
    if (performance.now() > giveUpAt) throw new Error(`${key} waited in vain: ${JSON.stringify(returns)}`);
    await pause(POLL_MS);
  }
}
