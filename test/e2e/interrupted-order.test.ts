import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { endInstallations, newDataDir, startInstallation } from '../support/installation.ts';
import { until } from '../support/processes.ts';
import { openSale, placeOne, readSaleStock } from '../support/sale.ts';

jest.setTimeout(400_000);
afterEach(endInstallations);

const CONFIRM = `mutation ($input: ConfirmOrderInput!) {
  confirmOrder(input: $input) { replayed userErrors { code } order { id status version } } }`;

/** From the first check over hold and commitment to behind the answer, on a machine of any speed. */
const CUT_AFTER_MS = [5, 25, 60];

describe('an order whose placing and confirming are cut off by crashes', () => {
  it('is one order with one hold when each is sent again', async () => {
    const dataDir = await newDataDir();
    let graph = await startInstallation(dataDir);
    const sale = await openSale(graph, 10);
    // The plan and the code are warm, so that the cuts fall into the work.
    await placeOne(graph, sale, 'warm');

    async function cutOff(call: () => Promise<unknown>, ms: number): Promise<void> {
      const running = call().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await graph.crash();
      await running;
      graph = await startInstallation(dataDir);
    }

    const ids: string[] = [];
    for (const [index, ms] of CUT_AFTER_MS.entries()) {
      const key = `cart-${index}`;
      await cutOff(() => placeOne(graph, sale, key), ms);
      const { order } = await placeOne(graph, sale, key);
      expect(order).toMatchObject({ status: 'PLACED' });
      expect(await placeOne(graph, sale, key)).toMatchObject({ replayed: true, order });
      ids.push(order?.id ?? '');

      const input = { idempotencyKey: `agree-${index}`, orderId: order?.id };
      await cutOff(() => graph.ask(CONFIRM, { input }, sale.operator), ms);
      const { data } = await graph.ask(CONFIRM, { input }, sale.operator);
      expect(data.confirmOrder).toMatchObject({ userErrors: [], order: { status: 'CONFIRMED', version: 2 } });
    }

    expect(new Set(ids).size).toBe(CUT_AFTER_MS.length);
    const { data } = await graph.ask('{ orders(first: 100) { nodes { id } } }', {}, sale.operator);
    expect(data.orders.nodes).toHaveLength(CUT_AFTER_MS.length + 1);
    await until('nothing but these orders holds stock', async () => {
      const { reserved } = await readSaleStock(graph, sale);
      return reserved === CUT_AFTER_MS.length + 1;
    });
  });
});
