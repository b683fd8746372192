import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import { nextSteps } from '../../../subgraphs/supervision/domain/next-steps.ts';
import type { OpenStep } from '../../../subgraphs/supervision/domain/open-step.ts';
import type { Step } from '../../../subgraphs/supervision/domain/step.ts';
import type { OrderViewRecord } from '../../../subgraphs/supervision/models/order-view.ts';
import { viewOf } from '../../../subgraphs/supervision/services/follow-orders.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { examinedBy } from '../../support/examined.ts';
import {
  ledgerChanged,
  type OrderEvent,
  orderMoved,
  orderPlaced,
  settlementMoved,
  shipmentBooked,
  shipmentMoved,
} from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

interface Work {
  readonly nodes: readonly {
    readonly action: string;
    readonly order: { readonly id: string };
    readonly dueAt: string | null;
    readonly openedAt: string;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const query = `query ($filter: WorkFilter, $orderBy: WorkSort, $first: Int, $after: String) {
  myWork(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { action by dueAt openedAt blocking blockedBy order { id } subject { __typename } }
    pageInfo { hasNextPage endCursor } } }`;

const supplier = viewerAs('supplier', 'sup_1');

describe('myWork', () => {
  let databases: Databases;
  let graph: TestSupervision;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  const ask = (variables: Record<string, unknown>, viewer: Viewer | null) =>
    graph.ask(query, variables, viewer);
  const workOf = async (viewer: Viewer, variables: Record<string, unknown> = {}): Promise<Work> => {
    const { data, errors } = await ask(variables, viewer);
    expect(errors).toEqual([]);
    return data.myWork as Work;
  };
  const titlesOf = ({ nodes }: Work) => nodes.map(({ action, order }) => `${action} ${order.id}`);

  async function allPages(viewer: Viewer, first: number, orderBy = 'DUE'): Promise<readonly string[]> {
    const titles: string[] = [];
    for (let after: string | null = null; ;) {
      const work: Work = await workOf(viewer, { first, after, orderBy });
      titles.push(...titlesOf(work));
      if (!work.pageInfo.hasNextPage) return titles;
      after = work.pageInfo.endCursor;
    }
  }

  it('is what a party has to do, until it has done it', async () => {
    await graph.take(orderPlaced({ orderId: 'order_a' }));
    expect(await workOf(supplier)).toMatchObject({
      nodes: [
        {
          action: 'CONFIRM_ORDER',
          by: 'SUPPLIER',
          dueAt: '2026-11-20T01:30:00.000Z',
          blocking: true,
          order: { id: 'order_a' },
          subject: null,
        },
      ],
    });
    expect(titlesOf(await workOf(viewerAs('buyer', 'buy_1')))).toEqual(['PAY order_a']);
    await graph.take(
      ledgerChanged(1, { orderId: 'order_a' }),
      orderMoved(2, 'CONFIRMED', { orderId: 'order_a' }),
    );
    expect(titlesOf(await workOf(supplier))).toEqual([]);
    expect(titlesOf(await workOf(viewerAs('buyer', 'buy_1')))).toEqual([]);
    expect(titlesOf(await workOf(viewerAs('retailer', 'ret_1')))).toEqual(['BOOK_SHIPMENT order_a']);
    await graph.take(shipmentBooked({ orderId: 'order_a', shipmentId: 'shp_a' }));
    expect(titlesOf(await workOf(supplier))).toEqual(['HAND_OVER_GOODS order_a']);
    expect(titlesOf(await workOf(viewerAs('carrier', 'car_1')))).toEqual(['LOAD order_a']);
  });

  it('says what has to be done before', async () => {
    await graph.take(
      orderPlaced({ orderId: 'order_b', supplierIds: ['sup_b'] }),
      shipmentBooked({ orderId: 'order_b', shipmentId: 'shp_b', carrierId: 'car_b' }),
    );
    const [step] = (await workOf(viewerAs('carrier', 'car_b'))).nodes;
    expect(step).toMatchObject({ action: 'LOAD', blockedBy: ['HAND_OVER_GOODS', 'SUBMIT_DECLARATION'] });
  });

  it.each<[string, Viewer]>([
    ['another supplier', viewerAs('supplier', 'sup_9')],
    ['a zone', viewerAs('zone', 'zone_1')],
    ['the operator', viewerAs('operator')],
  ])('is empty for %s', async (_case, viewer) => {
    expect((await workOf(viewer)).nodes).toEqual([]);
  });

  it('is nobody’s without a token', async () => {
    expect((await ask({}, null)).errors).toMatchObject([{ code: 'UNAUTHENTICATED' }]);
  });

  it.each<[Record<string, unknown>, string]>([
    [{ first: 0 }, 'BAD_INPUT'],
    [{ first: 101 }, 'BAD_INPUT'],
    [{ after: 'nonsense' }, 'BAD_INPUT'],
    [{ filter: { dueBefore: 'tomorrow' } }, 'BAD_INPUT'],
    [{ filter: { actions: Array.from({ length: 31 }, () => 'PAY') } }, 'BAD_INPUT'],
  ])('refuses %j', async (variables, code) => {
    expect((await ask(variables, supplier)).errors).toMatchObject([{ code }]);
  });

  it('refuses a cursor of the other order', async () => {
    const { pageInfo } = await workOf(supplier, { first: 1 });
    const { errors } = await ask({ after: pageInfo.endCursor, orderBy: 'OLDEST' }, supplier);
    expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });

  it('is the same through the viewer', async () => {
    const { data } = await graph.ask(
      '{ viewer { myWork(first: 5) { nodes { action } } } myWork(first: 5) { nodes { action } } }',
      {},
      supplier,
    );
    expect(data.viewer.myWork).toEqual(data.myWork);
    expect(data.myWork.nodes).not.toEqual([]);
  });

  describe('over many orders', () => {
    const PARTY = { sup_many: 'supplier', buy_1: 'buyer', ret_1: 'retailer', car_1: 'carrier' } as const;

    const streamsOf = (orderId: string, placedAt: string): readonly (readonly OrderEvent[])[] => {
      const shipment = { orderId, shipmentId: `shp_${orderId}` };
      return [
        [
          orderPlaced({ orderId, placedAt, supplierIds: ['sup_many'] }),
          orderMoved(2, 'CONFIRMED', { orderId }),
          orderMoved(3, 'FULFILLING', { orderId }),
        ],
        [ledgerChanged(1, { orderId, isPaid: false }), ledgerChanged(2, { orderId })],
        [
          shipmentBooked(shipment),
          shipmentMoved(2, 'PICKED_UP', shipment),
          shipmentMoved(3, 'AT_CUSTOMS_PLACE', shipment),
        ],
        [settlementMoved(1, 'OPEN', { orderId })],
      ];
    };

    /** Every owner's steps, from the views of all orders. */
    async function expectedOf(partyId: string): Promise<readonly string[]> {
      const views = await databases
        .of('supervision')
        .collection<OrderViewRecord>('order_views')
        .find()
        .sort({ _id: 1 })
        .toArray();
      const steps = views.flatMap((view) =>
        nextSteps(viewOf(view)).map((step): [Step, string] => [step, view._id]),
      );
      return steps
        .filter(([step]) => step.partyId === partyId)
        .map(([step, id]) => `${step.action} ${id}`)
        .sort();
    }

    it('is what the orders’ own next steps say, however their events come', async () => {
      let runs = 0;
      const turns = streamsOf('', '2026-11-20T01:00:00Z').flatMap((stream, index) => stream.map(() => index));
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray(turns),
          fc.integer({ min: 0, max: 59 }),
          async (order, minute) => {
            const placedAt = `2026-11-20T00:${String(minute).padStart(2, '0')}:00Z`;
            const streams = streamsOf(`order_m${(runs += 1)}`, placedAt).map((stream) => [...stream]);
            await graph.take(...order.flatMap((turn) => streams[turn]?.shift() ?? []));
          },
        ),
        { numRuns: 40 },
      );
      for (const [partyId, role] of Object.entries(PARTY)) {
        const titles = await allPages(viewerAs(role, partyId), 7);
        expect([...titles].sort()).toEqual(await expectedOf(partyId));
        expect([...(await allPages(viewerAs(role, partyId), 7, 'OLDEST'))].sort()).toEqual(
          [...titles].sort(),
        );
      }
    });

    it('comes soonest first, what has no date last; or oldest first', async () => {
      for (const orderBy of ['DUE', 'OLDEST']) {
        const { nodes } = await workOf(viewerAs('buyer', 'buy_1'), { orderBy, first: 100 });
        const keys = nodes.map(({ dueAt, openedAt }) => (orderBy === 'DUE' ? (dueAt ?? '9999') : openedAt));
        expect(keys.length).toBeGreaterThan(3);
        expect(keys).toEqual([...keys].sort());
      }
    });

    it('can be narrowed to actions, to what is due, and to what holds others up', async () => {
      const retailer = viewerAs('retailer', 'ret_1');
      const booked = await workOf(retailer, { filter: { actions: ['BOOK_SHIPMENT'] }, first: 100 });
      expect(new Set(booked.nodes.map(({ action }) => action))).toEqual(new Set(['BOOK_SHIPMENT']));
      const buyer = viewerAs('buyer', 'buy_1');
      const due = await workOf(buyer, { filter: { dueBefore: '2026-11-20T01:30:00Z' }, first: 100 });
      expect(due.nodes.length).toBeGreaterThan(0);
      expect(
        (await workOf(buyer, { filter: { dueBefore: '2026-11-20T01:29:59Z' }, first: 100 })).nodes,
      ).toEqual([]);
      const [all, blocking, rest] = await Promise.all(
        [{}, { blocking: true }, { blocking: false }].map(
          async (filter) => (await workOf(retailer, { filter, first: 100 })).nodes.length,
        ),
      );
      expect((blocking ?? 0) + (rest ?? 0)).toBe(all);
    });

    describe('of which few are asked for', () => {
      const busy = viewerAs('supplier', 'sup_busy');
      const MINUTE_MS = 60_000;
      const steps = () => ({ db: databases.of('supervision'), collection: 'open_steps' });

      beforeAll(async () => {
        const many = Array.from({ length: 3_000 }, (_, index): OpenStep => {
          const openedAt = new Date(Date.parse('2026-11-20T00:00:00Z') + index * MINUTE_MS);
          const isRare = index % 100 === 7;
          const action = isRare ? 'REPAY_REFUND' : 'CONFIRM_ORDER';
          return {
            ...{ _id: `order_busy_${index}/${action}//sup_busy`, orderId: `order_busy_${index}`, openedAt },
            ...{ owner: 'sup_busy', by: 'SUPPLIER', partyId: 'sup_busy', action, sortsAt: openedAt },
            ...{ subject: null, shipmentId: null, dueAt: openedAt, blocking: !isRare, blockedBy: [] },
          };
        });
        const { models } = graph.instance.contextFor({ viewer: null });
        await models.openSteps.insertMany(many, { lean: true });
      });

      it.each([
        [{}],
        [{ blocking: false }],
        [{ blocking: true }],
        [{ actions: ['REPAY_REFUND'] }],
        [{ actions: ['REPAY_REFUND', 'PAY'] }],
        [{ actions: ['REPAY_REFUND', 'CONFIRM_ORDER'], blocking: false }],
        [{ actions: ['CONFIRM_ORDER'], blocking: false }],
      ])('a page of %j reads about a page, in either order', async (filter) => {
        for (const orderBy of ['DUE', 'OLDEST']) {
          for (let after: string | null = null, page = 0; page < 2; page += 1) {
            let work: Work | undefined;
            const [found, ...others] = await examinedBy(steps(), async () => {
              work = await workOf(busy, { filter, orderBy, first: 10, after });
            });
            expect(others).toEqual([]);
            expect(found?.keys).toBeLessThan(30);
            expect(found?.documents).toBeLessThan(30);
            after = work?.pageInfo.endCursor ?? null;
          }
        }
      });

      it('a page of what is due by a day reads about a page, soonest first', async () => {
        const filter = { dueBefore: '2026-11-20T12:00:00Z', blocking: true };
        const [found] = await examinedBy(steps(), () => workOf(busy, { filter, first: 10 }));
        expect(found?.keys).toBeLessThan(30);
      });
    });

    it('costs one command, however many orders there are', async () => {
      graph.commands();
      await workOf(viewerAs('retailer', 'ret_1'), { first: 20 });
      expect(graph.commands()).toHaveLength(1);
    });
  });
});
