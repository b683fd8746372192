import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { defineNodeSubgraph } from '../../gateway/node-subgraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { openTestGraph, type TestGraph } from './support/graph.ts';
import { oneOfEachKind } from './support/one-of-each-kind.ts';
import { placeOrders } from './support/trade.ts';

const operation = (name: string) =>
  readFileSync(path.join(import.meta.dirname, '../../schema/operations', `${name}.graphql`), 'utf8');
const [beltToDoor, orderPage] = [operation('belt-to-door'), operation('order-page')];

/** Reference data, a catalogue, six servers. */
const OPENING_MS = 120_000;

describe('the graph', () => {
  let graph: TestGraph;
  /** One id of each Node type. */
  let ids: Readonly<Record<string, string>>;
  const operator = { role: 'operator' } as const;

  beforeAll(async () => {
    graph = await openTestGraph();
    ids = await oneOfEachKind(graph);
  }, OPENING_MS);
  afterAll(() => graph.stop());

  it('tells of an alert what it rests on, whichever part of the graph that is', async () => {
    const { data, errors } = await graph.ask(
      `query ($id: ID!) { node(id: $id) { ... on Alert {
        rule { code } evidence { observed expected subject { ... on Sku { id code } } } } } }`,
      { variables: { id: ids['Alert'] }, as: { role: 'customs' } },
    );
    expect(errors).toEqual([]);
    expect(data.node).toEqual({
      rule: { code: 'STOCK_SHORTAGE' },
      evidence: [{ observed: '1', expected: '3', subject: { id: ids['Sku'], code: expect.any(String) } }],
    });
    const asSupplier = { role: 'supplier', partyId: ids['Supplier'] ?? '' } as const;
    const hidden = await graph.ask('query ($id: ID!) { node(id: $id) { id } }', {
      variables: { id: ids['Alert'] },
      as: asSupplier,
    });
    expect(hidden.data.node).toBeNull();
  });

  it('tells of a refund claim how it came about, to its claimant alone', async () => {
    const read = async (partyId: string) => {
      const { data } = await graph.ask(
        `query ($id: ID!) { refundClaim(id: $id) { method reason status rule { key } supplier { id name }
          lines { nodes { lineNumber quantity { value } base { amount currency } amount { amount } } } } }`,
        { variables: { id: ids['RefundClaim'] }, as: { role: 'supplier', partyId } },
      );
      return data.refundClaim as unknown;
    };
    const nodes = [
      {
        lineNumber: 1,
        quantity: { value: '7' },
        base: { amount: '7.00', currency: 'CNY' },
        amount: { amount: '0.00' },
      },
    ];
    expect(await read(ids['Supplier'] ?? '')).toEqual({
      method: 'EXEMPT_ONLY',
      reason: 'market-procurement',
      // The tax office has decided while there was trade.
      status: 'APPROVED',
      rule: { key: 'refund-rule/EXEMPT_ONLY/2012-07-01' },
      supplier: { id: ids['Supplier'], name: expect.any(String) },
      lines: { nodes },
    });
    expect(await read('sup_other')).toBeNull();
  });

  it('finds an object of every Node type by its id, alone and among others', async () => {
    const prefixed = [...defineNodeSubgraph(subgraphs).typesByPrefix.values()].map(
      ({ typeName }) => typeName,
    );
    expect(Object.keys(ids).sort()).toEqual(prefixed.sort());
    const wanted = Object.entries(ids).map(([typeName, id]) => ({ __typename: typeName, id }));
    for (const ask of [graph.ask, graph.askOverHttp]) {
      const { body } = await ask('query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', {
        variables: { ids: Object.values(ids) },
        as: operator,
      });
      expect(body).toEqual({ data: { nodes: wanted } });
    }
    for (const object of wanted) {
      const { body } = await graph.ask('query($id: ID!) { node(id: $id) { __typename id } }', {
        variables: { id: object.id },
        as: operator,
      });
      expect(body).toEqual({ data: { node: object } });
    }
  });

  it('answers null for an id of every kind that names nothing', async () => {
    const nothing = Object.values(ids).map((id) => `${id.split('_')[0]}_nothing`);
    const { body } = await graph.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      variables: { ids: nothing },
      as: operator,
    });
    expect(body).toEqual({ data: { nodes: nothing.map(() => null) } });
  });

  it('answers a visitor null for a buyer, as for nothing', async () => {
    const { body } = await graph.ask(
      'query($id: ID!) { node(id: $id) { id ... on Buyer { name country } } }',
      {
        variables: { id: ids['Buyer'] },
      },
    );
    expect(body).toEqual({ data: { node: null } });
  });

  it('goes from a belt to the door through all five subgraphs, in few steps', async () => {
    graph.calls();
    graph.commands();
    const { data, errors } = await graph.ask(beltToDoor);
    const calls = graph.calls();
    const commands = graph.commands();
    expect(errors).toEqual([]);
    const [belt] = data.belts.nodes;
    const sku = belt.products.nodes[0].skus.nodes[0];
    expect(belt.zone.name).toEqual(expect.any(String));
    expect(belt.ports.length).toBeGreaterThan(0);
    expect(sku.refundRate.rule.key).toEqual(expect.any(String));
    expect(sku.ip.verdict).toEqual(expect.any(String));
    expect(new Set(calls)).toEqual(new Set(subgraphs.map(({ name }) => name)));
    expect(calls.length).toBeLessThanOrEqual(8);
    expect(commands.length).toBeLessThanOrEqual(18);
  });

  it('answers the same with its subgraphs elsewhere', async () => {
    const here = await graph.ask(beltToDoor);
    const elsewhere = await graph.askOverHttp(beltToDoor);
    expect(elsewhere.body).toEqual(here.body);
  });

  it('reads a page of 50 products with SKUs, stock and refund rates in a bounded number of commands', async () => {
    const page = `query($first: Int!) {
      products(first: $first) { nodes { name skus(first: 5) { nodes { code available price(quantity: 1) { amount } refundRate { rate } } } } }
    }`;
    const commandsFor = async (first: number) => {
      graph.commands();
      const { data, errors } = await graph.ask(page, { variables: { first } });
      expect(errors).toEqual([]);
      expect(data.products.nodes).toHaveLength(first);
      return graph.commands().length;
    };
    await commandsFor(1);
    const [one, fifty] = [await commandsFor(1), await commandsFor(50)];
    expect(fifty).toBeLessThanOrEqual(one + 3);
    expect(fifty).toBeLessThanOrEqual(15);
  });

  it('shows all of an order, and the next steps of many, in a bounded number of commands', async () => {
    const commandsFor = async (query: string, variables: Record<string, unknown>) => {
      await graph.ask(query, { variables, as: operator });
      graph.commands();
      const { data, errors } = await graph.ask(query, { variables, as: operator });
      expect(errors).toEqual([]);
      return { data, commands: graph.commands().length };
    };
    const page = await commandsFor(orderPage, { id: ids['Order'] });
    expect(page.data.order.timeline.nodes.length).toBeGreaterThan(10);
    expect(page.commands).toBeLessThanOrEqual(15);
    await placeOrders(graph, 6);
    const steps = `query ($first: Int!) { orders(first: $first) { nodes { nextSteps { action by dueAt blockedBy } } } }`;
    const [few, many] = [await commandsFor(steps, { first: 1 }), await commandsFor(steps, { first: 6 })];
    for (const { nextSteps } of many.data.orders.nodes as readonly { nextSteps: unknown[] }[])
      expect(nextSteps.length).toBeGreaterThan(1);
    expect(many.data.orders.nodes).toHaveLength(6);
    expect(many.commands).toBe(few.commands);
    expect(many.commands).toBeLessThanOrEqual(3);
  });

  it('tells each role who it is, and a visitor that a token is needed', async () => {
    const who = '{ viewer { account party scopes } }';
    for (const ask of [graph.ask, graph.askOverHttp]) {
      const supplier = await ask(who, { as: { role: 'supplier', partyId: ids['Supplier'] ?? '' } });
      expect(supplier.errors).toEqual([]);
      expect(supplier.data.viewer).toMatchObject({ account: 'account-1', party: 'SUPPLIER' });
      expect(supplier.data.viewer.scopes).toContain('inventory:write');
      const visitor = await ask(who);
      expect([visitor.data, visitor.problems]).toEqual([{ viewer: null }, [['UNAUTHENTICATED', 'viewer']]]);
    }
  });

  it('lets nobody write without a right, and runs nothing of what it refuses', async () => {
    graph.calls();
    const { data, problems } = await graph.ask(
      `mutation($id: ID!) {
        publishInventory(input: { idempotencyKey: "k", supplierId: $id, mode: SET, items: [] }) { replayed }
        registerSupplier: registerRetailer(input: { idempotencyKey: "k", name: "Shop" }) { replayed }
      }`,
      { variables: { id: ids['Supplier'] }, as: { role: 'supplier', partyId: ids['Supplier'] ?? '' } },
    );
    expect([data, problems]).toEqual([null, [['FORBIDDEN', 'registerSupplier']]]);
    expect(graph.calls()).toEqual([]);
  });

  it('answers every id that it has ever returned', async () => {
    const returned = graph.answeredIds().filter((id) => !id.endsWith('_nothing'));
    expect(new Set(returned.map((id) => id.split('_')[0])).size).toBeGreaterThan(20);
    for (let from = 0; from < returned.length; from += 50) {
      const some = returned.slice(from, from + 50);
      const { body } = await graph.ask('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
        variables: { ids: some },
        as: operator,
      });
      expect(body).toEqual({ data: { nodes: some.map((id) => ({ id })) } });
    }
  });
});
