import type { Return, ReturnLine } from '../../subgraphs/retailers/domain/return.ts';
import { anOrder, anOrderLine } from './orders.ts';

const AT = new Date('2026-12-10T08:00:00Z');

/** One of the two sets of the sample order. */
export const aReturnLine = (given: Partial<ReturnLine> = {}): ReturnLine => {
  const { number, skuId, supplierId, hsCode } = anOrderLine();
  return {
    ...{ lineNumber: number, skuId, supplierId, hsCode },
    quantity: 1,
    received: null,
    damaged: null,
    warehouseId: null,
    ...given,
  };
};

/** A return of one set of the sample order, agreed. */
export const aReturn = (given: Partial<Return> = {}): Return => {
  const { _id: orderId, retailerId, buyerId, supplierIds } = anOrder();
  return {
    _id: 'rtn_01a2076b440000000000000000000001',
    ...{ orderId, retailerId, buyerId, supplierIds },
    lines: [aReturnLine()],
    reason: 'UNWANTED',
    status: 'APPROVED',
    requestedBy: 'BUYER',
    requestedAt: AT,
    decisionReason: null,
    shipment: null,
    isCleared: false,
    dues: { isVatRepaid: false, isBuyerSettled: false, version: 0 },
    refund: null,
    changedAt: AT,
    version: 2,
    ...given,
  };
};
