import { describe, expect, it } from '@jest/globals';
import type { Order } from '../../../../subgraphs/retailers/domain/order.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, openTestFinance, seller } from '../../../support/finance.ts';
import { anOrder } from '../../../support/orders.ts';
import { viewerAs } from '../../../support/subgraph.ts';

const databases = await databasesOfThisFile();
const graph = await openTestFinance(databases);
const order = await graph.place();
await graph.pay(order, '20.00');
await graph.pay(order, '38.20');
await graph.run('requestSettlement', seller, { orderId: order._id, target: 'CNY' });

const NOTHING = { payments: null, settlements: null, payoutStops: null, ledgers: null };

describe('an order’s money', () => {
  it('is seen whole by its seller, the bank, customs and the operator', async () => {
    const whole = await graph.moneyOf(order._id, seller);
    expect(whole.payments).toHaveLength(2);
    expect(whole.settlements).toMatchObject([{ status: 'OPEN', source: { amount: '58.20' } }]);
    expect(whole.ledgers).toMatchObject([{ captured: { amount: '58.20' }, held: { amount: '58.20' } }]);
    for (const viewer of [bank, viewerAs('customs'), viewerAs('operator')]) {
      expect(await graph.moneyOf(order._id, viewer)).toEqual(whole);
    }
  });

  it('shows its buyer what was paid and given back, and no more', async () => {
    const { payments, settlements, ledgers } = await graph.moneyOf(order._id, buyer);
    expect(payments).toHaveLength(2);
    expect(settlements).toBeNull();
    expect(ledgers).toEqual([
      {
        captured: { amount: '58.20' },
        refunded: { amount: '0.00' },
        fees: null,
        paidOut: null,
        held: null,
        entries: null,
      },
    ]);
  });

  it.each([
    ['a visitor', null],
    ['another retailer', viewerAs('retailer', 'ret_other')],
    ['another buyer', viewerAs('buyer', 'buy_other')],
    ['a buyer with the seller’s id', viewerAs('buyer', anOrder().retailerId)],
    ['a retailer with the buyer’s id', viewerAs('retailer', anOrder().buyerId)],
    ['the supplier of its goods, who would learn the price', viewerAs('supplier', anOrder().supplierIds[0])],
    ['a carrier', viewerAs('carrier', 'car_1')],
    ['a zone', viewerAs('zone', 'zone_1')],
  ])('is nothing to %s', async (_who, viewer) => {
    expect(await graph.moneyOf(order._id, viewer)).toEqual(NOTHING);
    const { payments, settlements } = await graph.moneyOf(order._id, seller);
    const query = `query ($ids: [_Any!]!) { _entities(representations: $ids) { __typename } }`;
    const ids = [
      { __typename: 'Payment', id: payments?.[0]?.id },
      { __typename: 'Settlement', id: settlements?.[0]?.id },
    ];
    const { data } = await graph.ask(query, { ids }, viewer);
    expect(data._entities).toEqual([null, null]);
  });

  it('is nothing of an order that does not exist', async () => {
    expect(await graph.moneyOf('ord_none', seller)).toEqual(NOTHING);
  });

  it('is read for 50 orders with five commands', async () => {
    const orders: Order[] = [];
    for (let index = 0; index < 50; index++) {
      const each = await graph.place();
      orders.push(each);
      await graph.pay(each);
    }
    graph.commands();
    const { data, errors } = await graph.ask(
      `query ($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order {
        payments { id status order { id } }
        settlements { id status }
        ledgers { captured { amount } held { amount }
          entries { nodes { debit credit amount { amount } } pageInfo { hasNextPage } } }
      } } }`,
      { orders: orders.map(({ _id: id }) => ({ __typename: 'Order', id })) },
      seller,
    );
    expect(errors).toEqual([]);
    expect(data._entities).toHaveLength(50);
    const sent = graph.commands().filter(({ collection }) => collection !== null);
    expect(sent.map(({ collection }) => collection).sort()).toEqual([
      'ledger_entries',
      'ledgers',
      'order_facts',
      'payments',
      'settlements',
    ]);
  });
});

describe('Ledger.entries', () => {
  it('pages through every booking once, with what is behind it', async () => {
    const query = `query ($orders: [_Any!]!, $after: String) { _entities(representations: $orders) { ... on Order {
      ledgers { entries(first: 1, after: $after) {
        nodes { number amount { amount } payment { id } settlement { id } }
        pageInfo { hasNextPage endCursor } } } } } }`;
    const orders = [{ __typename: 'Order', id: order._id }];
    const seen: unknown[] = [];
    let after: string | null = null;
    for (;;) {
      const { data } = await graph.ask(query, { orders, after }, seller);
      const { nodes, pageInfo } = data._entities[0].ledgers[0].entries;
      seen.push(...(nodes as readonly unknown[]));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor as string;
    }
    expect(seen).toMatchObject([
      { number: 1, amount: { amount: '20.00' }, payment: { id: expect.any(String) }, settlement: null },
      { number: 2, amount: { amount: '38.20' } },
    ]);
  });

  it('refuses pages that are too long, and cursors of other ledgers', async () => {
    const query = `query ($orders: [_Any!]!, $first: Int, $after: String) {
      _entities(representations: $orders) { ... on Order { ledgers {
        entries(first: $first, after: $after) { pageInfo { endCursor } } } } } }`;
    const orders = [{ __typename: 'Order', id: order._id }];
    for (const first of [0, 101]) {
      const { errors } = await graph.ask(query, { orders, first }, seller);
      expect(errors).toMatchObject([{ code: 'BAD_INPUT' }]);
    }
    const other = await graph.place();
    await graph.pay(other);
    const { data } = await graph.ask(query, { orders: [{ __typename: 'Order', id: other._id }] }, seller);
    const after = data._entities[0].ledgers[0].entries.pageInfo.endCursor as string;
    expect((await graph.ask(query, { orders, after }, seller)).errors).toMatchObject([{ code: 'BAD_INPUT' }]);
  });
});
