import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { freePort } from '../../runtime/free-port.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { newChain, orderOf, payBy, runChain, toTheEnd } from '../support/chain.ts';
import { findGoods, goesThrough } from '../support/goods.ts';
import {
  endInstallations,
  type Installation,
  startCommand,
  startInstallation,
} from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';
import { openTrader } from '../support/trader.ts';

jest.setTimeout(400_000);

const SECRET = 'a-secret-that-signs-all-webhooks-of-this-test';
const names = subgraphs.map(({ name }) => name);
/** By subgraph. The gateway is told of its address before it takes it. */
const urls = new Map<string, string>();

let graph: Installation;

const addresses = () => [...urls].map(([name, url]) => `${name}=${url}/graphql`).join();

/** Starts `npm run subgraph` for one of them. */
async function startSubgraph(name: string): Promise<void> {
  const { port } = new URL(urls.get(name) ?? '');
  await startCommand('start/commands/subgraph.js', {
    args: [name, '--port', port],
    env: { DATA_DIR: graph.dataDir, SUBGRAPH_URLS: addresses(), PAYMENT_WEBHOOK_SECRETS: SECRET },
    saying: new RegExp(`${name} answers gateways`),
  });
}

beforeAll(async () => {
  for (const name of names) urls.set(name, `http://127.0.0.1:${await freePort('127.0.0.1')}`);
  graph = await startInstallation(await installedDataDir(), {
    SUBGRAPH_URLS: addresses(),
    WORKERS: '2',
    PAYMENT_WEBHOOK_SECRETS: SECRET,
  });
  await Promise.all(names.filter((name) => name !== 'finance').map(startSubgraph));
});
afterAll(endInstallations);

const QUERY = `{
  belts(filter: { search: "Chenghai" }) { nodes { name } }
  refundRate(hsCode: "9503", on: "2026-11-23") { rate }
}`;

const ORDER = `query ($id: ID!) { order(id: $id) {
  status total { amount }
  payments { status }
  shipments { status }
  declarations { status reKeyedFields }
  settlements { status }
  ledgers { captured { amount } refunded { amount } fees { amount } paidOut { amount } held { amount } }
  nextSteps { action }
} }`;

describe('npm run subgraph', () => {
  it('serves gateways that have its address, and nobody else', async () => {
    const belts = { nodes: [{ name: 'Chenghai toys' }] };
    const without = await graph.ask(QUERY);
    expect(without.data).toEqual({ belts, refundRate: null });
    expect(without.errors).toMatchObject([
      { extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'finance', retryable: true } },
    ]);

    await startSubgraph('finance');
    expect(await graph.ask(QUERY)).toEqual({ data: { belts, refundRate: { rate: '0.13' } } });

    const unsigned = await fetch(`${urls.get('finance')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(unsigned.status).toBe(401);
  });

  it('takes an order to its end with every subgraph in a process of its own, behind two gateway workers', async () => {
    const trader = await openTrader(graph);
    const goods = (await findGoods(trader, 300)).find(goesThrough);
    if (!goods) throw new Error('Nothing goes through');
    const chain = newChain(goods, trader.run);
    await runChain(
      trader,
      chain,
      toTheEnd(payBy(() => ({ url: urls.get('finance') ?? '', secret: SECRET }))),
    );

    const { data, errors } = await graph.ask(ORDER, { id: orderOf(chain).id }, trader.operator);
    expect(errors).toBeUndefined();
    const { total, ...order } = data.order;
    const nothing = { amount: '0.00' };
    expect(order).toEqual({
      status: 'COMPLETED',
      payments: [{ status: 'CAPTURED' }],
      shipments: [{ status: 'DELIVERED' }],
      declarations: [{ status: 'CLOSED', reKeyedFields: 0 }],
      settlements: [{ status: 'PAID_OUT' }],
      ledgers: [{ captured: total, refunded: nothing, fees: nothing, paidOut: total, held: nothing }],
      nextSteps: [{ action: 'DECLARE_SUMMARY' }, { action: 'FILE_REFUND_CLAIM' }],
    });
  });
});
