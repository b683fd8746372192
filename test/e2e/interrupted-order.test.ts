import path from 'node:path';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { openDatabases } from '../../runtime/database.ts';
import {
  endInstallations,
  type Installation,
  newDataDir,
  startInstallation,
} from '../support/installation.ts';
import { until } from '../support/processes.ts';
import { openSale, placeOne, readSaleStock } from '../support/sale.ts';

jest.setTimeout(400_000);
afterEach(endInstallations);

const ON_HAND = 10;
const CONFIRM = `mutation ($input: ConfirmOrderInput!) {
  confirmOrder(input: $input) { replayed userErrors { code } order { id status version } } }`;

/** Ends all processes as soon as there is one more hold in this state, which is before the order knows of it. */
async function crashAtHold(graph: Installation, status: string, call: () => Promise<unknown>): Promise<void> {
  const socket = encodeURIComponent(path.join(graph.dataDir, 'database.sock'));
  const databases = await openDatabases(`mongodb://${socket}/?directConnection=true`);
  const holds = databases.of('manufacturers').collection('reservations');
  const before = await holds.countDocuments({ status });
  const cutOff = call().catch(() => undefined);
  while ((await holds.countDocuments({ status })) === before);
  await graph.crash();
  await cutOff;
  await databases.close();
}

describe('an order whose placing and confirming are cut off by a crash', () => {
  it('is one order with one hold when each is sent again', async () => {
    const dataDir = await newDataDir();
    let graph = await startInstallation(dataDir);
    const sale = await openSale(graph, ON_HAND);
    await placeOne(graph, sale, 'another order');

    await crashAtHold(graph, 'HELD', () => placeOne(graph, sale, 'cart'));
    graph = await startInstallation(dataDir);
    const { order } = await placeOne(graph, sale, 'cart');
    expect(order).toMatchObject({ status: 'PLACED' });
    expect(await placeOne(graph, sale, 'cart')).toMatchObject({ replayed: true, order });

    const input = { idempotencyKey: 'agree', orderId: order?.id };
    await crashAtHold(graph, 'COMMITTED', () => graph.ask(CONFIRM, { input }, sale.operator));
    graph = await startInstallation(dataDir);
    const { data } = await graph.ask(CONFIRM, { input }, sale.operator);
    expect(data.confirmOrder).toMatchObject({ userErrors: [], order: { status: 'CONFIRMED', version: 2 } });

    const { data: all } = await graph.ask('{ orders(first: 100) { nodes { id } } }', {}, sale.operator);
    expect(all.orders.nodes).toHaveLength(2);
    await until('nothing but the two orders holds stock', async () => {
      const { onHand, reserved, available } = await readSaleStock(graph, sale);
      return onHand === ON_HAND && reserved === 2 && available === ON_HAND - 2;
    });
  });
});
