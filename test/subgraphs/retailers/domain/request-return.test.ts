import { describe, expect, it } from '@jest/globals';
import type { FollowedOrder } from '../../../../subgraphs/retailers/domain/order-progress.ts';
import {
  type EarlierReturn,
  requestReturn,
  returnableOf,
} from '../../../../subgraphs/retailers/domain/request-return.ts';
import type { ReturnReason } from '../../../../subgraphs/retailers/domain/return.ts';
import { money } from '../../../../values/money.ts';
import { refusalsOf } from '../../../support/refusals.ts';
import { anOrder, anOrderLine } from '../../../support/orders.ts';
import { aReturn, aReturnLine } from '../../../support/returns.ts';

const shipment = (status: string, quantity: number) => ({
  shipmentId: `shp_${status}`,
  status,
  version: 3,
  lines: [{ lineNumber: 1, quantity }],
});
const orderWith = (...shipments: FollowedOrder['shipments']): FollowedOrder => ({
  ...anOrder({ lines: [anOrderLine({ quantity: 10 })] }),
  shipments,
  isLedgerClosed: false,
});
const earlier = (quantity: number, given: Partial<EarlierReturn> = {}): EarlierReturn =>
  aReturn({ lines: [aReturnLine({ quantity })], ...given });
const booked = (status: string) => ({ shipmentId: 'shp_back', status, version: 1 });
const closed = (status: string, refund: EarlierReturn['refund'] = null) =>
  earlier(3, { status: 'CLOSED', shipment: booked(status), refund });
const counted = { due: money(30_00n, 'EUR'), most: money(30_00n, 'EUR') };
const withdrawn = (shipment: EarlierReturn['shipment']) => earlier(3, { status: 'WITHDRAWN', shipment });
const asked = (quantity: number, reason: ReturnReason = 'UNWANTED') => ({
  lines: [{ lineNumber: 1, quantity }],
  reason,
});

describe('what may come back', () => {
  it.each([
    ['nothing before it was delivered', [shipment('ARRIVED', 10)], [], 0],
    ['what was delivered', [shipment('DELIVERED', 6), shipment('LOADED', 4)], [], 6],
    ['what is stored overseas', [shipment('STORED_OVERSEAS', 7)], [], 7],
    ['less what comes back already', [shipment('DELIVERED', 10)], [earlier(3), earlier(2)], 5],
    ['also what is back', [shipment('DELIVERED', 10)], [earlier(3, { status: 'CLOSED' })], 7],
    ['not less what was refused', [shipment('DELIVERED', 10)], [earlier(3, { status: 'REFUSED' })], 10],
    ['nor less what was withdrawn', [shipment('DELIVERED', 10)], [withdrawn(null)], 10],
    ['once its carrier has given it up', [shipment('DELIVERED', 10)], [withdrawn(booked('CANCELLED'))], 10],
    ['and no sooner', [shipment('DELIVERED', 10)], [withdrawn(booked('BOOKED'))], 7],
    ['nor less what its carrier took back', [shipment('DELIVERED', 10)], [closed('RETURNED')], 10],
    ['but less what was lost', [shipment('DELIVERED', 10)], [closed('LOST')], 7],
    ['and what was counted all the same', [shipment('DELIVERED', 10)], [closed('RETURNED', counted)], 7],
  ])('is %s', (_rule, shipments, before, units) => {
    expect(returnableOf(orderWith(...shipments), 'UNWANTED', before).get(1)).toBe(units);
  });

  it('is, as unsold, what lies in an overseas warehouse', () => {
    const order = orderWith(shipment('DELIVERED', 5), shipment('STORED_OVERSEAS', 5));
    expect(returnableOf(order, 'UNSOLD', []).get(1)).toBe(5);
    expect(returnableOf(order, 'UNSOLD', [earlier(2, { reason: 'UNSOLD' })]).get(1)).toBe(3);
    expect(returnableOf(order, 'UNSOLD', [earlier(8)]).get(1)).toBe(2);
  });
});

describe('a request', () => {
  const order = orderWith(shipment('DELIVERED', 10));

  it('gives the lines as they were ordered', () => {
    const [line] = requestReturn(order, asked(10), []);
    expect(line).toEqual({ ...aReturnLine(), quantity: 10 });
  });

  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ lineNumber: index + 1, quantity: 1 }));
  it.each([
    ['more than was delivered', asked(11).lines, ['LIMIT_EXCEEDED lines.0.quantity']],
    ['no line', [], ['INVALID lines']],
    ['101 lines', lines(101), ['INVALID lines']],
    [
      '100 lines of which one is there',
      lines(100),
      Array.from({ length: 99 }, (_, index) => `NOT_FOUND lines.${index + 1}.lineNumber`),
    ],
    ['nothing of a line', asked(0).lines, ['INVALID lines.0.quantity']],
    ['less than nothing', asked(-1).lines, ['INVALID lines.0.quantity']],
    ['a line twice', [...asked(1).lines, ...asked(1).lines], ['DUPLICATE lines.1.lineNumber']],
    ['a line that is not there', [{ lineNumber: 2, quantity: 1 }], ['NOT_FOUND lines.0.lineNumber']],
    [
      'several reasons, each at its place',
      [...asked(11).lines, { lineNumber: 7, quantity: 1 }],
      ['LIMIT_EXCEEDED lines.0.quantity', 'NOT_FOUND lines.1.lineNumber'],
    ],
  ])('is refused for %s', (_what, wanted, expected) => {
    expect(refusalsOf(() => requestReturn(order, { lines: wanted, reason: 'UNWANTED' }, []))).toEqual(
      expected,
    );
  });

  it('is refused after twenty others', () => {
    const many = Array.from({ length: 20 }, () => earlier(1, { status: 'REFUSED' }));
    const refusal = { code: 'LIMIT_EXCEEDED', reason: 'too-many-returns' };
    expect(() => requestReturn(order, asked(1), many)).toThrow(expect.objectContaining(refusal));
  });
});
