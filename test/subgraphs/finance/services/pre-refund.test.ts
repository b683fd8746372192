import { beforeEach, describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey } from '../../../support/finance.ts';
import {
  anInvoice,
  type ClaimAnswer,
  type Exported,
  type ExportGiven,
  filed,
  officer,
  openTestRefunds,
  refusals,
} from '../../../support/refunds.ts';
import { anOrderLine } from '../../../support/orders.ts';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set('2026-06-10T08:00:00Z'));

/** Goods on their way to an overseas warehouse, for which nobody has paid. */
const stocked = async (given: ExportGiven = {}) =>
  graph.exported(await graph.supplier(), { mode: 'M9810', status: 'DEPARTED', isPaid: false, ...given });

/** The buyer pays for what it has bought. */
const sell = ({ orderId }: Exported) =>
  graph.finance.run('capturePayment', bank, {
    ...{ orderId, providerRef: newKey() },
    amount: { amount: '58.20', currency: 'EUR' },
  });

/** G12: 10,400.00 paid in advance for 100 units. */
async function prePaid(given: ExportGiven = {}) {
  const of = await stocked(given);
  const invoices = [anInvoice(of, { amountExVat: '80000.00' })];
  const { id } = filed(await graph.file(of, { preRefund: true, invoices }));
  await graph.settle();
  // The simulated office asks, since the goods were dear.
  await graph.run('answerRefundQuery', of.viewer, { claimId: id, answer: 'They sell for more.' });
  await graph.settle();
  return { of, invoices, claim: (await graph.read(id, of.viewer)) as ClaimAnswer };
}

const reconcile = (of: Exported, claimId: string, quantity: string | null, rest: object = {}) =>
  graph.run('reconcilePreRefund', of.viewer, {
    claimId,
    sold: quantity === null ? [] : [{ declarationId: of.declarationId, lineNumber: 1, quantity }],
    ...rest,
  });

/** What the others learnt of a claim last. */
const told = async (claimId: string) => (await graph.finance.eventsOf(claimId)).at(-1)?.data;

