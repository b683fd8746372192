import { expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, newKey, seller } from '../../../support/finance.ts';
import { openTestInsurance } from '../../../support/insurance.ts';
import { anInvoice, filed, openTestRefunds, refusals } from '../../../support/refunds.ts';

const databases = await databasesOfThisFile();
const insurance = await openTestInsurance(databases);
const refunds = await openTestRefunds(databases);

it('an insurer’s payout counts as receipt of the proceeds', async () => {
  const insured = await insurance.insured();
  const { _id: orderId } = await insurance.ship();
  await insurance.insure('declareCover', seller, { orderId, policyId: insured.policyId });
  const viewer = await refunds.supplier();
  const of = { declarationId: `dec_${newKey()}`, orderId, supplierId: viewer.partyId, viewer };
  await refunds.declared(of, { version: 1 });
  const file = () =>
    refunds.run('fileRefundClaim', viewer, {
      supplierId: of.supplierId,
      declarationIds: [of.declarationId],
      invoices: [anInvoice(of)],
    });
  expect(refusals(await file())).toEqual(['PROCEEDS_MISSING']);

  insurance.clock.set('2027-03-01T08:00:00Z');
  await insurance.insure('notifyLoss', seller, { orderId, reason: 'INSOLVENCY' });
  const { claim } = await insurance.insure('fileInsuranceClaim', seller, { orderId });
  expect(refusals(await file())).toEqual(['PROCEEDS_MISSING']);
  for (const status of ['ADJUSTING', 'INDEMNIFIED']) {
    const decision = { decisionId: newKey(), subjectId: claim?.id, approve: true };
    const decided = await insurance.insure('recordInsurerDecision', bank, decision);
    expect(decided.claim).toMatchObject({ status });
  }
  expect(filed(await file())).toMatchObject({ status: 'READY', method: 'EXEMPT_AND_REFUND' });
});
