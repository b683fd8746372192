import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { customs, openAlerts, shantou, type TestAlerts } from '../../support/alerts.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { viewerAs } from '../../support/subgraph.ts';

describe('alerts', () => {
  let databases: Databases;
  let graph: TestAlerts;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openAlerts(databases);
    await graph.misweighed({ grossGrams: 1_200 });
    await graph.misweighed({ retailerZoneId: 'zone_hangzhou' });
    for (let index = 0; index < 20; index += 1) await graph.misweighed();
  });
  afterAll(() => databases.close());

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
      await graph.misweighed({ grossGrams: 1_056 });
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

    it('go on after what one answer holds, and count each measure once', async () => {
      const { models } = graph.instance.contextFor({ viewer: null });
      const [measured] = await models.alertMeasures.find({ code: 'WEIGHT_MISMATCH' }).limit(1).lean();
      if (!measured) throw new Error('Some were measured');
      const COUNT = 50_003;
      const at = new Date('2026-10-05T08:00:00Z');
      // Of one moment, where a time alone does not say what comes next.
      const many = Array.from({ length: COUNT }, (_, index) => ({
        ...measured,
        ...{ _id: `many/${String(index).padStart(6, '0')}`, at, alertId: null, before: 0 },
        ...{ measure: index % 2 === 0 ? 30_000 : 10_000, evidence: [] },
      }));
      await models.alertMeasures.collection.insertMany(many as never[]);
      const part = `query ($after: String, $threshold: Decimal = "20") {
        alertReplay(rule: WEIGHT_MISMATCH, threshold: $threshold, from: "2026-10-05", to: "2026-10-05", after: $after) {
          addedCount complete endCursor } }`;
      const first = (await graph.ask(part, {}, customs)).data.alertReplay;
      expect(first).toEqual({ addedCount: 25_000, complete: false, endCursor: expect.any(String) });
      const after = String(first.endCursor);
      const rest = (await graph.ask(part, { after }, customs)).data.alertReplay;
      expect(rest).toEqual({ addedCount: 2, complete: true, endCursor: null });
      for (const other of [{ after: 'none' }, { after, threshold: '21' }]) {
        expect((await graph.ask(part, other, customs)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
      }
      await models.alertMeasures.deleteMany({ at });
    }, 180_000);

    it.each([
      [{ threshold: '0' }],
      [{ threshold: '-1' }],
      [{ threshold: '1.0001' }],
      [{ threshold: 'much' }],
      [{ rule: 'VELOCITY', threshold: '100.001' }],
      [{ from: '2026-12-01' }],
      [{ from: '2025-10-26' }],
      [{ to: '2026-02-30' }],
      [{ to: '9999-12-31' }],
    ])('are not for %j', async (given) => {
      const asked = { rule: 'WEIGHT_MISMATCH', threshold: '20', ...days, ...given };
      const { data, errors } = await graph.ask(replay, asked, customs);
      expect({ data, codes: errors.map(({ code }) => code) }).toMatchObject({
        codes: ['BAD_INPUT'],
      });
      expect(data?.alertReplay ?? null).toBeNull();
    });

    it.each([
      [{ from: '2025-10-27', to: '2026-11-30' }],
      [{ from: '2026-11-23', to: '2026-11-23' }],
      [{ from: '9999-12-01', to: '9999-12-31' }],
    ])('are for %j', async (given) => {
      const { errors } = await graph.ask(replay, { rule: 'VELOCITY', threshold: '100', ...given }, customs);
      expect(errors).toEqual([]);
    });
  });
});
