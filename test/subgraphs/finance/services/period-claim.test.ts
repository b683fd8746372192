import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../../runtime/viewer.ts';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
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

/** Parcels of a maker, each declared by itself, one piece at 100.00 CNY; of one order, which is paid. */
async function parcels(maker: Maker, count: number): Promise<readonly string[]> {
  const { orderId } = await graph.exported(maker, { status: 'RELEASED', exportedOn: null });
  const total = money(100_00n, 'CNY');
  const facts = Array.from({ length: count }, (_none, index) => ({
    _id: `dec_${maker.partyId}_${index}`,
    ...{ orderId, status: 'CLOSED', mode: '9710', zoneId: null, exportedOn: '2026-05-04' },
    ...{ isStatisticsOnly: false, fob: total, version: 1 },
    lines: [
      {
        ...{ number: 1, orderLineNumber: 1, supplierId: maker.partyId, hsCode: '9503006000' },
        ...{ quantity: 1, unit: 'C62' as const, total },
      },
    ],
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
