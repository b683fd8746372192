import { expect } from '@jest/globals';
import { money } from '../../../values/money.ts';
import { shipmentBooked } from '../../support/order-events.ts';
import { anOrder, anOrderLine, anOrderPlaced } from '../../support/orders.ts';
import type { GraphAskOptions, TestGraph } from './graph.ts';

/** A business does not pay for what was shipped on account; answers the claim of its seller. */
export async function claimInsurance(graph: TestGraph): Promise<string> {
  const orderId = 'ord_01a2076b44000000000000000000acc0';
  const order = anOrder({
    _id: orderId,
    lines: [anOrderLine({ quantity: 1, unitPrice: money(100_00n, 'USD') })],
    freight: money(0n, 'USD'),
    ...{ channel: 'B2B', buyerKind: 'BUSINESS', terms: 'OPEN_ACCOUNT' },
  });
  await graph.tell(anOrderPlaced(order));
  const shipmentId = 'shp_01a2076b44000000000000000000acc0';
  const { aggregateId, sequence, type, data } = shipmentBooked({ orderId, shipmentId });
  await graph.tell({ aggregateId, sequence, type, data });

  const bank = { role: 'finance' } as const;
  const seller = { role: 'retailer', partyId: order.retailerId } as const;
  const amount = { amount: '50.00', currency: 'USD' };
  const policy = await insure(
    graph,
    { name: 'issuePolicy', asked: 'policy { id }', as: bank },
    {
      holderId: order.retailerId,
      model: 'NAMED_BUYER',
      coveredShare: '0.90',
      maxLiability: { amount: '1000.00', currency: 'USD' },
      ...{ validFrom: '2026-01-01', validTo: '2027-12-31' },
    },
  );
  const policyId = String(policy['policy']?.id);
  const limit = await insure(
    graph,
    { name: 'requestCreditLimit', asked: 'limit { id }', as: seller },
    {
      ...{ policyId, buyerId: order.buyerId, amount, maxDays: 90 },
    },
  );
  await insure(
    graph,
    { name: 'recordInsurerDecision', asked: 'limit { id }', as: bank },
    {
      ...{ decisionId: 'granted', subjectId: String(limit['limit']?.id), approve: true },
    },
  );
  await insure(graph, { name: 'declareCover', asked: 'cover { status }', as: seller }, { orderId, policyId });
  const loss = { orderId, reason: 'INSOLVENCY' };
  await insure(graph, { name: 'notifyLoss', asked: 'cover { status }', as: seller }, loss);
  const filed = await insure(
    graph,
    { name: 'fileInsuranceClaim', asked: 'claim { id }', as: seller },
    {
      orderId,
    },
  );
  return String(filed['claim']?.id);
}

interface Deed {
  readonly name: string;
  readonly asked: string;
  readonly as: NonNullable<GraphAskOptions['as']>;
}

async function insure(
  graph: TestGraph,
  { name, asked, as }: Deed,
  input: object,
): Promise<Readonly<Record<string, { readonly id: string }>>> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { answer: ${name}(input: $input) { ${asked} userErrors { code message } } }`;
  const variables = { input: { idempotencyKey: name, ...input } };
  const { data, errors } = await graph.ask(query, { variables, as });
  expect([errors, data.answer?.userErrors]).toEqual([[], []]);
  return data.answer as Readonly<Record<string, { readonly id: string }>>;
}
