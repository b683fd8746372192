import { describe, expect, it } from '@jest/globals';
import type { CoverRecord } from '../../../../subgraphs/finance/models/cover.ts';
import type { CreditLimitRecord } from '../../../../subgraphs/finance/models/credit-limit.ts';
import type { InsurancePolicyRecord } from '../../../../subgraphs/finance/models/insurance-policy.ts';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey, seller } from '../../../support/finance.ts';
import { inDollars, openTestInsurance } from '../../../support/insurance.ts';

const databases = await databasesOfThisFile();
const graph = await openTestInsurance(databases);

/** The limit takes up what its covers have at risk, and no more than was granted. */
async function check(limitId: string, most: bigint): Promise<bigint> {
  const limit = await graph.models.creditLimits.findById(limitId).lean<CreditLimitRecord>();
  const covers = await graph.models.covers.find({ limitId }).lean<CoverRecord[]>();
  const sum = covers.reduce((all, { outstanding }) => all + outstanding.minor, 0n);
  expect(limit?.outstanding.minor).toBe(sum);
  expect(sum <= most).toBe(true);
  return sum;
}

const declareAll = (orders: readonly Order[], policyId: string) =>
  Promise.all(orders.map(({ _id: orderId }) => graph.insure('declareCover', seller, { orderId, policyId })));

describe('shipments that are declared at one moment', () => {
  it('share a limit to the last cent, and no cent twice', async () => {
    const { policyId, limitId } = await graph.insured({ amount: '100.00' });
    const orders: Order[] = [];
    for (let index = 0; index < 8; index++) orders.push(await graph.ship(30));
    const answers = await declareAll(orders, policyId);
    const insured = answers.map(({ cover }) => cover?.insured.amount ?? 'none').sort();
    expect(insured).toEqual(['10.00', '30.00', '30.00', '30.00', 'none', 'none', 'none', 'none']);
    const refusals = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(refusals).toEqual(Array(4).fill('LIMIT_EXCEEDED'));
    expect(await check(limitId, 100_00n)).toBe(100_00n);
  });

  it('stay within it while buyers pay and the insurer lowers it', async () => {
    const { policyId, limitId } = await graph.insured({ amount: '200.00' });
    for (let round = 0; round < 3; round++) {
      const orders: Order[] = [];
      for (let index = 0; index < 4; index++) orders.push(await graph.ship(40));
      const earlier = await graph.models.covers.find({ limitId, status: 'COVERED' }).lean<CoverRecord[]>();
      const pays = earlier.map(({ _id }) =>
        graph.run('capturePayment', bank, {
          orderId: _id,
          amount: inDollars('25.00'),
          providerRef: newKey(),
        }),
      );
      const decision = {
        decisionId: newKey(),
        subjectId: limitId,
        approve: true,
        amount: inDollars('190.00'),
      };
      await Promise.all([
        declareAll(orders, policyId),
        ...pays,
        graph.deliverOwn(),
        graph.insure('recordInsurerDecision', bank, decision),
      ]);
      await graph.deliverOwn();
      await check(limitId, 200_00n);
    }
  });

  it('are one cover where they are one order', async () => {
    const { policyId, limitId } = await graph.insured({ amount: '100.00' });
    const order = await graph.ship(30);
    const answers = await declareAll([order, order, order, order], policyId);
    expect(answers.filter(({ cover }) => cover)).toHaveLength(1);
    expect(await check(limitId, 100_00n)).toBe(30_00n);
  });

  it('are not covered where their carrier gives them up then', async () => {
    const { policyId, limitId } = await graph.insured({ amount: '1000.00' });
    for (let round = 0; round < 4; round++) {
      const { _id: orderId } = await graph.ship(100);
      const shipment = await graph.models.shipmentFacts.findOne({ orderId }).orFail().lean();
      await Promise.all([
        graph.insure('declareCover', seller, { orderId, policyId }),
        graph.cancelShipment(shipment._id),
      ]);
      expect((await graph.coverOf(orderId))?.status ?? 'DISCHARGED').toBe('DISCHARGED');
    }
    expect(await check(limitId, 1_000_00n)).toBe(0n);
  });

  it('are insured for what is owed, however a payment falls between', async () => {
    const { policyId, limitId } = await graph.insured({ amount: '1000.00' });
    for (let round = 0; round < 4; round++) {
      const order = await graph.ship(100);
      const { _id: orderId } = order;
      await Promise.all([
        graph.insure('declareCover', seller, { orderId, policyId }),
        graph.run('capturePayment', bank, { orderId, amount: inDollars('60.00'), providerRef: newKey() }),
        graph.deliverOwn(),
      ]);
      await graph.deliverOwn();
      expect((await graph.coverOf(orderId))?.outstanding.amount).toBe('40.00');
    }
    expect(await check(limitId, 1_000_00n)).toBe(160_00n);
  });
});

describe('claims that are paid at one moment', () => {
  it('are paid no more in all than the policy’s most', async () => {
    const most = { maxLiability: inDollars('50.00') };
    const { policyId } = await graph.insured({ amount: '100.00', policy: most });
    const claims: (string | undefined)[] = [];
    for (let index = 0; index < 3; index++) {
      const { _id: orderId } = await graph.ship(30);
      await graph.insure('declareCover', seller, { orderId, policyId });
      await graph.insure('notifyLoss', seller, { orderId, reason: 'INSOLVENCY' });
      const { claim } = await graph.insure('fileInsuranceClaim', seller, { orderId });
      claims.push(claim?.id);
    }
    const decideAll = () =>
      Promise.all(
        claims.map((subjectId) =>
          graph.insure('recordInsurerDecision', bank, { decisionId: newKey(), subjectId, approve: true }),
        ),
      );
    await decideAll();
    const paid = await decideAll();
    expect(paid.map(({ claim }) => claim?.indemnity?.amount ?? 'none').sort()).toEqual([
      '23.00',
      '27.00',
      'none',
    ]);
    const policy = await graph.models.insurancePolicies.findById(policyId).lean<InsurancePolicyRecord>();
    expect(policy?.used.minor).toBe(50_00n);
  });
});
