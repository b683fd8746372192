import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import type { Alert } from '../../../subgraphs/supervision/domain/alerts/alert.ts';
import type { AlertRule } from '../../../subgraphs/supervision/domain/alerts/alert-rule.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import {
  ALERT_LIST,
  customs,
  idsOf,
  openAlerts,
  shantou,
  stockShort,
  type TestAlerts,
} from '../../support/alerts.ts';
import { examinedBy } from '../../support/examined.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { viewerAs } from '../../support/subgraph.ts';

describe('alerts', () => {
  let databases: Databases;
  let graph: TestAlerts;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openAlerts(databases);
    for (let index = 0; index < 11; index += 1) await graph.misweighed();
    // Two orders under one waybill are graver than a wrong weight, what is not in stock is less.
    await graph.misweighed({ waybill: 'WB-TWICE' });
    await graph.misweighed({ waybill: 'WB-TWICE' });
    await graph.take(stockShort());
  });
  afterAll(() => databases.close());

  describe('are seen', () => {
    it('by a zone where they are its own', async () => {
      await graph.misweighed({ retailerZoneId: 'zone_hangzhou' });
      await graph.misweighed({ retailerZoneId: null });
      const zonesOf = async (viewer: Viewer) =>
        new Set(
          ((await graph.list({ first: 100 }, viewer)).nodes as readonly AnswerData[]).map(
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
      expect(await graph.ask(ALERT_LIST, {}, viewer)).toMatchObject({
        data: { alerts: null },
        errors: [{ code }],
      });
    });

    it('by id as in the list, another zone’s as one that is not there', async () => {
      const [id] = idsOf(await graph.list({ filter: { zoneId: 'zone_hangzhou' } }));
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
        const whole = idsOf(await graph.list({ orderBy, first: 100 }, shantou));
        const paged: string[] = [];
        let after: string | null = null;
        do {
          const page: AnswerData = await graph.list({ orderBy, first: 5, after }, shantou);
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

    describe('of a zone that has many', () => {
      const zoneId = 'zone_yiwu';
      const inAlerts = () => ({ db: databases.of('supervision'), collection: 'alerts' });

      beforeAll(async () => {
        const { models } = graph.instance.contextFor({ viewer: null });
        const [raised] = await models.alerts.find().limit(1).lean();
        if (!raised) throw new Error('Some were raised');
        const alerts = Array.from({ length: 3_000 }, (_, index): Alert => {
          const at = new Date(Date.parse('2026-12-01T00:00:00Z') + index * 60_000);
          const isRare = index % 100 === 7;
          const rule: AlertRule = { ...raised.rule, code: index % 500 === 7 ? 'VELOCITY' : 'VALUE_DRIFT' };
          return {
            ...raised,
            ...{
              _id: `alert_many_${String(index).padStart(4, '0')}`,
              rule,
              zoneId,
              raisedAt: at,
              changedAt: at,
            },
            ...{
              severity: isRare ? 'HIGH' : 'LOW',
              weight: isRare ? 2 : 0,
              status: isRare ? 'OPEN' : 'CLOSED',
            },
          };
        });
        await models.alerts.insertMany(alerts, { lean: true });
      });
      afterAll(async () => {
        const { models } = graph.instance.contextFor({ viewer: null });
        await models.alerts.deleteMany({ zoneId });
      });

      it.each([
        [{ zoneId, statuses: ['OPEN'] }],
        [{ zoneId, statuses: ['OPEN', 'ACKNOWLEDGED'], minSeverity: 'HIGH' }],
        [{ zoneId, statuses: ['CLOSED'] }],
        [{ zoneId, minSeverity: 'MEDIUM' }],
        [{ zoneId, rule: 'VELOCITY' }],
        [{ zoneId, rule: 'VELOCITY', statuses: ['CLOSED'] }],
        [{ zoneId }],
        [{ statuses: ['OPEN'] }],
        [{ minSeverity: 'HIGH' }],
        [{ rule: 'VELOCITY' }],
        [{}],
      ])('as %j by reading about a page, in any order', async (filter) => {
        for (const orderBy of ['NEWEST', 'SEVERITY', 'CHANGED']) {
          for (let after: string | null = null, page = 0; page < 2; page += 1) {
            let list: AnswerData;
            const [found, ...others] = await examinedBy(inAlerts(), async () => {
              list = await graph.list({ filter, orderBy, first: 10, after }, customs);
            });
            expect(others).toEqual([]);
            expect(found?.keys).toBeLessThan(40);
            expect(found?.documents).toBeLessThan(40);
            after = list?.pageInfo.endCursor as string | null;
          }
        }
      });
    });

    it.each([
      [{ minSeverity: 'HIGH' }, ({ severity }: AnswerData) => severity === 'HIGH'],
      [{ minSeverity: 'MEDIUM' }, ({ severity }: AnswerData) => severity !== 'LOW'],
      [{ rule: 'WEIGHT_MISMATCH' }, ({ rule }: AnswerData) => rule.code === 'WEIGHT_MISMATCH'],
      [{ statuses: ['CLOSED'] }, () => false],
      [{ zoneId: 'zone_hangzhou' }, ({ zone }: AnswerData) => zone?.id === 'zone_hangzhou'],
      [{ changedSince: '2999-01-01T00:00:00Z' }, () => false],
    ])('that are %j alone', async (filter, fits) => {
      const all = (await graph.list({ first: 100 })).nodes as readonly AnswerData[];
      const some = (await graph.list({ first: 100, filter })).nodes as readonly AnswerData[];
      expect(some).toEqual(all.filter(fits));
    });

    it.each([
      [{ first: 0 }],
      [{ first: 101 }],
      [{ after: 'no cursor' }],
      [{ filter: { changedSince: 'noon' } }],
    ])('but not for %j', async (variables) => {
      expect(await graph.ask(ALERT_LIST, variables, customs)).toMatchObject({
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
});
