import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { endInstallations, newDataDir, runCommand, startInstallation } from '../support/installation.ts';
import { until } from '../support/processes.ts';
import { openSale, type Placed, placeOne, readSaleStock } from '../support/sale.ts';

jest.setTimeout(300_000);
afterEach(endInstallations);

const BUYERS = 200;
const UNITS = 100;
const CONNECTIONS = 100;

describe('two hundred buyers of a hundred units, through several gateway processes over HTTP', () => {
  it('get exactly a hundred, and every hold is an order’s', async () => {
    const graph = await startInstallation(await newDataDir(), { WORKERS: '2' });
    const sale = await openSale(graph, UNITS);
    const buyers = await registerBuyers((query, variables) => graph.ask(query, variables, sale.operator));

    const answers: Placed[] = [];
    const waiting = buyers.map((buyerId, index) => ({ buyerId, key: `buyer-${index}` }));
    const buy = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        answers.push(await placeOne(graph, { ...sale, buyerId: next.buyerId }, next.key));
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, buy));

    expect(answers).toHaveLength(BUYERS);
    const placed = answers.flatMap(({ order }) => (order ? [order.id] : []));
    expect(new Set(placed).size).toBe(UNITS);
    const codes = new Set(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code)));
    expect([...codes]).toEqual(['OUT_OF_STOCK']);
    expect(await readSaleStock(graph, sale)).toEqual({ onHand: UNITS, reserved: UNITS, available: 0 });

    // Nobody agrees: an hour later all that was held is there again.
    await runCommand('start/commands/clock.js', ['--advance', 'PT2H'], { DATA_DIR: graph.dataDir });
    const cancelled = 'query { orders(first: 100, filter: { statuses: [CANCELLED] }) { nodes { id } } }';
    await until('every hold and every order has ended', async () => {
      const { data } = await graph.ask(cancelled, {}, sale.operator);
      const { reserved } = await readSaleStock(graph, sale);
      return reserved === 0 && data.orders.nodes.length === UNITS;
    });
  });
});

const BATCH = 50;

async function registerBuyers(
  ask: (
    query: string,
    variables: object,
  ) => Promise<{ readonly data: Record<string, { buyer: { id: string } }> }>,
): Promise<readonly string[]> {
  const batches = Array.from({ length: BUYERS / BATCH }, (_each, batch) => batch);
  const registered = await Promise.all(
    batches.map(async (batch) => {
      const names = Array.from({ length: BATCH }, (_each, index) => `b${batch * BATCH + index}`);
      const fields = names.map(
        (name) => `${name}: registerBuyer(input: { idempotencyKey: "${name}", name: "Buyer ${name}",
          country: "DE", kind: CONSUMER }) { buyer { id } }`,
      );
      const { data } = await ask(`mutation { ${fields.join(' ')} }`, {});
      return names.map((name) => data[name]?.buyer.id ?? '');
    }),
  );
  return registered.flat();
}
