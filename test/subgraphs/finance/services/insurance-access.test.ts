import { beforeEach, describe, expect, it } from '@jest/globals';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, newKey, seller } from '../../../support/finance.ts';
import { codesOf, inDollars, orderReference, openTestInsurance } from '../../../support/insurance.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestInsurance(databases);

beforeEach(() => graph.clock.set('2026-11-23T08:00:00Z'));

describe('who sees insurance', () => {
  it('is its holder, the insurer, customs and the operator, and nobody else', async () => {
    const { order, policyId, limitId, claimId } = await graph.adjusting();
    const ids = [
      { __typename: 'InsurancePolicy', id: policyId },
      { __typename: 'CreditLimit', id: limitId },
      { __typename: 'InsuranceClaim', id: claimId },
    ];
    const query = 'query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename } }';
    for (const viewer of [seller, bank, viewerAs('customs'), viewerAs('operator')]) {
      const { data } = await graph.ask(query, { ids }, viewer);
      expect(data._entities).toHaveLength(3);
      expect(data._entities).not.toContain(null);
      expect(await graph.coverOf(order._id, viewer)).not.toBeNull();
    }
    for (const viewer of [
      null,
      buyer,
      viewerAs('retailer', 'ret_other'),
      viewerAs('supplier', seller.partyId),
    ]) {
      const { data } = await graph.ask(query, { ids }, viewer);
      expect(data._entities).toEqual([null, null, null]);
      expect(await graph.coverOf(order._id, viewer)).toBeNull();
    }
  });

  it('may change nothing of others', async () => {
    const { order, policyId, limitId } = await graph.unpaid();
    const other = viewerAs('retailer', 'ret_other');
    const tell = await graph.insure('notifyLoss', other, { orderId: order._id, reason: 'DEFAULT' });
    expect(codesOf(tell)).toEqual(['NOT_FOUND']);
    const ask = { policyId, buyerId: 'buy_3', amount: inDollars('1.00'), maxDays: 1 };
    expect(codesOf(await graph.insure('requestCreditLimit', other, ask))).toEqual(['NOT_FOUND']);
    const decision = { decisionId: newKey(), subjectId: limitId, approve: true };
    await expect(graph.insure('recordInsurerDecision', seller, decision)).rejects.toThrow('FORBIDDEN');
    await expect(graph.insure('requestCreditLimit', bank, ask)).rejects.toThrow('FORBIDDEN');
  });
});

describe('lists of insurance', () => {
  const query = `query ($first: Int, $after: String, $statuses: [LimitStatus!]) {
    creditLimits(filter: { statuses: $statuses }, first: $first, after: $after) {
      nodes { id status } pageInfo { hasNextPage endCursor } } }`;

  it('page through every limit of the viewer once, newest first', async () => {
    const retailer = viewerAs('retailer', 'ret_lists');
    const issued = await graph.insure('issuePolicy', bank, {
      holderId: 'ret_lists',
      model: 'NAMED_BUYER',
      coveredShare: '0.5',
      maxLiability: inDollars('10.00'),
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    });
    const made: (string | undefined)[] = [];
    for (let index = 0; index < 5; index++) {
      graph.clock.set(`2026-11-23T08:00:0${index}Z`);
      const { limit } = await graph.insure('requestCreditLimit', retailer, {
        policyId: issued.policy?.id,
        buyerId: `buy_list_${index}`,
        amount: inDollars('5.00'),
        maxDays: 30,
      });
      made.unshift(limit?.id);
    }
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await graph.ask(query, { first: 2, after, statuses: ['REQUESTED'] }, retailer);
      const nodes = data.creditLimits.nodes as readonly { readonly id: string }[];
      seen.push(...nodes.map(({ id }) => id));
      const { hasNextPage, endCursor } = data.creditLimits.pageInfo;
      after = hasNextPage ? (endCursor as string) : null;
    } while (after);
    expect(seen).toEqual(made);
    const entities = `query ($ids: [_Any!]!) { _entities(representations: $ids) {
      ... on Retailer { policies { nodes { id limits(first: 1) { nodes { id } } } } }
      ... on Buyer { creditLimits { nodes { id } } } } }`;
    const ids = [
      { __typename: 'Retailer', id: 'ret_lists' },
      { __typename: 'Buyer', id: 'buy_list_0' },
    ];
    const { data } = await graph.ask(entities, { ids }, retailer);
    expect(data._entities).toEqual([
      { policies: { nodes: [{ id: issued.policy?.id, limits: { nodes: [{ id: made[0] }] } }] } },
      { creditLimits: { nodes: [{ id: made.at(-1) }] } },
    ]);
    const asBuyer = await graph.ask(entities, { ids }, viewerAs('buyer', 'buy_list_0'));
    expect(asBuyer.data._entities).toEqual([{ policies: null }, { creditLimits: { nodes: [] } }]);
  });

  it('refuse pages that are too long and cursors of other lists', async () => {
    for (const first of [0, 101]) {
      expect((await graph.ask(query, { first }, seller)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
    }
    const { data } = await graph.ask(query, { first: 1 }, bank);
    const after = data.creditLimits.pageInfo.endCursor as string;
    const filtered = await graph.ask(query, { after, statuses: ['APPROVED'] }, bank);
    expect(filtered.errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('hold the claims of the viewer alone, and all for the insurer', async () => {
    const { claimId } = await graph.adjusting();
    const claims = `{ insuranceClaims(filter: { statuses: [ADJUSTING] }, first: 100) { nodes { id order { id } } } }`;
    for (const viewer of [seller, bank]) {
      const { data } = await graph.ask(claims, {}, viewer);
      expect(data.insuranceClaims.nodes).toContainEqual(expect.objectContaining({ id: claimId }));
    }
    const { data } = await graph.ask(claims, {}, viewerAs('retailer', 'ret_other'));
    expect(data.insuranceClaims.nodes).toEqual([]);
  });

  it('read covers and what is uninsured of 20 orders with a fixed number of commands', async () => {
    const insured = await graph.insured({ limit: { buyerId: 'buy_many' } });
    // Another policy, of no cover here, which has to be read too.
    await graph.insured({ limit: { buyerId: 'buy_many' } });
    const orders = [];
    for (let index = 0; index < 20; index++) orders.push(await graph.ship(10, { buyerId: 'buy_many' }));
    for (const { _id } of orders.slice(0, 10)) await graph.declare(_id, insured);
    graph.commands();
    const { errors } = await graph.ask(
      `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Order {
        uninsured { amount } cover { status policy { id } limit { id } } } } }`,
      { ids: orders.map(orderReference) },
      seller,
    );
    expect(errors).toEqual([]);
    const sent = graph.commands().filter(({ collection }) => collection !== null);
    expect(sent.map(({ collection }) => collection).sort()).toEqual([
      'covers',
      'credit_limits',
      'credit_limits',
      'insurance_policies',
      'insurance_policies',
    ]);
  });
});
