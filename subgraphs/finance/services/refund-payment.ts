import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseMoney } from '../../../values/money.ts';
import { Problem } from '../../../values/problem.ts';
import { readFields } from '../../../values/read-fields.ts';
import type { FinanceContext } from '../context.ts';
import { refundPayment as refund, refundReturned } from '../domain/give-back.ts';
import type { OrderMoney } from '../domain/order-money.ts';
import type { Payment } from '../domain/payment.ts';
import type { RefundPaymentInput } from '../generated.ts';
import type { PaymentRecord } from '../models/payment.ts';
import { changeOrderMoney } from './change-order-money.ts';
import { isSellerOrFinance, requireMover } from './money-rights.ts';
import { lockOrder } from './order-money-store.ts';
import { refundForReturn } from './refund-for-return.ts';

/** Gives money back to the buyer, from what is held; for a return, from whatever the seller got. The provider is told by the background process. */
export function refundPayment(
  context: FinanceContext,
  input: RefundPaymentInput,
): Promise<Answered<{ readonly paymentId: string }>> {
  const { models, write } = context;
  const viewer = requireMover(context.viewer);
  const { amount } = readFields([], { amount: () => parseMoney(input.amount) });
  const { paymentId } = input;

  return write({ mutation: 'refundPayment', party: partyOf(viewer), input }, async (transaction) => {
    const { session } = transaction;
    const named = await models.payments.findById(paymentId).session(session).lean<PaymentRecord>();
    const facts = named && (await lockOrder(models, named.orderId, session));
    if (!facts || !isSellerOrFinance(viewer, facts)) throw noSuchPayment();
    const { returnId } = input;
    const give = returnId == null ? refund : refundReturned;
    if (returnId != null) await refundForReturn(models, { facts, returnId, amount }, transaction);
    const rule = (money: OrderMoney) => give(money, paymentIn(money, paymentId), amount);
    await changeOrderMoney(context, facts, { rule, transaction });
    return { paymentId };
  });
}

function paymentIn({ payments }: OrderMoney, paymentId: string): Payment {
  const payment = payments.find(({ _id }) => _id === paymentId);
  if (!payment) throw noSuchPayment();
  return payment;
}

const noSuchPayment = (): Problem =>
  new Problem('NOT_FOUND', 'no-such-payment', {
    message: 'No such payment, or not yours',
    field: ['paymentId'],
  });
