import {
  newChain,
  ON_ITS_WAY,
  orderOf,
  placeOrder,
  payByBank,
  reportId,
  runChain,
  TO_RELEASE,
  toTheEnd,
} from '../../support/chain.ts';
import { findGoods, goesThrough } from '../../support/goods.ts';
import type { Installation } from '../../support/installation.ts';
import { askRight, openTrader, type Trader } from '../../support/trader.ts';
import type { GraphAskOptions, TestGraph } from './graph.ts';

const SECOND_MS = 1_000;

function pass({ clock }: TestGraph, ms: number): void {
  clock.set(new Date(clock.now().getTime() + ms).toISOString());
}

/** The graph as a chain of trade asks it: before each call a second has passed, and all background work is done. */
async function openTrade(graph: TestGraph): Promise<Trader> {
  const asked = {
    ask: async (query: string, variables: object = {}, token?: string) => {
      pass(graph, SECOND_MS);
      await graph.settle();
      const as = token === undefined ? {} : { as: JSON.parse(token) as GraphAskOptions['as'] & object };
      const { data, errors } = await graph.ask(query, { variables: { ...variables }, ...as });
      return { data, ...(errors.length > 0 && { errors }) };
    },
    token: (role: string, partyId?: string) =>
      Promise.resolve(JSON.stringify({ role, ...(partyId !== undefined && { partyId }) })),
  };
  // As much of an installation as a chain uses.
  return openTrader(asked as unknown as Installation);
}

/** Places so many orders, and has everybody hear of them. */
export async function placeOrders(graph: TestGraph, count: number): Promise<void> {
  const trader = await openTrade(graph);
  const [goods] = await findGoods(trader, 50);
  if (!goods) throw new Error('Nothing is on sale');
  for (let index = 0; index < count; index += 1) await placeOrder(trader, { goods, key: `more-${index}` });
  await graph.settle();
}

/** Trades until there is one of everything that an order leads to; answers their ids by type. */
export async function trade(graph: TestGraph): Promise<Readonly<Record<string, string>>> {
  const trader = await openTrade(graph);
  const goods = (await findGoods(trader, 50)).find(goesThrough);
  if (!goods) throw new Error('Nothing that goes through is on sale');
  const chain = newChain(goods, 'trade');
  await runChain(trader, chain, TO_RELEASE);
  for (const status of ON_ITS_WAY)
    chain.reported.set(reportId(chain, status), graph.clock.now().toISOString());
  await runChain(trader, chain, toTheEnd(payByBank));
  const orderId = orderOf(chain).id;

  const { order } = await askRight(
    trader.graph,
    'query ($id: ID!) { order(id: $id) { declarations { id } } }',
    { variables: { id: orderId }, token: trader.operator },
  );
  const lines = [{ lineNumber: 1, quantity: 1 }];
  const { requestReturn } = await askRight(
    trader.graph,
    `mutation ($input: RequestReturnInput!) {
      requestReturn(input: $input) { return { id } userErrors { code message } } }`,
    {
      variables: { input: { idempotencyKey: 'back', orderId, lines, reason: 'UNWANTED' } },
      token: trader.operator,
    },
  );
  return {
    Order: orderId,
    Shipment: chain.shipmentId ?? '',
    Declaration: String(order.declarations[0].id),
    Return: String(requestReturn.return.id),
    SummaryDeclaration: await sumUp(graph, { trader, declarantId: goods.retailerId }),
  };
}

async function sumUp(
  graph: TestGraph,
  { trader, declarantId }: { readonly trader: Trader; readonly declarantId: string },
): Promise<string> {
  const month = graph.clock.now().toISOString().slice(0, 7);
  pass(graph, 10 * 86_400 * SECOND_MS);
  const { declareSummary } = await askRight(
    trader.graph,
    `mutation ($input: DeclareSummaryInput!) {
      declareSummary(input: $input) { summaries { id } userErrors { code message } } }`,
    {
      variables: { input: { idempotencyKey: 'sum', month, declarantId } },
      token: trader.operator,
    },
  );
  return String(declareSummary.summaries[0].id);
}
