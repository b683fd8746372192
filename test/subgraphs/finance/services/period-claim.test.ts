import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey } from '../../../support/finance.ts';
import { type Exported, filed, openTestRefunds, refusals } from '../../../support/refunds.ts';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set('2026-06-10T08:00:00Z'));

const yuan = (amount: number) => money(BigInt(amount) * 100n, 'CNY');
const period = (given: object = {}) => ({
  ...{ month: '2026-05', outputVat: '0.00', inputVat: '0.00', carriedIn: '0.00' },
  ...given,
});

type Maker = Viewer & { readonly partyId: string };

/** Parcels of a maker, each declared by itself, one piece a line at 100.00 CNY; of one order, which is paid. */
async function parcels(maker: Maker, count: number, linesOfEach = 1): Promise<readonly string[]> {
  const { orderId } = await graph.exported(maker, { status: 'RELEASED', exportedOn: null });
  const total = money(100_00n, 'CNY');
  const facts = Array.from({ length: count }, (_none, index) => ({
    _id: `dec_${maker.partyId}_${index}`,
    ...{ orderId, status: 'CLOSED', mode: '9710', zoneId: null, exportedOn: '2026-05-04' },
    ...{ isStatisticsOnly: false, fob: total, version: 1 },
    lines: Array.from({ length: linesOfEach }, (_line, number) => ({
      ...{ number: number + 1, orderLineNumber: 1, supplierId: maker.partyId, hsCode: '9503006000' },
      ...{ quantity: 1, unit: 'C62' as const, total },
    })),
  }));
  await graph.finance.models.exportFacts.insertMany(facts);
  return facts.map(({ _id }) => _id);
}

const file = (maker: Maker, declarationIds: readonly string[]) =>
  graph.run('fileRefundClaim', maker, {
    supplierId: maker.partyId,
    declarationIds,
    period: period({ inputVat: '1000.00' }),
  });

/** How many commands that takes. */
async function commandsOf(run: () => Promise<unknown>): Promise<number> {
  graph.finance.commands();
  await run();
  return graph.finance.commands().filter(({ collection }) => collection !== null).length;
}

describe('a maker’s claim', () => {
  it('covers all declarations of its period: the cap is that of all of them', async () => {
    const maker = await graph.supplier({ role: 'MANUFACTURER' });
    const claim = filed(await file(maker, await parcels(maker, 101)));
    const steps = Object.fromEntries(claim.working.map(({ name, amount }) => [name, amount.amount]));
    expect(steps).toMatchObject({ fobCny: '10100.00', cap: '1313.00', refund: '1000.00', credit: '313.00' });
    expect(claim.lines.nodes).toHaveLength(100);
    await graph.settle();
    expect((await graph.read(claim.id, maker))?.status).toBe('PAID');
  });

  it('has no more lines than one transaction holds', async () => {
    const maker = await graph.supplier({ role: 'MANUFACTURER' });
    const [first = '', ...others] = await parcels(maker, 51, 100);
    expect(refusals(await file(maker, [first, ...others]))).toEqual(['LIMIT_EXCEEDED declarationIds']);
    const only = [{ declarationId: first, lineNumber: 1 }];
    const few = { supplierId: maker.partyId, declarationIds: [first], only, period: period() };
    expect(filed(await graph.run('fileRefundClaim', maker, few)).lines.nodes).toHaveLength(1);
  });

  it('takes as many commands for many declarations as for few', async () => {
    const [few, many] = [4, 90];
    const sent = [];
    for (const count of [few, many]) {
      const maker = await graph.supplier({ role: 'MANUFACTURER' });
      const ids = await parcels(maker, count);
      const filing = await commandsOf(() => file(maker, ids));
      const claim = await graph.finance.models.refundClaims.findOne({ supplierId: maker.partyId }).lean();
      const input = { claimId: claim?._id, reason: 'Wrong figures' };
      sent.push([filing, await commandsOf(() => graph.run('withdrawRefundClaim', maker, input))]);
      const left = await graph.finance.models.lineClaims.find({ claimId: { $ne: null } }).lean();
      expect(left.filter(({ _id }) => _id.includes(maker.partyId))).toEqual([]);
    }
    expect(sent[1]).toEqual(sent[0]);
  });

  it('is claimed once a period, which takes over what the one before carried out', async () => {
    graph.finance.clock.set('2026-11-23T08:00:00Z');
    const viewer = await graph.supplier({ role: 'MANUFACTURER' });
    const of = await Promise.all(
      [1, 2, 3].map(() => graph.exported(viewer, { lines: [{ quantity: 1, total: yuan(1_000) }] })),
    );
    const [first, second, third] = of as [Exported, Exported, Exported];
    const may = filed(await graph.file(first, { period: period({ inputVat: '200.00' }) }));
    expect(may.period).toMatchObject({ carriedOut: { amount: '70.00' } });
    expect(refusals(await graph.file(second, { period: period() }))).toEqual([
      'ALREADY_CLAIMED period.month',
    ]);
    const june = (carriedIn: string) => period({ month: '2026-06', carriedIn });
    expect(refusals(await graph.file(second, { period: june('80.00') }))).toEqual([
      'INVALID period.carriedIn',
    ]);
    expect(filed(await graph.file(second, { period: june('70.00') })).amount.amount).toBe('70.00');
    expect(refusals(await graph.file(third, { period: period({ month: '2026-12' }) }))).toEqual([
      'INVALID period.month',
    ]);
    expect(refusals(await graph.file(third, { period: period({ month: '2026-04' }) }))).toEqual([
      'INVALID period.month',
    ]);
    // Neither does a month without exports break the chain, nor that a period is claimed after its next.
    const august = (given: object) => period({ month: '2026-08', carriedIn: '0.00', ...given });
    expect(refusals(await graph.file(third, { period: august({ carriedIn: '1.00' }) }))).toEqual([
      'INVALID period.carriedIn',
    ]);
    const { id } = filed(
      await graph.file(third, { period: august({ carriedIn: '5.00', unclaimedVat: '5.00' }) }),
    );
    await graph.run('withdrawRefundClaim', viewer, { claimId: may.id, reason: 'Wrong figures' });
    expect(refusals(await graph.file(first, { period: period({ inputVat: '199.00' }) }))).toEqual([
      'INVALID period',
    ]);
    filed(await graph.file(first, { period: period({ inputVat: '200.00' }) }));
    await graph.run('withdrawRefundClaim', viewer, { claimId: id, reason: 'A mistake' });
    expect(refusals(await graph.file(third))).toEqual(['INVALID period']);
    expect(refusals(await graph.file(third, { period: period({ month: '2026-13' }) }))).toEqual([
      'INVALID period.month',
    ]);
  });
});

