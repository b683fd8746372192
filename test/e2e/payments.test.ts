import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  endInstallations,
  type Installation,
  runCommand,
  startInstallation,
} from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';

/** A first start installs the reference data. */
const START_MS = 200_000;

let graph: Installation;
beforeAll(async () => {
  graph = await startInstallation(await installedDataDir());
}, START_MS);
afterAll(endInstallations, START_MS);

const provider = (...args: readonly string[]) =>
  runCommand('start/commands/provider.js', args, { DATA_DIR: graph.dataDir });

const webhooks = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${graph.url}/webhooks/payments/${path}`, { method: 'POST', headers, body });

describe('a payment from the terminal', () => {
  it('is told by signed webhooks, which the running installation takes', async () => {
    const order = ['--order', 'ord_of_nobody', '--amount', '24.90', '--currency', 'EUR'];
    const paid = await provider('--event', 'captured', ...order, '--duplicate', '--reorder');
    expect(paid).toMatchObject({ code: 0 });
    // Each of PENDING, AUTHORIZED and CAPTURED twice; kept, since nobody has placed the order.
    expect(paid.output.match(/-> 200 {"outcome":"PARKED"}/g)).toHaveLength(6);
    const ref = /^sim_\w+$/m.exec(paid.output)?.[0] ?? '';
    const refunded = await provider('--event', 'refunded', '--ref', ref, '--amount', '4.90');
    expect(refunded.output).toContain('"status":"PARTLY_REFUNDED"');
    const tooMuch = await provider('--event', 'refunded', '--ref', ref, '--amount', '24.90');
    expect(tooMuch).toMatchObject({ code: 1, output: 'More than was captured\n' });
  }, 120_000);

  it('needs an order or a payment, and something that can happen', async () => {
    expect((await provider('--event', 'captured')).code).toBe(2);
    expect((await provider('--event', 'lost', '--order', 'ord_1')).code).toBe(2);
    expect((await provider('--event', 'captured', '--order', 'ord_1')).output).toContain('give --amount');
  }, 60_000);
});

describe('webhooks', () => {
  it('of nobody are refused', async () => {
    expect((await webhooks('simulated', '{}')).status).toBe(401);
    expect((await webhooks('simulated', '{}', { 'x-payment-signature': 't=1,v1=00' })).status).toBe(401);
    expect((await webhooks('other', '{}')).status).toBe(404);
    expect((await fetch(`${graph.url}/webhooks/payments/simulated`)).status).toBe(405);
  });
});
