import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import type { EventData } from '../../../subgraphs/finance/domain/events.ts';
import { claimMoved, type ClaimMoveGiven } from '../../support/claim-events.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openDeclarations, retailer } from '../../support/declarations.ts';
import { coverMoved, ledgerChanged, orderPlaced, shipmentMoved } from '../../support/order-events.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);
import { viewerAs } from '../../support/subgraph.ts';

type Status = EventData['RefundClaimMoved']['status'];
const supplier = viewerAs('supplier', 'sup_1');

describe('the work that is left when goods have left', () => {
  const actions = `actions: [FILE_REFUND_CLAIM SUPPLY_INVOICE ANSWER_REFUND_QUERY RECONCILE_PRE_REFUND NOTIFY_LOSS
    FILE_INSURANCE_CLAIM]`;
  const workOf = async (viewer: Viewer) => {
    const query = `{ myWork(filter: { ${actions} }) { nodes { action dueAt order { id } subject { __typename } } } }`;
    const { data } = await graph.ask(query, {}, viewer);
    return data.myWork.nodes as readonly { action: string; dueAt: string | null; order: { id: string } }[];
  };
  const stepsOf = async (id: string, viewer: Viewer) => {
    const { data } = await graph.ask(
      'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Order { nextSteps { action } } } }',
      { of: [{ __typename: 'Order', id }] },
      viewer,
    );
    const [order] = data._entities as readonly { nextSteps: readonly { action: string }[] }[];
    return order?.nextSteps.map(({ action }) => action) ?? [];
  };

  /** Both lines of the declaration, claimed whole. */
  const BOTH = [{}, { lineNumber: 2, orderLineNumber: 2, quantity: 1 }];

  /** Goods of sup_1 that are paid for and have left, with the moves of claims for them. */
  async function exported() {
    const ids = await graph.booked({ retailerZoneId: null, channel: 'B2B', supplierIds: ['sup_1'] });
    const { declaration } = (await graph.send(ids)) as { declaration: { id: string } };
    await graph.pass(3);
    await graph.take(
      ledgerChanged(1, { orderId: ids.orderId }),
      shipmentMoved(2, 'DEPARTED', { ...ids, at: '2026-11-23T18:00:00Z' }),
    );
    await graph.pass(3);
    const ofThese = { orderId: ids.orderId, declarationId: declaration.id };
    const claimOf =
      (claimId: string) =>
      (sequence: number, status: Status, { lines = BOTH, ...given }: ClaimMoveGiven = {}) =>
        claimMoved(sequence, {
          ...{ claimId, status, ...given },
          lines: lines.map((line) => ({ ...line, ...ofThese })),
        });
    return { ids, claimOf };
  }

  it('is the supplier’s claim, its question, and the claim again where it was given up', async () => {
    const { ids, claimOf } = await exported();
    expect(await workOf(supplier)).toMatchObject([
      { action: 'FILE_REFUND_CLAIM', dueAt: '2029-11-24T15:59:59.999Z', order: { id: ids.orderId } },
    ]);
    expect(await stepsOf(ids.orderId, supplier)).toContain('FILE_REFUND_CLAIM');
    expect(await stepsOf(ids.orderId, retailer)).not.toContain('FILE_REFUND_CLAIM');

    const claim = claimOf('claim_1');
    await graph.take(claim(1, 'READY'), claim(2, 'UNDER_REVIEW'));
    expect(await workOf(supplier)).toEqual([]);
    await graph.take(claim(3, 'QUERIED'));
    expect(await workOf(supplier)).toMatchObject([
      { action: 'ANSWER_REFUND_QUERY', subject: { __typename: 'RefundClaim' } },
    ]);
    await graph.take(claim(4, 'WITHDRAWN', { isLive: false }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'FILE_REFUND_CLAIM' }]);
    await graph.take(claimOf('claim_2')(1, 'READY'));
  });

  it('is the claim for the lines that another claim leaves out', async () => {
    const { claimOf } = await exported();
    const [first, second] = BOTH;
    await graph.take(claimOf('claim_first')(1, 'READY', { lines: [first ?? {}] }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'FILE_REFUND_CLAIM' }]);
    await graph.take(claimOf('claim_second')(1, 'READY', { lines: [second ?? {}] }));
    expect(await workOf(supplier)).toEqual([]);
  });

  it('is the claim again for what a pre-refund lets go', async () => {
    const { claimOf } = await exported();
    const first = claimOf('claim_ahead');
    await graph.take(first(1, 'PRE_PAID', { dueOn: '2027-04-15' }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'RECONCILE_PRE_REFUND' }]);
    const [line, other] = BOTH;
    const unsold = { ...line, repaidQuantity: 1, freedQuantity: 1 };
    await graph.take(first(2, 'RECONCILED', { lines: [unsold, other ?? {}] }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'FILE_REFUND_CLAIM' }]);
    const second = claimOf('claim_again');
    const lines = [{ ...line, quantity: 1 }];
    await graph.take(second(1, 'PRE_PAID', { dueOn: '2028-04-15', lines }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'RECONCILE_PRE_REFUND' }]);
    await graph.take(second(2, 'CLAWED_BACK', { isLive: false, lines }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'FILE_REFUND_CLAIM' }]);
    await graph.take(claimOf('claim_sold')(1, 'READY', { lines }));
    expect(await workOf(supplier)).toEqual([]);
  });

  it('is an invoice where one is missing, and nothing where the refund is cancelled', async () => {
    const { claimOf } = await exported();
    const [metal, bare] = [claimOf('claim_metal'), claimOf('claim_bare')];
    await graph.take(metal(1, 'APPROVED', { method: 'TAXED', reasons: ['refund-cancelled'] }));
    expect(await workOf(supplier)).toEqual([]);
    const reasons = ['refund-cancelled', 'invoice-missing'];
    await graph.take(bare(1, 'APPROVED', { method: 'TAXED', reasons }));
    expect(await workOf(supplier)).toMatchObject([{ action: 'SUPPLY_INVOICE' }]);
    await graph.take(bare(2, 'WITHDRAWN', { isLive: false }));
    expect(await workOf(supplier)).toEqual([]);
  });

  it('is the seller’s loss to tell of, and its claim on the insurer', async () => {
    const orderId = 'order_insured';
    await graph.take(orderPlaced({ orderId, terms: 'OPEN_ACCOUNT', channel: 'B2B' }));
    await graph.take(coverMoved(1, { orderId }));
    expect(await workOf(retailer)).toEqual([]);
    await graph.take(coverMoved(2, { orderId, status: 'OVERDUE' }));
    expect(await workOf(retailer)).toMatchObject([
      { action: 'NOTIFY_LOSS', dueAt: '2027-03-21T15:59:59.999Z', order: { id: orderId } },
    ]);
    await graph.take(coverMoved(3, { orderId, status: 'LOSS_NOTIFIED', claimFrom: '2027-07-21' }));
    expect(await workOf(retailer)).toMatchObject([{ action: 'FILE_INSURANCE_CLAIM', dueAt: null }]);
    await graph.take(coverMoved(4, { orderId, status: 'CLAIMED', claimFrom: '2027-07-21' }));
    expect(await workOf(retailer)).toEqual([]);
  });
});