describe('goods that are taxed beside a period', () => {
  it('leave no credit when they come back: the VAT on them was due', async () => {
    const viewer = await graph.supplier({ role: 'MANUFACTURER' });
    const lines = [
      { quantity: 100, total: yuan(100_000) },
      // Its refund was cancelled.
      { quantity: 100, total: yuan(113_000), hsCode: '7604210000' },
    ];
    const both = await graph.exported(viewer, { lines });
    const claim = filed(await graph.file(both, { period: period({ inputVat: '13000.00' }) }));
    expect(claim.lines.nodes).toMatchObject([
      { method: 'EXEMPT_CREDIT_REFUND', amount: { amount: '13000.00' }, toCost: { amount: '0.00' } },
      { method: 'TAXED', amount: { amount: '0.00' }, toCost: { amount: '13000.00' } },
    ]);
    await graph.settle();
    const taxed = [{ declarationId: both.declarationId, lineNumber: 2, quantity: '100' }];
    const repaid = { claimId: claim.id, lines: taxed, reason: 'Returned' };
    expect(await graph.run('repayRefund', viewer, repaid)).toMatchObject({
      claim: { status: 'PAID', repaid: { amount: '0.00' } },
    });
    const next = await graph.exported(viewer, { lines: lines.slice(0, 1) });
    const june = period({ month: '2026-06', carriedIn: '13000.00', repaidVat: '13000.00' });
    expect(refusals(await graph.file(next, { period: june }))).toEqual(['LIMIT_EXCEEDED period.repaidVat']);
  });
});

