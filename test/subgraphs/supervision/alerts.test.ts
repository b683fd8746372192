import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { openTestDatabases } from '../../support/databases.ts';
import {
  type OrderEvent,
  orderPlaced,
  type OrderOptions,
  shipmentBooked,
} from '../../support/order-events.ts';
import { viewerAs } from '../../support/subgraph.ts';
import { openSupervision, type TestSupervision } from '../../support/supervision.ts';

const customs = viewerAs('customs');
const shantou = viewerAs('zone', 'zone_shantou');

const FIELDS = `id status severity measure explanation version raisedAt closedReason zone { id }
  rule { code threshold unit rule { key sample validFrom } }
  evidence { measure observed expected unit subject { __typename ... on Order { id } ... on Shipment { id } ... on Sku { id } } }`;
const LIST = `query ($filter: AlertFilter, $orderBy: AlertSort, $first: Int, $after: String) {
  alerts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

describe('alerts', () => {
  let databases: Databases;
  let graph: TestSupervision;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openSupervision(databases);
  });
  afterAll(() => databases.close());

  /** An order of its own with a waybill that says another weight than its goods have. */
  async function misweighed(options: OrderOptions & { readonly grossGrams?: number } = {}) {
    const { grossGrams = 2_000, ...order } = options;
    const ids = { orderId: `order_a${(count += 1)}`, shipmentId: `shp_a${count}` };
    await graph.take(orderPlaced({ ...order, ...ids }), shipmentBooked({ ...ids, grossGrams }));
    graph.clock.set(new Date(graph.clock.now().getTime() + 1_000).toISOString());
    return ids;
  }
  const list = async (variables: object = {}, viewer: Viewer | null = customs): Promise<AnswerData> => {
    const { data, errors } = await graph.ask(LIST, { ...variables }, viewer);
    expect(errors).toEqual([]);
    return data.alerts;
  };
  const idsOf = (page: AnswerData): readonly string[] =>
    (page.nodes as readonly { id: string }[]).map(({ id }) => id);

  it('are raised by what the parties tell, with evidence and in words', async () => {
    const { orderId, shipmentId } = await misweighed({ grossGrams: 1_200 });
    expect((await list()).nodes).toEqual([
      {
        id: expect.stringMatching(/^alert_/),
        status: 'OPEN',
        severity: 'MEDIUM',
        measure: '25',
        version: 1,
        raisedAt: '2026-11-23T08:00:00.000Z',
        closedReason: null,
        zone: { id: 'zone_shantou' },
        explanation: 'The waybill says 1200 g, which is 25 % off the 960 g that its goods weigh by the order',
        rule: {
          code: 'WEIGHT_MISMATCH',
          threshold: '20',
          unit: '%',
          rule: { key: 'alert/WEIGHT_MISMATCH/2025-01-01', sample: true, validFrom: '2025-01-01' },
        },
        evidence: [
          {
            measure: 'Gross weight on the waybill, against that of the goods',
            observed: '1200',
            expected: '960',
            unit: 'g',
            subject: { __typename: 'Shipment', id: shipmentId },
          },
          {
            measure: 'The order whose goods it carries',
            observed: null,
            expected: null,
            unit: null,
            subject: { __typename: 'Order', id: orderId },
          },
        ],
      },
    ]);
  });

  it('are the same whichever party’s event comes first', async () => {
    const before = idsOf(await list({ first: 100 })).length;
    const ids = { orderId: 'order_late', shipmentId: 'shp_late' };
    await graph.take(shipmentBooked({ ...ids, grossGrams: 5_000 }));
    expect(idsOf(await list({ first: 100 }))).toHaveLength(before);
    await graph.take(orderPlaced(ids));
    const { nodes } = await list({ first: 100 });
    expect(nodes).toHaveLength(before + 1);
    expect(nodes[0]).toMatchObject({
      evidence: [{ subject: { id: 'shp_late' } }, { subject: { id: 'order_late' } }],
    });
  });

  it('are raised for stock that is short of what was promised', async () => {
    await graph.take({
      _id: 'sup_1/shortages:000000000001',
      source: 'manufacturers',
      aggregateId: 'sup_1/shortages',
      sequence: 1,
      type: 'StockShort',
      at: new Date('2026-11-23T08:00:00Z'),
      data: { supplierId: 'sup_1', skuId: 'sku_7', warehouseId: 'wh_1', onHand: 3, reserved: 5, shortage: 2 },
    });
    const { nodes } = await list({ filter: { rule: 'STOCK_SHORTAGE' } });
    expect(nodes).toMatchObject([
      {
        severity: 'LOW',
        measure: '2',
        evidence: [{ observed: '3', expected: '5', subject: { id: 'sku_7' } }],
      },
    ]);
  });

  it('are raised for a refund claim of goods that have not left', async () => {
    const claimed = (claimId: string, status: string, previous: string | null): OrderEvent => ({
      _id: `${claimId}:000000000001`,
      source: 'finance',
      aggregateId: claimId,
      sequence: 1,
      type: 'RefundClaimMoved',
      at: new Date('2026-11-23T08:00:00Z'),
      data: {
        ...{ claimId, status, previous, at: new Date('2026-11-23T08:00:00Z') },
        lines: [2, 1].map((quantity) => ({
          ...{
            declarationId: 'decl_none',
            lineNumber: 1,
            orderId: 'order_a1',
            hsCode: '9503008900',
            quantity,
          },
        })),
      },
    });
    await graph.take(claimed('claim_1', 'READY', null), claimed('claim_2', 'SUBMITTED', 'READY'));
    const { nodes } = await list({ filter: { rule: 'REFUND_WITHOUT_EXPORT' } });
    expect(nodes).toMatchObject([
      {
        severity: 'HIGH',
        measure: '3',
        evidence: [
          { observed: '3', expected: '0', subject: { __typename: 'RefundClaim' } },
          { observed: '3', expected: '0', subject: { id: 'order_a1' } },
        ],
      },
    ]);
  });

  it('cost an event the same, whatever came before', async () => {
    const costOf = async () => {
      graph.commands();
      await misweighed();
      return graph.commands().filter(({ name }) => name !== 'commitTransaction').length;
    };
    for (let index = 0; index < 10; index += 1) await misweighed();
    const early = await costOf();
    for (let batch = 0; batch < 3; batch += 1) {
      const orders = Array.from({ length: 100 }, (_, index) =>
        orderPlaced({ orderId: `order_m${batch}_${index}` }),
      );
      await graph.takeTogether(orders);
    }
    expect(await costOf()).toBe(early);
    expect(early).toBeLessThanOrEqual(40);
  }, 240_000);

  describe('are seen', () => {
    it('by a zone where they are its own', async () => {
      await misweighed({ retailerZoneId: 'zone_hangzhou' });
      await misweighed({ retailerZoneId: null });
      const zonesOf = async (viewer: Viewer) =>
        new Set(
          ((await list({ first: 100 }, viewer)).nodes as readonly AnswerData[]).map(
            ({ zone }) => (zone?.id ?? null) as unknown,
          ),
        );
      expect(await zonesOf(shantou)).toEqual(new Set(['zone_shantou']));
      expect(await zonesOf(viewerAs('zone', 'zone_hangzhou'))).toEqual(new Set(['zone_hangzhou']));
      expect(await zonesOf(viewerAs('zone'))).toEqual(new Set());
      expect(await zonesOf(viewerAs('integrator', 'zone_hangzhou', ['supervision:read']))).toEqual(
        new Set(['zone_hangzhou']),
      );
      expect(await zonesOf(customs)).toEqual(new Set([null, 'zone_hangzhou', 'zone_shantou']));
    });

    it.each([
      ['visitors', null, 'UNAUTHENTICATED'],
      ['retailers', viewerAs('retailer', 'ret_1'), 'FORBIDDEN'],
      ['suppliers', viewerAs('supplier', 'sup_1'), 'FORBIDDEN'],
      ['integrators without the scope', viewerAs('integrator'), 'FORBIDDEN'],
    ])('by nobody else: not by %s', async (_who, viewer, code) => {
      expect(await graph.ask(LIST, {}, viewer)).toMatchObject({ data: { alerts: null }, errors: [{ code }] });
    });

    it('by id as in the list, another zone’s as one that is not there', async () => {
      const [id] = idsOf(await list({ filter: { zoneId: 'zone_hangzhou' } }));
      const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Alert { id } } }';
      const find = async (viewer: Viewer | null) =>
        (await graph.ask(query, { of: [{ __typename: 'Alert', id }] }, viewer)).data._entities[0] as unknown;
      expect(await find(customs)).toEqual({ id });
      expect(await find(viewerAs('zone', 'zone_hangzhou'))).toEqual({ id });
      expect(await find(shantou)).toBeNull();
      expect(await find(viewerAs('retailer', 'ret_1'))).toBeNull();
      expect(await find(null)).toBeNull();
    });
  });

  describe('are listed', () => {
    it.each(['NEWEST', 'SEVERITY', 'CHANGED'])(
      'page by page, each once, in the order %s',
      async (orderBy) => {
        const whole = idsOf(await list({ orderBy, first: 100 }, shantou));
        const paged: string[] = [];
        let after: string | null = null;
        do {
          const page: AnswerData = await list({ orderBy, first: 5, after }, shantou);
          paged.push(...idsOf(page));
          after = page.pageInfo.hasNextPage ? String(page.pageInfo.endCursor) : null;
        } while (after !== null);
        expect(paged).toEqual(whole);
        expect(new Set(paged).size).toBe(whole.length);
        expect(whole.length).toBeGreaterThan(10);
      },
    );

    it('with one command', async () => {
      graph.commands();
      await graph.ask('{ alerts(first: 50) { nodes { id } } }', {}, customs);
      expect(graph.commands()).toHaveLength(1);
    });

    it.each([
      [{ minSeverity: 'HIGH' }, ({ severity }: AnswerData) => severity === 'HIGH'],
      [{ minSeverity: 'MEDIUM' }, ({ severity }: AnswerData) => severity !== 'LOW'],
      [{ rule: 'WEIGHT_MISMATCH' }, ({ rule }: AnswerData) => rule.code === 'WEIGHT_MISMATCH'],
      [{ statuses: ['CLOSED'] }, () => false],
      [{ zoneId: 'zone_hangzhou' }, ({ zone }: AnswerData) => zone?.id === 'zone_hangzhou'],
      [{ changedSince: '2999-01-01T00:00:00Z' }, () => false],
    ])('that are %j alone', async (filter, fits) => {
      const all = (await list({ first: 100 })).nodes as readonly AnswerData[];
      const some = (await list({ first: 100, filter })).nodes as readonly AnswerData[];
      expect(some).toEqual(all.filter(fits));
    });

    it.each([
      [{ first: 0 }],
      [{ first: 101 }],
      [{ after: 'no cursor' }],
      [{ filter: { changedSince: 'noon' } }],
    ])('but not for %j', async (variables) => {
      expect(await graph.ask(LIST, variables, customs)).toMatchObject({
        data: { alerts: null },
        errors: [{ code: 'BAD_INPUT' }],
      });
    });
  });

  it('name the rules of a day', async () => {
    const query =
      'query ($on: Date) { alertRules(on: $on) { code threshold severity rule { validFrom validTo } } }';
    const rulesOf = async (on: string | null): Promise<readonly AnswerData[]> =>
      (await graph.ask(query, { on }, customs)).data.alertRules as readonly AnswerData[];
    expect((await rulesOf('2025-12-31')).find(({ code }) => code === 'VALUE_DRIFT')).toMatchObject({
      threshold: '40',
    });
    expect((await rulesOf('2026-01-01')).find(({ code }) => code === 'VALUE_DRIFT')).toMatchObject({
      threshold: '30',
    });
    expect((await rulesOf(null)).map(({ code }) => code as string)).toEqual([
      'ORDER_SPLITTING',
      'PRICE_OUTLIER',
      'REFUND_WITHOUT_EXPORT',
      'SHARED_WAYBILL',
      'STOCK_SHORTAGE',
      'VALUE_DRIFT',
      'VELOCITY',
      'WEIGHT_MISMATCH',
    ]);
    expect(await rulesOf('2024-12-31')).toEqual([]);
  });

  describe('have a life', () => {
    const acknowledge = `mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) {
      alert { id status acknowledgedBy version } replayed userErrors { code field } } }`;
    const close = `mutation ($input: CloseAlertInput!) { closeAlert(input: $input) {
      alert { id status closedBy closedReason version } replayed userErrors { code field } } }`;
    const ask = async (
      mutation: string,
      input: object,
      viewer: Viewer | null = shantou,
    ): Promise<AnswerData> => {
      const { data, errors } = await graph.ask(
        mutation,
        { input: { idempotencyKey: `life ${(count += 1)}`, ...input } },
        viewer,
      );
      expect(errors).toEqual([]);
      return data.acknowledgeAlert ?? data.closeAlert;
    };
    const newAlert = async (): Promise<string> => {
      await misweighed();
      return idsOf(await list({ first: 1 }))[0] ?? '';
    };

    it('open, acknowledged, closed with a reason', async () => {
      const alertId = await newAlert();
      expect(await ask(acknowledge, { alertId })).toEqual({
        alert: { id: alertId, status: 'ACKNOWLEDGED', acknowledgedBy: 'zone@test', version: 2 },
        replayed: false,
        userErrors: [],
      });
      expect(await ask(close, { alertId, reason: ' Packed with ice ' }, customs)).toMatchObject({
        alert: { status: 'CLOSED', closedBy: 'customs@test', closedReason: 'Packed with ice', version: 3 },
      });
      expect(await ask(acknowledge, { alertId })).toMatchObject({
        alert: null,
        userErrors: [{ code: 'ILLEGAL_TRANSITION', field: ['alertId'] }],
      });
      const closed = await list({ filter: { statuses: ['CLOSED'] } });
      expect(idsOf(closed)).toEqual([alertId]);
    });

    it('in which each step is told to the others once', async () => {
      const alertId = await newAlert();
      const input = { alertId, idempotencyKey: 'close once', reason: 'Seen' };
      const first = await ask(close, input);
      expect(await ask(close, input)).toEqual({ ...first, replayed: true });
      expect(await ask(close, { ...input, reason: 'Other' })).toMatchObject({
        userErrors: [{ code: 'IDEMPOTENCY_MISMATCH' }],
      });
      const told = await databases
        .of('supervision')
        .collection('events')
        .find({ aggregateId: alertId })
        .sort({ sequence: 1 })
        .toArray();
      expect(
        told.map(({ sequence, data }) => [sequence, data.previous, data.status, data.by] as unknown[]),
      ).toEqual([
        [1, null, 'OPEN', null],
        [2, 'OPEN', 'CLOSED', 'zone@test'],
      ]);
    });

    it('that only those of the area lead', async () => {
      const alertId = await newAlert();
      const other = viewerAs('zone', 'zone_hangzhou');
      for (const viewer of [other, viewerAs('zone')]) {
        expect(await ask(acknowledge, { alertId }, viewer)).toMatchObject({
          alert: null,
          userErrors: [{ code: 'NOT_FOUND', field: ['alertId'] }],
        });
      }
      const input = { idempotencyKey: 'k', alertId };
      for (const [viewer, code] of [
        [null, 'UNAUTHENTICATED'],
        [viewerAs('retailer', 'ret_1'), 'FORBIDDEN'],
        [viewerAs('integrator', 'zone_shantou', ['supervision:read']), 'FORBIDDEN'],
      ] as const) {
        expect(await graph.ask(acknowledge, { input }, viewer)).toMatchObject({ errors: [{ code }] });
      }
    });

    it.each([[''], ['   '], ['x'.repeat(501)]])('that does not end for the reason "%.5s"', async (reason) => {
      const alertId = await newAlert();
      expect(await ask(close, { alertId, reason })).toMatchObject({
        alert: null,
        userErrors: [{ code: 'INVALID', field: ['reason'] }],
      });
    });
  });

  describe('replayed', () => {
    const replay = `query ($rule: AlertRuleCode!, $threshold: Decimal!, $from: Date!, $to: Date!) {
      alertReplay(rule: $rule, threshold: $threshold, from: $from, to: $to) {
        actual replayed addedCount removedCount complete replayedTo
        added { at severity measure explanation zone { id } evidence { subject { ... on Shipment { id } } } }
        removed { id measure } } }`;
    const days = { from: '2026-11-01', to: '2026-11-30' };
    const ask = async (
      threshold: string,
      viewer: Viewer = customs,
      rule = 'WEIGHT_MISMATCH',
    ): Promise<AnswerData> => {
      const { data, errors } = await graph.ask(replay, { rule, threshold, ...days }, viewer);
      expect(errors).toEqual([]);
      return data.alertReplay;
    };
    const everyOf = async (collection: string, filter: object) =>
      databases.of('supervision').collection(collection).find(filter).sort({ _id: 1 }).toArray();

    it('with the threshold that held change nothing', async () => {
      const raised = await everyOf('alerts', { 'rule.code': 'WEIGHT_MISMATCH' });
      expect(raised.length).toBeGreaterThan(20);
      expect(await ask('20')).toMatchObject({
        actual: raised.length,
        replayed: raised.length,
        added: [],
        removed: [],
        complete: true,
      });
    });

    it('say which would be new and which would not be there', async () => {
      await misweighed({ grossGrams: 1_056 });
      const lower = await ask('10');
      expect(lower).toMatchObject({ addedCount: 1, removedCount: 0, replayed: lower.actual + 1 });
      expect(lower.added).toMatchObject([
        {
          measure: '10',
          severity: 'MEDIUM',
          zone: { id: 'zone_shantou' },
          explanation: expect.stringContaining('1056 g'),
        },
      ]);
      expect(await ask('10.001')).toMatchObject({ addedCount: 0 });
      const higher = await ask('30');
      const gone = await everyOf('alerts', { 'rule.code': 'WEIGHT_MISMATCH', measure: '25' });
      expect(gone.length).toBeGreaterThan(0);
      expect(higher).toMatchObject({ addedCount: 0, removedCount: gone.length });
      expect((higher.removed as { id: string }[]).map(({ id }) => id).sort()).toEqual(
        gone.map(({ _id }) => String(_id)),
      );
    });

    it('are of the viewer’s area', async () => {
      const all = await ask('20');
      const [ours, theirs] = [await ask('20', shantou), await ask('20', viewerAs('zone', 'zone_hangzhou'))];
      expect(theirs.actual).toBe(1);
      expect(all.actual).toBeGreaterThanOrEqual(Number(ours.actual) + Number(theirs.actual));
    });

    it('write nothing', async () => {
      graph.commands();
      await ask('1');
      expect(graph.commands().filter(({ name }) => !['find', 'getMore', 'aggregate'].includes(name))).toEqual(
        [],
      );
    });

    it.each([
      [{ threshold: '0' }],
      [{ threshold: '-1' }],
      [{ threshold: '1.0001' }],
      [{ threshold: 'much' }],
      [{ rule: 'VELOCITY', threshold: '100.001' }],
      [{ from: '2026-12-01' }],
      [{ from: '2025-10-26' }],
      [{ to: '2026-02-30' }],
    ])('are not for %j', async (given) => {
      const asked = { rule: 'WEIGHT_MISMATCH', threshold: '20', ...days, ...given };
      const { data, errors } = await graph.ask(replay, asked, customs);
      expect({ data, codes: errors.map(({ code }) => code) }).toMatchObject({
        codes: ['BAD_INPUT'],
      });
      expect(data?.alertReplay ?? null).toBeNull();
    });

    it.each([[{ from: '2025-10-27', to: '2026-11-30' }], [{ from: '2026-11-23', to: '2026-11-23' }]])(
      'are for %j',
      async (given) => {
        const { errors } = await graph.ask(replay, { rule: 'VELOCITY', threshold: '100', ...given }, customs);
        expect(errors).toEqual([]);
      },
    );
  });
});
