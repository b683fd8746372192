import { expect } from '@jest/globals';
import { money } from '../../../values/money.ts';
import { anOrder } from '../../support/orders.ts';
import type { TestGraph } from './graph.ts';

/** Claims a refund for goods of market procurement, which are exempt whoever made them; answers the claim. */
export async function claimRefund(
  graph: TestGraph,
  { supplierId, skuId }: { readonly supplierId: string; readonly skuId: string },
): Promise<string> {
  const declarationId = 'dec_00000000000000000000000000000001';
  const line = { number: 1, orderLineNumber: 1, skuId, supplierId, hsCode: '9503006000' };
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
  return String(filed.data.fileRefundClaim.claim.id);
}