describe('a month with sold and with unsold goods', () => {
  const value = { lines: [{ quantity: 100, total: yuan(1_000) }] };
  const toSell = { ...value, mode: 'M9810', status: 'DEPARTED', isPaid: false };
  const vat = { inputVat: '200.00' };
  const ahead = (given: object) => ({ preRefund: true, period: period(given) });
  const now = (given: object) => ({ period: period(given) });

  /** Goods of a maker, sold and to be sold, two of each. */
  async function goodsOfMay() {
    const viewer = await graph.supplier({ role: 'MANUFACTURER' });
    const [sold, others, unsold, more] = await Promise.all([
      graph.exported(viewer, value),
      graph.exported(viewer, value),
      graph.exported(viewer, toSell),
      graph.exported(viewer, toSell),
    ]);
    return { viewer, sold, others, unsold, more };
  }

  const withdraw = (viewer: Viewer, claimId: string) =>
    graph.run('withdrawRefundClaim', viewer, { claimId, reason: 'Wrong figures' });

  it.each(['sold', 'unsold'] as const)('has a claim for each, the first with its VAT: %s', async (first) => {
    const goods = await goodsOfMay();
    const [one, two] = first === 'sold' ? [now, ahead] : [ahead, now];
    const [of, other] = first === 'sold' ? [goods.sold, goods.unsold] : [goods.unsold, goods.sold];
    const claim = filed(await graph.file(of, one(vat)));
    expect(claim).toMatchObject({
      ...{ amount: { amount: '130.00' }, preRefund: first === 'unsold' },
      period: { carriedOut: { amount: '70.00' } },
    });
    const again = async (given: object) => refusals(await graph.file(other, two(given)));
    expect(await again({ ...vat, carriedIn: '70.00' })).toEqual(['INVALID period.inputVat']);
    expect(await again({ outputVat: '1.00', carriedIn: '70.00' })).toEqual(['INVALID period.outputVat']);
    expect(await again({ carriedIn: '0.00' })).toEqual(['INVALID period.carriedIn']);
    expect(await again({ carriedIn: '71.00', unclaimedVat: '1.00' })).toEqual([
      'INVALID period.unclaimedVat',
    ]);
    // Together what one claim for all would have: min(200, 260).
    expect(filed(await graph.file(other, two({ carriedIn: '70.00' })))).toMatchObject({
      amount: { amount: '70.00' },
      period: { credit: { amount: '60.00' }, carriedOut: { amount: '0.00' } },
    });
    for (const left of [now, ahead]) {
      const goodsLeft = left === now ? goods.others : goods.more;
      expect(refusals(await graph.file(goodsLeft, left({})))).toEqual(['ALREADY_CLAIMED period.month']);
    }
    const june = (carriedIn: string) => now({ month: '2026-06', carriedIn });
    expect(refusals(await graph.file(goods.others, june('70.00')))).toEqual(['INVALID period.carriedIn']);
    filed(await graph.file(goods.others, june('0.00')));
  });

  it('lets a pre-refund that came to nothing be taken back, and its goods be claimed with the right figures', async () => {
    const { viewer, unsold } = await goodsOfMay();
    const { id } = filed(await graph.file(unsold, ahead({ outputVat: '200.00' })));
    await graph.settle();
    expect(await graph.read(id, viewer)).toMatchObject({ status: 'PRE_PAID', amount: { amount: '0.00' } });
    expect(await withdraw(viewer, id)).toMatchObject({ claim: { status: 'WITHDRAWN', dueOn: null } });
    const again = filed(await graph.file(unsold, ahead(vat)));
    expect(again.amount.amount).toBe('130.00');
    await graph.settle();
    expect(refusals(await withdraw(viewer, again.id))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('keeps its order when the first is claimed anew', async () => {
    const { viewer, sold, unsold } = await goodsOfMay();
    const { id } = filed(await graph.file(sold, now(vat)));
    filed(await graph.file(unsold, ahead({ carriedIn: '70.00' })));
    await withdraw(viewer, id);
    expect(refusals(await graph.file(sold, now({ inputVat: '199.00' })))).toEqual(['INVALID period']);
    filed(await graph.file(sold, now(vat)));
  });

  it.each([
    ['is reconciled as unsold', '2026-07-01T00:00:00Z'],
    ['is taken back', '2027-04-21T00:00:00Z'],
  ])('has its VAT back when a pre-refund %s', async (_what, at) => {
    const { viewer, unsold, others } = await goodsOfMay();
    const { id } = filed(await graph.file(unsold, ahead(vat)));
    await graph.settle();
    graph.finance.clock.set(at);
    await graph.finance.runTask(/take back/);
    if (at.startsWith('2026')) await graph.run('reconcilePreRefund', viewer, { claimId: id, sold: [] });
    expect(await graph.read(id, viewer)).toMatchObject({ repaid: { amount: '130.00' } });
    await graph.finance.run('capturePayment', bank, {
      ...{ orderId: unsold.orderId, providerRef: newKey() },
      amount: { amount: '58.20', currency: 'EUR' },
    });
    await graph.declared(unsold, { ...toSell, status: 'CLOSED', version: 2 });
    const july = (carriedIn: string, repaidVat?: string) => now({ month: '2026-07', carriedIn, repaidVat });
    const refused = async (given: object) => refusals(await graph.file(unsold, given));
    expect(await refused(july('200.00'))).toEqual(['INVALID period.carriedIn']);
    expect(await refused(july('201.00', '131.00'))).toEqual(['LIMIT_EXCEEDED period.repaidVat']);
    expect(await refused(july('200.00', '-1.00'))).toEqual(['INVALID period.repaidVat']);
    expect(filed(await graph.file(unsold, july('200.00', '130.00')))).toMatchObject({
      amount: { amount: '130.00' },
      period: { repaidVat: { amount: '130.00' }, carriedOut: { amount: '70.00' } },
    });
    graph.finance.clock.set(at.replace('2026-07', '2026-08'));
    expect(
      refusals(await graph.file(others, now({ month: '2026-08', carriedIn: '71.00', repaidVat: '1.00' }))),
    ).toEqual(['LIMIT_EXCEEDED period.repaidVat']);
  });
});
