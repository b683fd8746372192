import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import type { Viewer } from '../../../runtime/viewer.ts';
import type { AnswerData } from '../../support/answer-data.ts';
import { customs, idsOf, openAlerts, shantou, type TestAlerts } from '../../support/alerts.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { viewerAs } from '../../support/subgraph.ts';

describe('alerts', () => {
  let databases: Databases;
  let graph: TestAlerts;
  let count = 0;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openAlerts(databases);
  });
  afterAll(() => databases.close());

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
      await graph.misweighed();
      return idsOf(await graph.list({ first: 1 }))[0] ?? '';
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
      const closed = await graph.list({ filter: { statuses: ['CLOSED'] } });
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
});
