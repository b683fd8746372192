import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, isInterfaceType, isObjectType } from 'graphql';
import { composeSupergraph } from '../../gateway/compose.ts';
import { defineNodeSubgraph } from '../../gateway/node-subgraph.ts';
import { subgraphs } from '../../subgraphs/index.ts';
import { money } from '../../values/money.ts';
import { anOrder, anOrderPlaced } from '../support/orders.ts';
import { claimInsurance } from './support/claim-insurance.ts';
import { openTestGraph, type TestGraph } from './support/graph.ts';
import { trade } from './support/trade.ts';

const beltToDoor = readFileSync(
  path.join(import.meta.dirname, '../../schema/operations/belt-to-door.graphql'),
  'utf8',
);

/** Reference data, a catalogue, six servers. */
const OPENING_MS = 120_000;

describe('the supergraph', () => {
  const schema = buildSchema(composeSupergraph(subgraphs), { assumeValidSDL: true });

  it('has a prefix for every Node type', () => {
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('no interface Node');
    const implementations = schema.getImplementations(node).objects.map(({ name }) => name);
    const prefixed = [...defineNodeSubgraph(subgraphs).typesByPrefix.values()].map(
      ({ typeName }) => typeName,
    );
    expect(prefixed.sort()).toEqual([...implementations].sort());
    expect(implementations.length).toBeGreaterThan(10);
  });

  it('says of everything that clients see what it is', () => {
    const silent = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (/^(__|join__|link__|requiresScopes__)/.test(type.name) || ['Query', 'Mutation'].includes(type.name))
        return [];
      const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
      const undescribed = fields
        .filter(({ description }) => !description)
        .map((field) => `${type.name}.${field.name}`);
      return type.description || !('description' in type) ? undescribed : [type.name, ...undescribed];
    });
    const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID']);
    expect(silent.filter((name) => !builtIn.has(name))).toEqual([]);
  });

  it('guards no type that an id leads to, since that would guard all of them', () => {
    expect(composeSupergraph(subgraphs)).not.toMatch(/interface Node[^{]*@(authenticated|requiresScopes)/);
  });
});

