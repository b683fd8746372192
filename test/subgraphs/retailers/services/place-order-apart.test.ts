import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Databases } from '../../../../runtime/database.ts';
import { silentLog } from '../../../../runtime/log.ts';
import { startSubgraphServer, type SubgraphServer } from '../../../../runtime/subgraph-server.ts';
import { manufacturers } from '../../../../subgraphs/manufacturers/index.ts';
import { openTestDatabases } from '../../../support/databases.ts';
import { openTestShop, type TestShop } from '../../../support/shop.ts';
import { createTestClock, viewerAs } from '../../../support/subgraph.ts';

const SECRET = 'a secret of more than thirty-two characters';

let databases: Databases;
let makers: TestShop;
let server: SubgraphServer;
let shop: TestShop;

const serve = (port: number): Promise<SubgraphServer> =>
  startSubgraphServer({
    subgraph: manufacturers,
    instance: makers.makers,
    secrets: [SECRET],
    host: '127.0.0.1',
    port,
    clock: createTestClock(),
    log: silentLog,
  });

beforeAll(async () => {
  databases = await openTestDatabases();
  makers = await openTestShop(databases);
  server = await serve(0);
  const elsewhere = { urls: { manufacturers: server.url }, viewerSecret: SECRET };
  shop = await openTestShop(databases, { elsewhere });
});
afterAll(async () => {
  await server.stop(0);
  await databases.close();
});

describe('orders, with the suppliers’ subgraph in another process', () => {
  it('are placed, confirmed and cancelled over HTTP', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    const [kept, dropped] = [await shop.place(buyer, [toy]), await shop.place(buyer, [toy])];
    expect(await shop.reserved(toy.skuId)).toBe(2);
    const confirmed = await shop.confirm(viewerAs('supplier', toy.supplierId), kept.order.id);
    expect(confirmed.order).toMatchObject({ status: 'CONFIRMED' });
    expect((await shop.cancel(buyer, dropped.order.id)).order).toMatchObject({ status: 'CANCELLED' });
    expect(await shop.reserved(toy.skuId)).toBe(1);
  });

  it('wait, and decide nothing, while it is away', async () => {
    const retailer = await shop.openShop();
    const buyer = await shop.aBuyer();
    const toy = await shop.list(retailer.partyId);
    const maker = viewerAs('supplier', toy.supplierId);
    const { order } = await shop.place(buyer, [toy]);
    await server.stop(0);
    const key = { idempotencyKey: 'patient' };
    await expect(shop.place(buyer, [toy], key)).rejects.toThrow('SUBGRAPH_UNAVAILABLE');
    await expect(shop.confirm(maker, order.id)).rejects.toThrow('SUBGRAPH_UNAVAILABLE');
    // A cancellation is the retailer's own to decide; the stock follows with its event.
    expect((await shop.cancel(buyer, order.id)).order).toMatchObject({ status: 'CANCELLED' });
    expect(await shop.reserved(toy.skuId)).toBe(1);
    server = await serve(server.port);
    expect(await shop.place(buyer, [toy], key)).toMatchObject({ replayed: false, userErrors: [] });
    await shop.settle();
    expect(await shop.reserved(toy.skuId)).toBe(1);
  });
});
