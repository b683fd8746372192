import { describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../runtime/viewer.ts';
import { databasesOfThisFile } from '../../support/databases-of-this-file.ts';
import { openDeclarations, retailer } from '../../support/declarations.ts';
import { shipmentBooked } from '../../support/order-events.ts';

const databases = await databasesOfThisFile();
const graph = await openDeclarations(databases);
import { viewerAs } from '../../support/subgraph.ts';

const declares = (supplierId: string): Viewer => viewerAs('supplier', supplierId, ['customs:write']);

const READ = `query ($id: ID!) { declaration(id: $id) {
  declared { amount } fob { amount } lines { number total { amount } } fields { lineNumber } match { checks { lineNumber } } } }`;

interface ReadDeclaration {
  readonly declared: { readonly amount: string };
  readonly fob: { readonly amount: string };
  readonly lines: readonly { readonly number: number; readonly total: { readonly amount: string } }[];
  readonly fields: readonly { readonly lineNumber: number | null }[];
  readonly match: { readonly checks: readonly { readonly lineNumber: number | null }[] };
}

/** An order of two suppliers: line 1 is made by the first, line 2 by the second. */
describe('the declaration of an order of two suppliers', () => {
  let count = 0;

  const both = [
    { lineNumber: 1, quantity: 3, warehouseId: 'wh_shantou' },
    { lineNumber: 2, quantity: 1, warehouseId: 'wh_shantou' },
  ];

  /** With one shipment more, of these lines. */
  async function ordered(lines: typeof both) {
    const { orderId } = await graph.booked({ supplierIds: ['sup_1', 'sup_2'] });
    const shipmentId = `shp_suppliers_${(count += 1)}`;
    await graph.take(shipmentBooked({ orderId, shipmentId, lines }));
    return { orderId, shipmentId };
  }
  const codes = (answer: unknown) =>
    (answer as { userErrors: readonly { code: string }[] }).userErrors.map(({ code }) => code);
  const idOf = (answer: unknown) => (answer as { declaration: { id: string } }).declaration.id;
  const readAs = async (id: string, viewer: Viewer) =>
    (await graph.ask(READ, { id }, viewer)).data.declaration as ReadDeclaration | null;
  const numbersIn = (items: readonly { readonly lineNumber: number | null }[]) => [
    ...new Set(items.map(({ lineNumber }) => lineNumber)),
  ];

  it.each([
    ['goods of both', 'sup_1', both, ['NOT_FOUND']],
    ['the other’s goods', 'sup_1', both.slice(1), ['NOT_FOUND']],
    ['its own goods alone', 'sup_2', both.slice(1), []],
  ])('with %s, sent by %s, has these errors', async (_what, supplierId, lines, expected) => {
    expect(codes(await graph.send(await ordered(lines), declares(supplierId)))).toEqual(expected);
  });

  it('is not taken back by a supplier for all', async () => {
    const id = idOf(await graph.send(await ordered(both), retailer));
    const { data } = await graph.ask(
      `mutation ($input: WithdrawDeclarationInput!) { withdrawDeclaration(input: $input) { userErrors { code } } }`,
      { input: { idempotencyKey: 'not mine', declarationId: id, reason: 'why not' } },
      declares('sup_2'),
    );
    expect(codes(data.withdrawDeclaration)).toEqual(['NOT_FOUND']);
  });

  it('is read by each as far as it makes the goods', async () => {
    const id = idOf(await graph.send(await ordered(both), retailer));
    const whole = await readAs(id, retailer);
    expect(whole?.lines.map(({ number }) => number)).toEqual([1, 2]);
    const part = await readAs(id, viewerAs('supplier', 'sup_2'));
    expect(part).toMatchObject({ declared: { amount: '10.00' }, lines: [{ number: 2 }] });
    expect(Number(part?.fob.amount)).toBeLessThan(Number(whole?.fob.amount));
    expect(numbersIn(part?.fields ?? [])).toEqual([null, 2]);
    expect(numbersIn(part?.match.checks ?? [])).toEqual([2]);
  });

  it('is not there for a supplier of none of its goods', async () => {
    const id = idOf(await graph.send(await ordered(both.slice(0, 1)), retailer));
    expect(await readAs(id, viewerAs('supplier', 'sup_1'))).not.toBeNull();
    expect(await readAs(id, viewerAs('supplier', 'sup_2'))).toBeNull();
  });
});
