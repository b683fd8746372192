import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../runtime/database.ts';
import { idsOf, openAlerts, stockShort, type TestAlerts } from '../../support/alerts.ts';
import { claimMoved } from '../../support/claim-events.ts';
import { openTestDatabases } from '../../support/databases.ts';
import { orderPlaced, shipmentBooked } from '../../support/order-events.ts';

describe('alerts', () => {
  let databases: Databases;
  let graph: TestAlerts;

  beforeAll(async () => {
    databases = await openTestDatabases();
    graph = await openAlerts(databases);
  });
  afterAll(() => databases.close());

  it('are raised by what the parties tell, with evidence and in words', async () => {
    const { orderId, shipmentId } = await graph.misweighed({ grossGrams: 1_200 });
    expect((await graph.list()).nodes).toEqual([
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
    const before = idsOf(await graph.list({ first: 100 })).length;
    const ids = { orderId: 'order_late', shipmentId: 'shp_late' };
    await graph.take(shipmentBooked({ ...ids, grossGrams: 5_000 }));
    expect(idsOf(await graph.list({ first: 100 }))).toHaveLength(before);
    await graph.take(orderPlaced(ids));
    const { nodes } = await graph.list({ first: 100 });
    expect(nodes).toHaveLength(before + 1);
    expect(nodes[0]).toMatchObject({
      evidence: [{ subject: { id: 'shp_late' } }, { subject: { id: 'order_late' } }],
    });
  });

  it('are raised for stock that is short of what was promised', async () => {
    await graph.take(stockShort());
    const { nodes } = await graph.list({ filter: { rule: 'STOCK_SHORTAGE' } });
    expect(nodes).toMatchObject([
      {
        severity: 'LOW',
        measure: '2',
        evidence: [{ observed: '3', expected: '5', subject: { id: 'sku_7' } }],
      },
    ]);
  });

  it('are raised for a refund claim of goods that have not left', async () => {
    const lines = [2, 1].map((quantity) => ({ orderId: 'order_a1', quantity }));
    await graph.take(
      claimMoved(1, { claimId: 'claim_1', lines }),
      claimMoved(1, { claimId: 'claim_2', status: 'SUBMITTED', previous: 'READY', lines }),
    );
    const { nodes } = await graph.list({ filter: { rule: 'REFUND_WITHOUT_EXPORT' } });
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
      await graph.misweighed();
      // The rules are read at most every two seconds, however many events come.
      const commands = graph.commands().filter(({ collection }) => collection !== 'alert_rules');
      return commands.filter(({ name }) => name !== 'commitTransaction').length;
    };
    for (let index = 0; index < 10; index += 1) await graph.misweighed();
    const early = await costOf();
    const orders = Array.from({ length: 100 }, (_, index) => orderPlaced({ orderId: `order_m${index}` }));
    await graph.takeTogether(orders);
    expect(await costOf()).toBe(early);
    expect(early).toBeLessThanOrEqual(40);
  }, 240_000);
});
