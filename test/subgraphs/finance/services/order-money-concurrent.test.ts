import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEDGER_ACCOUNTS } from '../../../../subgraphs/finance/domain/ledger.ts';
import { createUnitOfWork } from '../../../../runtime/unit-of-work.ts';
import type { LedgerEntryRecord } from '../../../../subgraphs/finance/models/ledger-entry.ts';
import type { OrderFactsRecord } from '../../../../subgraphs/finance/models/order-facts.ts';
import type { SimulatedEvent } from '../../../../subgraphs/finance/providers/simulated-provider.ts';
import { playPayment, PLAYS } from '../../../../subgraphs/finance/providers/play-payment.ts';
import { loadOrderMoney } from '../../../../subgraphs/finance/services/order-money-store.ts';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { parseMoney } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey, openTestFinance, seller } from '../../../support/finance.ts';
import { checkMoney } from '../check-money.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);
await graph.instance.imports.fx.run([
  { base: 'EUR', quote: 'CNY', rate: '8', validFrom: '2026-11-01', validTo: '2026-11-30' },
]);

const inEuros = (amount: string) => ({ amount, currency: 'EUR' });
const anyAmount = fc.constantFrom('58.20', '29.10', '10.00', '0.01');

/** Somebody who wants something of an order's money, at the same moment as the others. */
type Act = (order: Order, said: readonly SimulatedEvent[]) => Promise<unknown>;

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(anyAmount, fc.constantFrom('bank_1', 'bank_2')).map<Act>(
    ([amount, ref]) =>
      ({ _id: orderId }) =>
        graph.run('capturePayment', bank, {
          orderId,
          amount: inEuros(amount),
          providerRef: `${ref}_${orderId}`,
        }),
  ),
  anyAmount.map<Act>((amount) => async ({ _id }) => {
    const [payment] = (await graph.moneyOf(_id)).payments ?? [];
    if (payment) await graph.run('refundPayment', seller, { paymentId: payment.id, amount: inEuros(amount) });
  }),
  fc.boolean().map<Act>(
    (advance) =>
      ({ _id: orderId }) =>
        graph.run('requestSettlement', seller, { orderId, target: 'CNY', advance }),
  ),
  fc.constant<Act>(async ({ _id }) => {
    const live = (await graph.moneyOf(_id)).settlements?.find(({ status }) => status === 'QUOTED');
    if (live) await graph.run('acceptSettlementQuote', seller, { settlementId: live.id, rate: '8' });
  }),
  fc.nat().map<Act>((index) => async (_order, said) => {
    const event = said[index % Math.max(1, said.length)];
    if (event) await graph.send(event);
  }),
  fc.constant<Act>((order) => graph.release(order, [{ number: 1, quantity: 1 }])),
);

/** Everything that two payments at the provider have to say, which arrives in no order. */
async function history({ _id: orderId }: Order, plays: readonly number[]) {
  for (const [index, play] of plays.entries()) {
    const amount = parseMoney(inEuros(index === 0 ? '58.20' : '20.00'));
    const of = { orderId };
    await playPayment(graph.provider, { play: PLAYS[play] ?? 'captured', key: newKey(), amount, of });
  }
  return graph.providerEvents();
}

async function check({ _id }: Order): Promise<void> {
  const facts = await graph.models.orderFacts.findById(_id).lean<OrderFactsRecord>();
  if (!facts) throw new Error('The order was placed');
  const session = await databases.of('finance').startSession();
  const money = await loadOrderMoney(graph.models, facts, {
    session,
    documents: createUnitOfWork(session),
  });
  await session.endSession();
  checkMoney(money);
  const entries = await graph.models.ledgerEntries
    .find({ ledgerId: `${_id}/EUR` })
    .sort({ number: 1 })
    .lean<LedgerEntryRecord[]>();
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_entry, index) => index + 1));
  const { captured, refunded, fees, paidOut, held } = money.ledger;
  const balances = [captured, refunded, fees, paidOut, held].map(({ minor }) => minor);
  const sums = LEDGER_ACCOUNTS.map((account) => {
    const out = entries.filter(({ debit }) => debit === account).map(({ amount }) => amount.minor);
    const into = entries.filter(({ credit }) => credit === account).map(({ amount }) => amount.minor);
    const net = [...into, ...out.map((minor) => -minor)].reduce((all, minor) => all + minor, 0n);
    return account === 'CAPTURED' ? -net : net;
  });
  expect(sums).toEqual(balances);
  const told = await graph.eventsOf(`ledger/${_id}`);
  expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_event, index) => index + 1));
  if (told.length > 0) expect(told.at(-1)?.data).toMatchObject({ captured, refunded, fees, paidOut, held });
}

describe('whatever is done to an order’s money at once', () => {
  it('leaves it in balance, in its entries, its sums and its events', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: PLAYS.length - 1 }), { minLength: 1, maxLength: 2 }),
        fc.array(fc.array(anyAct, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 3 }),
        async (plays, rounds) => {
          const order = await graph.place();
          const said = await history(order, plays);
          for (const acts of rounds) {
            const done = await Promise.allSettled(acts.map((act) => act(order, said)));
            // A twin of a webhook that still runs is told to come again; nothing else fails.
            const failed = done.filter((each) => each.status === 'rejected');
            for (const { reason } of failed) expect(reason).toMatchObject({ status: 503 });
            await check(order);
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);
});
