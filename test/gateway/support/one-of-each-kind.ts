import { expect } from '@jest/globals';
import { anOrder, anOrderPlaced } from '../../support/orders.ts';
import { claimInsurance } from './claim-insurance.ts';
import { claimRefund } from './claim-refund.ts';
import type { TestGraph } from './graph.ts';
import { trade } from './trade.ts';

type Ids = Readonly<Record<string, string>>;

const operator = { role: 'operator' } as const;

/** Has everything happen that there can be an object of; answers one id of each Node type. */
export async function oneOfEachKind(graph: TestGraph): Promise<Ids> {
  const found = await find(graph);
  const { Supplier: supplierId = '', Sku: skuId = '' } = found;
  return {
    ...found,
    ...(await register(graph, found)),
    ...(await askForOffers(graph, found)),
    ...(await moveMoney(graph)),
    ...(await runShort(graph, found)),
    ...(await insureSomebody(graph)),
    RefundClaim: await claimRefund(graph, { supplierId, skuId }),
    InsuranceClaim: await claimInsurance(graph),
    ...(await trade(graph)),
  };
}

/** What the catalogue and the reference data have. */
async function find(graph: TestGraph): Promise<Ids> {
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
  return {
    Belt: data.belts.nodes[0].id,
    Product: data.products.nodes[0].id,
    Sku: data.products.nodes[0].skus.nodes[0].id,
    Supplier: data.products.nodes[0].supplier.id,
    Listing: data.listings.nodes[0].id,
    Retailer: data.listings.nodes[0].retailer.id,
    Lane: data.lanes[0].id,
    Port: data.lanes[0].from[0].id,
    Carrier: data.carriers[0].id,
    Warehouse: data.warehouses.nodes[0].id,
    Zone: data.zones[0].id,
    IndicatorSet: data.indicatorSets[0].id,
    Practice: data.practices.nodes[0].id,
  };
}

async function register(graph: TestGraph, { Supplier }: Ids): Promise<Ids> {
  const made = await graph.ask(
    `mutation($supplier: ID!) {
      registerBrand(input: { idempotencyKey: "k", supplierId: $supplier, name: "Wuu", registeredIn: ["DE"] }) { brand { id } userErrors { message } }
      registerBuyer(input: { idempotencyKey: "k", name: "Ann", country: "DE", kind: CONSUMER }) { buyer { id } userErrors { message } }
    }`,
    { variables: { supplier: Supplier }, as: operator },
  );
  expect(made.errors).toEqual([]);
  return { Brand: made.data.registerBrand.brand.id, Buyer: made.data.registerBuyer.buyer.id };
}

async function askForOffers(graph: TestGraph, { Port }: Ids): Promise<Ids> {
  const offers = await graph.ask(
    'query($from: ID!) { shippingQuotes(input: { fromPortId: $from, destination: "DE", grossWeight: { grams: 500000 } }) { id } }',
    { variables: { from: Port } },
  );
  expect(offers.errors).toEqual([]);
  return { ShippingQuote: offers.data.shippingQuotes[0].id };
}

/** What a buyer paid, and what its seller wants of it. */
async function moveMoney(graph: TestGraph): Promise<Ids> {
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
  const { payment } = paid.data.capturePayment;
  return { Payment: payment.id, Settlement: asked.data.requestSettlement.settlement.id };
}

async function runShort(
  graph: TestGraph,
  { Supplier: supplierId, Sku: skuId, Warehouse }: Ids,
): Promise<Ids> {
  await graph.tell({
    aggregateId: `${supplierId}/shortages`,
    sequence: 1,
    type: 'StockShort',
    data: { supplierId, skuId, warehouseId: Warehouse, onHand: 1, reserved: 3, shortage: 2 },
  });
  const { data, errors } = await graph.ask('{ alerts(first: 1) { nodes { id } } }', { as: operator });
  expect(errors).toEqual([]);
  return { Alert: data.alerts.nodes[0].id };
}

/** A policy, and a limit asked for under it. */
async function insureSomebody(graph: TestGraph): Promise<Ids> {
  const holderId = anOrder().retailerId;
  const issued = await graph.ask(
    `mutation($holder: ID!) { issuePolicy(input: {
      idempotencyKey: "k", holderId: $holder, model: PLATFORM_POOL, coveredShare: "0.9"
      maxLiability: { amount: "10.00", currency: "EUR" }, validFrom: "2026-01-01", validTo: "2026-12-31"
    }) { policy { id } userErrors { message } } }`,
    { variables: { holder: holderId }, as: { role: 'finance' } },
  );
  const policyId = String(issued.data.issuePolicy.policy.id);
  const asked = await graph.ask(
    `mutation($policy: ID!) { requestCreditLimit(input: { idempotencyKey: "k", policyId: $policy, maxDays: 30
      amount: { amount: "5.00", currency: "EUR" } }) { limit { id } userErrors { message } } }`,
    { variables: { policy: policyId }, as: { role: 'retailer', partyId: holderId } },
  );
  return { InsurancePolicy: policyId, CreditLimit: asked.data.requestCreditLimit.limit.id };
}
