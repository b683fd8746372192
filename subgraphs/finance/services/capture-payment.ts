import { newId } from '../../../runtime/id.ts';
import { partyOf } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { parseMoney } from '../../../values/money.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { FinanceContext } from '../context.ts';
import { capturePayment as capture } from '../domain/capture-payment.ts';
import type { CapturePaymentInput } from '../generated.ts';
import type { PaymentRecord } from '../models/payment.ts';
import { changeOrderMoney } from './change-order-money.ts';
import { awaitOrder } from './await-order.ts';
import { noSuchOrder, requireFinance } from './money-rights.ts';
import { lockOrder, referenceTaken } from './order-money-store.ts';

const MAX_REFERENCE = 100;

/** Books money that a provider received. The same reference and amount again answer the same payment. */
export async function capturePayment(
  context: FinanceContext,
  input: CapturePaymentInput,
): Promise<Answered<{ readonly paymentId: string }>> {
  const { models, write } = context;
  const party = partyOf(requireFinance(context.viewer));
  const { amount, providerRef } = readFields([], {
    amount: () => parseMoney(input.amount),
    providerRef: () => parseText(input.providerRef, MAX_REFERENCE),
  });
  const { orderId } = input;
  await awaitOrder(context, orderId);

  return write({ mutation: 'capturePayment', party, input }, async (transaction) => {
    const facts = await lockOrder(models, orderId, transaction.session);
    if (!facts) throw noSuchOrder();
    const holder = await models.payments
      .findOne({ providerRef })
      .session(transaction.session)
      .lean<PaymentRecord>();
    if (holder && holder.orderId !== orderId) throw referenceTaken();
    const given = { newId: newId('pay', transaction.now), providerRef, amount, at: transaction.now };
    const { payments } = await changeOrderMoney(context, facts, {
      rule: (money) => capture(money, given),
      transaction,
    });
    return { paymentId: payments.find((each) => each.providerRef === providerRef)?._id ?? given.newId };
  });
}
