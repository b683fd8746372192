import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RefundClaimRecord } from '../../../../subgraphs/finance/models/refund-claim.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { examinedBy } from '../../../support/examined.ts';
import { bank, buyer, seller } from '../../../support/finance.ts';
import { anInvoice, filed, officer, openTestRefunds, type TestRefunds } from '../../../support/refunds.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const NOW = '2026-11-23T08:00:00Z';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set(NOW));

describe('refund claims', () => {
  const list = async (viewer: Parameters<TestRefunds['read']>[1], args: string) => {
    const query = `{ refundClaims(${args}) { nodes { id dueOn } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await graph.finance.ask(query, {}, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.refundClaims as {
      nodes: { id: string; dueOn: string | null }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };

  /** The ids of those that a viewer sees of each order. */
  const claimsOf = async (orderIds: readonly string[], viewer: Parameters<TestRefunds['read']>[1]) => {
    const query = `query ($orders: [_Any!]!) { _entities(representations: $orders) {
      ... on Order { refundClaims { id } } } }`;
    const orders = orderIds.map((id) => ({ __typename: 'Order', id }));
    const { data } = await graph.finance.ask(query, { orders }, viewer);
    const found = data._entities as readonly { refundClaims: readonly { id: string }[] | null }[];
    return found.map(({ refundClaims }) => refundClaims && refundClaims.map(({ id }) => id));
  };

  it('of an order are those that the viewer sees, live ones first, however many others there are', async () => {
    const of = await graph.exported(await graph.supplier());
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    const { refundClaims } = graph.finance.models;
    const claim = await refundClaims.findById(id).lean<RefundClaimRecord>();
    if (!claim) throw new Error('It was filed');
    const like = (_id: string, given: Partial<RefundClaimRecord>): RefundClaimRecord => ({
      ...{ ...claim, _id, askAt: null },
      ...given,
    });
    const numbers = Array.from({ length: 25 }, (_none, index) => String(index).padStart(2, '0'));
    const elsewhere = `${of.orderId}_2`;
    const others = [elsewhere, ...numbers].map((number) =>
      like(`rfb_${number}`, { supplierId: 'sup_other', orderIds: [of.orderId, elsewhere] }),
    );
    const withdrawn = numbers.map((number) => like(`rfz_${number}`, { status: 'WITHDRAWN', isLive: false }));
    await refundClaims.insertMany([...others, ...withdrawn], { lean: true });

    graph.finance.commands();
    const [own, none] = await claimsOf([of.orderId, elsewhere], of.viewer);
    expect(own).toEqual([id, ...numbers.map((number) => `rfz_${number}`).reverse()].slice(0, 20));
    expect(none).toBeNull();
    const read = graph.finance.commands().filter(({ collection }) => collection === 'refund_claims');
    expect(read).toHaveLength(1);
    const theirs = others.map(({ _id }) => _id).sort();
    const [all, shared] = await claimsOf([of.orderId, elsewhere], officer);
    expect(all).toEqual([id, ...theirs.toReversed()].slice(0, 20));
    expect(shared).toEqual(theirs.toReversed().slice(0, 20));
  });

  it('are seen by their claimant and the tax office, and by nobody else', async () => {
    const of = await graph.exported(await graph.supplier());
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    for (const viewer of [of.viewer, officer, viewerAs('operator')]) {
      expect(await graph.read(id, viewer)).toMatchObject({ id });
    }
    expect(await claimsOf([of.orderId], of.viewer)).toEqual([[id]]);
    for (const viewer of [await graph.supplier(), seller, buyer, bank, viewerAs('customs'), null]) {
      expect(await graph.read(id, viewer)).toBeNull();
      expect(await claimsOf([of.orderId], viewer)).toEqual([null]);
    }
    expect((await list(await graph.supplier(), 'first: 5')).nodes).toEqual([]);
  });

  describe('of which few are in a status', () => {
    const inClaims = () => ({ db: databases.of('finance'), collection: 'refund_claims' });

    beforeAll(async () => {
      graph.finance.clock.set(NOW);
      const of = await graph.exported(await graph.supplier());
      const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
      const { models } = graph.finance.instance.contextFor({ viewer: null });
      const claim = await models.refundClaims.findById(id).lean();
      if (!claim) throw new Error('It was filed');
      const many = Array.from({ length: 3_000 }, (_, index): RefundClaimRecord => {
        const isOpen = index % 100 === 7;
        return {
          ...claim,
          ...{ _id: `rcl_many_${String(index).padStart(4, '0')}`, supplierId: 'sup_busy', askAt: null },
          ...{ status: isOpen ? 'QUERIED' : 'PAID', dueOn: isOpen ? '2027-01-01' : null },
        };
      });
      await models.refundClaims.insertMany(many, { lean: true });
    });
    afterAll(async () => {
      const { models } = graph.finance.instance.contextFor({ viewer: null });
      await models.refundClaims.deleteMany({ supplierId: 'sup_busy' });
    });

    it.each([
      ['', officer],
      ['filter: { statuses: [QUERIED] }', officer],
      ['filter: { statuses: [QUERIED, UNDER_REVIEW] }', officer],
      ['filter: { statuses: [PAID] }', officer],
      ['filter: { statuses: [QUERIED], supplierId: "sup_busy" }', officer],
      ['', viewerAs('supplier', 'sup_busy')],
      ['filter: { statuses: [QUERIED, SUBMITTED] }', viewerAs('supplier', 'sup_busy')],
      ['filter: { statuses: [PAID] }', viewerAs('supplier', 'sup_busy')],
    ])('are listed (%s) by reading about a page', async (filter, viewer) => {
      for (const orderBy of ['NEWEST', 'DUE']) {
        for (let after = '', page = 0; page < 2; page += 1) {
          let read: Awaited<ReturnType<typeof list>> | undefined;
          const examined = await examinedBy(inClaims(), async () => {
            read = await list(viewer, `${filter} first: 10 orderBy: ${orderBy} ${after}`);
          });
          expect(examined).toHaveLength(1);
          expect(examined[0]?.keys).toBeLessThan(30);
          expect(examined[0]?.documents).toBeLessThan(30);
          if (read?.pageInfo.endCursor) after = `after: "${read.pageInfo.endCursor}"`;
        }
      }
    });
  });

  it('are paged to their end, each once, newest first or by due date', async () => {
    const viewer = await graph.supplier();
    const ids: string[] = [];
    for (const exportedOn of ['2026-05-04', '2026-03-04', '2026-05-04', '2026-04-04']) {
      const of = await graph.exported(viewer, { exportedOn });
      graph.finance.clock.set(new Date(graph.finance.clock.now().getTime() + 5).toISOString());
      ids.push(filed(await graph.file(of, { invoices: [anInvoice(of)] })).id);
    }
    const all = async (orderBy: string) => {
      const found: string[] = [];
      for (let after = ''; ;) {
        const page = await list(viewer, `orderBy: ${orderBy}, first: 3${after}`);
        found.push(...page.nodes.map(({ id }) => id));
        if (!page.pageInfo.hasNextPage) return found;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
    };
    expect(await all('NEWEST')).toEqual([...ids].reverse());
    expect(await all('DUE')).toEqual([ids[1], ids[3], ids[0], ids[2]]);
    expect((await list(viewer, 'filter: { statuses: [PAID] }')).nodes).toEqual([]);
    expect(
      (await list(officer, `filter: { supplierId: "${viewer.partyId}", method: EXEMPT_AND_REFUND }`)).nodes,
    ).toHaveLength(4);
    await expect(list(viewer, 'first: 101')).rejects.toThrow('BAD_INPUT');
    const { pageInfo } = await list(viewer, 'first: 1');
    await expect(list(viewer, `orderBy: DUE, after: "${pageInfo.endCursor}"`)).rejects.toThrow('BAD_INPUT');
  });
});