describe('the graph', () => {
  let graph: TestGraph;
  /** One id of each Node type. */
  const ids: Record<string, string> = {};
  const operator = { role: 'operator' } as const;

  beforeAll(async () => {
    graph = await openTestGraph();
    const lists = await graph.ask(
      `{
        belts(first: 1) { nodes { id } }
        products(first: 1) { nodes { id supplier { id } skus(first: 1) { nodes { id } } } }
        listings(first: 1) { nodes { id retailer { id } } }
        lanes { id from { id } }
        carriers { id }
        warehouses(first: 1) { nodes { id } }
        zones { id }
        indicatorSets { id }
        practices(first: 1) { nodes { id } }
      }`,
    );
    expect(lists.errors).toEqual([]);
    const { data } = lists;
    ids['Belt'] = data.belts.nodes[0].id;
    ids['Product'] = data.products.nodes[0].id;
    ids['Sku'] = data.products.nodes[0].skus.nodes[0].id;
    ids['Supplier'] = data.products.nodes[0].supplier.id;
    ids['Listing'] = data.listings.nodes[0].id;
    ids['Retailer'] = data.listings.nodes[0].retailer.id;
    ids['Lane'] = data.lanes[0].id;
    ids['Port'] = data.lanes[0].from[0].id;
    ids['Carrier'] = data.carriers[0].id;
    ids['Warehouse'] = data.warehouses.nodes[0].id;
    ids['Zone'] = data.zones[0].id;
    ids['IndicatorSet'] = data.indicatorSets[0].id;
    ids['Practice'] = data.practices.nodes[0].id;

    const made = await graph.ask(
      `mutation($supplier: ID!) {
        registerBrand(input: { idempotencyKey: "k", supplierId: $supplier, name: "Wuu", registeredIn: ["DE"] }) { brand { id } userErrors { message } }
        registerBuyer(input: { idempotencyKey: "k", name: "Ann", country: "DE", kind: CONSUMER }) { buyer { id } userErrors { message } }
      }`,
      { variables: { supplier: ids['Supplier'] }, as: operator },
    );
    expect(made.errors).toEqual([]);
    ids['Brand'] = made.data.registerBrand.brand.id;
    ids['Buyer'] = made.data.registerBuyer.buyer.id;
    const offers = await graph.ask(
      'query($from: ID!) { shippingQuotes(input: { fromPortId: $from, destination: "DE", grossWeight: { grams: 500000 } }) { id } }',
      { variables: { from: ids['Port'] } },
    );
    expect(offers.errors).toEqual([]);
    ids['ShippingQuote'] = offers.data.shippingQuotes[0].id;
    await readMoneyOfAnOrder();
    await readAlertOfAShortage();
    await insureSomebody();
    await claimARefund();
    ids['InsuranceClaim'] = await claimInsurance(graph);
    Object.assign(ids, await trade(graph));
  }, OPENING_MS);
  afterAll(() => graph.stop());

  async function readMoneyOfAnOrder() {
    const order = anOrder();
    await graph.tell(anOrderPlaced(order));
    const variables = { order: order._id };
    const paid = await graph.ask(
      `mutation($order: ID!) { capturePayment(input: {
        idempotencyKey: "k", orderId: $order, amount: { amount: "5.00", currency: "EUR" }, providerRef: "bank_1"
      }) { payment { id } userErrors { message } } }`,
      { variables, as: { role: 'finance' } },
    );
    const asked = await graph.ask(
      `mutation($order: ID!) { requestSettlement(input: { idempotencyKey: "k", orderId: $order, target: "CNY" })
        { settlement { id } userErrors { message } } }`,
      { variables, as: { role: 'retailer', partyId: order.retailerId } },
    );
    expect([...paid.errors, ...asked.errors]).toEqual([]);
    ids['Payment'] = paid.data.capturePayment.payment.id;
    ids['Settlement'] = asked.data.requestSettlement.settlement.id;
  }

  async function readAlertOfAShortage() {
    const [supplierId, skuId] = [ids['Supplier'] ?? '', ids['Sku'] ?? ''];
    await graph.tell({
      aggregateId: `${supplierId}/shortages`,
      sequence: 1,
      type: 'StockShort',
      data: { supplierId, skuId, warehouseId: ids['Warehouse'], onHand: 1, reserved: 3, shortage: 2 },
    });
    const { data, errors } = await graph.ask('{ alerts(first: 1) { nodes { id } } }', { as: operator });
    expect(errors).toEqual([]);
    ids['Alert'] = data.alerts.nodes[0].id;
  }

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

  async function insureSomebody() {
    const holderId = anOrder().retailerId;
    const issued = await graph.ask(
      `mutation($holder: ID!) { issuePolicy(input: {
        idempotencyKey: "k", holderId: $holder, model: PLATFORM_POOL, coveredShare: "0.9"
        maxLiability: { amount: "10.00", currency: "EUR" }, validFrom: "2026-01-01", validTo: "2026-12-31"
      }) { policy { id } userErrors { message } } }`,
      { variables: { holder: holderId }, as: { role: 'finance' } },
    );
    ids['InsurancePolicy'] = issued.data.issuePolicy.policy.id;
    const asked = await graph.ask(
      `mutation($policy: ID!) { requestCreditLimit(input: { idempotencyKey: "k", policyId: $policy, maxDays: 30
        amount: { amount: "5.00", currency: "EUR" } }) { limit { id } userErrors { message } } }`,
      { variables: { policy: ids['InsurancePolicy'] }, as: { role: 'retailer', partyId: holderId } },
    );
    ids['CreditLimit'] = asked.data.requestCreditLimit.limit.id;
  }

  /** Goods of market procurement, which are exempt whoever made them. */
  async function claimARefund() {
    const supplierId = ids['Supplier'] ?? '';
    const declarationId = 'dec_00000000000000000000000000000001';
    const line = { number: 1, orderLineNumber: 1, skuId: ids['Sku'], supplierId, hsCode: '9503006000' };
    await graph.tell({
      aggregateId: declarationId,
      sequence: 1,
      type: 'DeclarationMoved',
      data: {
        ...{ declarationId, orderId: anOrder()._id, shipmentId: 'shp_1', declarantId: anOrder().retailerId },
        ...{ status: 'CLOSED', previous: 'DEPARTED', at: new Date('2026-05-05T00:00:00Z'), mode: 'M1039' },
        ...{ form: 'FORM', zoneId: null, copNo: 'C1', invtNo: null, receiptCode: '899', reKeyedFields: 0 },
        exportedOn: '2026-05-04',
        declared: money(700n, 'CNY'),
        fob: money(700n, 'CNY'),
        lines: [{ ...line, quantity: 7, unit: 'C62', total: money(700n, 'CNY') }],
        version: 1,
      },
    });
    const filed = await graph.ask(
      `mutation($supplier: ID!, $declaration: ID!) { fileRefundClaim(input: {
        idempotencyKey: "k", supplierId: $supplier, declarationIds: [$declaration]
      }) { claim { id } userErrors { code message } } }`,
      {
        variables: { supplier: supplierId, declaration: declarationId },
        as: { role: 'supplier', partyId: supplierId },
      },
    );
    expect(filed.data.fileRefundClaim.userErrors).toEqual([]);
    ids['RefundClaim'] = filed.data.fileRefundClaim.claim.id;
  }

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