describe('a pre-refund (9810)', () => {
  it('is paid once the goods have left, before they are sold', async () => {
    const { claim } = await prePaid();
    expect(claim).toMatchObject({
      status: 'PRE_PAID',
      preRefund: true,
      rule: { key: 'refund-rule/PRE_REFUND/2025-01-27' },
      amount: { amount: '10400.00' },
      // Three days off at Qingming: three working days after 15 April.
      dueOn: '2027-04-20',
      reconciliation: null,
    });
  });

  it('is for goods in an overseas warehouse that have left', async () => {
    const other = await stocked({ mode: 'M9710' });
    const claim = { preRefund: true, invoices: [anInvoice(other)] };
    expect(refusals(await graph.file(other, claim))).toEqual(['MODE_NOT_ALLOWED declarationIds.0']);
    const here = await stocked({ status: 'RELEASED', exportedOn: null });
    const early = { preRefund: true, invoices: [anInvoice(here)] };
    expect(refusals(await graph.file(here, early))).toEqual(['NOT_RELEASED declarationIds.0']);
    const bare = await stocked();
    expect(refusals(await graph.file(bare, { preRefund: true }))).toEqual(['INVALID']);
  });

  it('G12 is golden: what was sold is final, what was not is repaid', async () => {
    const { of, claim } = await prePaid();
    expect(refusals(await reconcile(of, claim.id, '60'))).toEqual(['ILLEGAL_TRANSITION']);
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    expect(refusals(await reconcile(of, claim.id, '101'))).toEqual(['LIMIT_EXCEEDED sold.0.quantity']);
    expect(refusals(await reconcile(of, claim.id, '0.5'))).toEqual(['INVALID sold.0.quantity']);
    expect(refusals(await reconcile(of, claim.id, '60'))).toEqual(['PROCEEDS_MISSING sold.0']);
    await sell(of);
    const input = { idempotencyKey: newKey() };
    expect(await reconcile(of, claim.id, '60', input)).toMatchObject({
      claim: {
        status: 'RECONCILED',
        reconciliation: {
          finalAmount: { amount: '6240.00' },
          repaid: { amount: '4160.00' },
          on: '2026-07-01',
        },
        repaid: { amount: '4160.00' },
        dueOn: null,
      },
    });
    const { working, lines } = (await graph.read(claim.id, of.viewer)) as ClaimAnswer;
    expect(working.slice(-2)).toMatchObject([
      { name: 'repaid', expression: 'sum of the lines', amount: { amount: '4160.00' } },
      { name: 'finalAmount', expression: '10400.00 - 4160.00', exact: '6240' },
    ]);
    expect(lines.nodes[0]?.working.at(-1)).toMatchObject({
      ...{ name: 'repaid', expression: '10400.00 - 10400.00 x 60 / 100', exact: '4160' },
      ...{ amount: { amount: '4160.00' }, rule: null },
    });
    expect(await told(claim.id)).toMatchObject({
      ...{ status: 'RECONCILED', isLive: true },
      lines: [{ quantity: 100, repaidQuantity: 40, freedQuantity: 40 }],
    });
    expect(await reconcile(of, claim.id, '60', input)).toMatchObject({ replayed: true });
    expect(refusals(await reconcile(of, claim.id, '60'))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('lets the unsold part be claimed again when it is sold, from the same invoice', async () => {
    const { of, claim, invoices } = await prePaid();
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    await sell(of);
    await reconcile(of, claim.id, '60');
    await graph.declared(of, { mode: 'M9810', version: 2 });
    const again = filed(await graph.file(of, { preRefund: true, invoices }));
    expect(again.lines.nodes).toMatchObject([
      { quantity: { value: '40' }, base: { amount: '32000.00' }, amount: { amount: '4160.00' } },
    ]);
    expect(refusals(await graph.file(of, { preRefund: true, invoices }))).toEqual([
      'ALREADY_CLAIMED declarationIds.0',
    ]);
  });

  it('is repaid where nothing is paid for, whatever is said to be sold', async () => {
    const { of, claim } = await prePaid();
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    expect(refusals(await reconcile(of, claim.id, '100'))).toEqual(['PROCEEDS_MISSING sold.0']);
    expect(await reconcile(of, claim.id, '0')).toMatchObject({
      claim: { reconciliation: { finalAmount: { amount: '0.00' }, repaid: { amount: '10400.00' } } },
    });
  });

  it('stays claimed where all was sold', async () => {
    const { of, claim, invoices } = await prePaid();
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    await sell(of);
    expect(await reconcile(of, claim.id, '100')).toMatchObject({
      claim: { reconciliation: { finalAmount: { amount: '10400.00' }, repaid: { amount: '0.00' } } },
    });
    expect(refusals(await graph.file(of, { preRefund: true, invoices }))).toEqual([
      'ALREADY_CLAIMED declarationIds.0',
    ]);
  });

  it('stays claimed where it is taken back after that, for fraud', async () => {
    const { of, claim, invoices } = await prePaid();
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    await sell(of);
    await reconcile(of, claim.id, '100');
    const fraud = { status: 'CLAWED_BACK', text: 'The goods never left', at: '2026-07-01T00:00:00Z' };
    expect(
      await graph.run('recordRefundDecision', officer, {
        ...{ claimId: claim.id, decisionId: newKey() },
        ...fraud,
      }),
    ).toMatchObject({ claim: { status: 'CLAWED_BACK', repaid: { amount: '10400.00' } } });
    await graph.declared(of, { mode: 'M9810', version: 2 });
    expect(refusals(await graph.file(of, { invoices }))).toEqual(['ALREADY_CLAIMED declarationIds.0']);
  });

  it('is taken back where it is not reconciled in time, and the goods may be claimed again', async () => {
    const { of, claim, invoices } = await prePaid();
    graph.finance.clock.set('2027-04-20T15:59:59Z');
    await graph.finance.runTask(/take back/);
    expect((await graph.read(claim.id, of.viewer))?.status).toBe('PRE_PAID');
    graph.finance.clock.set('2027-04-20T16:00:00Z');
    expect(refusals(await reconcile(of, claim.id, '60'))).toEqual(['TOO_LATE']);
    await graph.finance.runTask(/take back/);
    await graph.finance.runTask(/take back/);
    expect(await graph.read(claim.id, of.viewer)).toMatchObject({
      status: 'CLAWED_BACK',
      repaid: { amount: '10400.00' },
      lines: { nodes: [{ repaid: { amount: '10400.00' } }] },
    });
    expect(await told(claim.id)).toMatchObject({ status: 'CLAWED_BACK', isLive: false });
    // Not ALREADY_CLAIMED: it waits for its buyer alone.
    await graph.declared(of, { mode: 'M9810', version: 2 });
    expect(refusals(await graph.file(of, { invoices }))).toEqual(['PROCEEDS_MISSING']);
  });

  it('of two suppliers of one order is not proven by the same money, at whatever moment', async () => {
    const suppliers = [await graph.supplier(), await graph.supplier()];
    const order = {
      ...{ terms: 'OPEN_ACCOUNT' as const, freight: money(0n, 'EUR') },
      lines: [1, 2].map((number) => anOrderLine({ number, quantity: 100, unitPrice: money(1_00n, 'EUR') })),
    };
    const lines = suppliers.map(({ partyId }) => ({ quantity: 100, supplierId: partyId }));
    const [first] = suppliers;
    const of = await graph.exported(first as (typeof suppliers)[number], {
      ...{ mode: 'M9810', status: 'DEPARTED', isPaid: false, order, lines },
    });
    const claims = await Promise.all(
      suppliers.map(async (viewer, index) => {
        const own = { ...of, viewer, supplierId: viewer.partyId };
        const invoices = [anInvoice(of, { lineNumber: index + 1 })];
        return { own, id: filed(await graph.file(own, { preRefund: true, invoices })).id };
      }),
    );
    await graph.settle();
    graph.finance.clock.set('2026-07-01T00:00:00Z');
    // The price of one of the two lines.
    await graph.finance.run('capturePayment', bank, {
      ...{ orderId: of.orderId, providerRef: newKey(), amount: { amount: '100.00', currency: 'EUR' } },
    });
    const answers = await Promise.all(
      claims.map(({ own, id }, index) =>
        reconcile(own, id, null, {
          sold: [{ declarationId: of.declarationId, lineNumber: index + 1, quantity: '100' }],
        }),
      ),
    );
    expect(answers.flatMap(refusals)).toEqual(['PROCEEDS_MISSING sold.0']);
  });

  it('is for goods whose refund can still be claimed', async () => {
    const of = await stocked();
    graph.finance.clock.set('2029-05-04T16:00:00Z');
    expect(refusals(await graph.file(of, { preRefund: true }))).toEqual(['TOO_LATE']);
  });

  it('needs a calendar for its last day', async () => {
    graph.finance.clock.set('2027-06-10T08:00:00Z');
    const lines = [{ quantity: 100, total: money(10_000_00n, 'CNY') }];
    const of = await stocked({ exportedOn: '2027-06-01', lines });
    const invoices = [anInvoice(of)];
    expect(refusals(await graph.file(of, { preRefund: true, invoices }))).toEqual(['RULE_UNKNOWN']);
  });
});
