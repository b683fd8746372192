import { describe, expect, it } from '@jest/globals';
import { timelineEntryOf } from '../../../../subgraphs/supervision/domain/timeline-entry.ts';
import { money } from '../../../../values/money.ts';

const at = new Date('2026-12-01T00:00:00Z');
const lineOf = (status: string, previous: string | null) =>
  timelineEntryOf({ type: 'SettlementMoved', settlementId: 'stl_1', at, status, previous });

describe('the timeline line of a settlement', () => {
  it.each([
    ['HELD', 'QUOTED', 'SETTLEMENT_CHANGED', 'Settlement stopped'],
    ['PAID_OUT', 'CONVERTED', 'SETTLEMENT_PAID', 'Settlement paid out'],
    ['REVERSED', 'PAID_OUT', 'SETTLEMENT_CHANGED', 'Settlement reversed'],
  ])('that is %s', (status, previous, kind, text) => {
    expect(lineOf(status, previous)).toMatchObject({ kind, text, by: 'FINANCE' });
  });

  it.each([
    ['OPEN', null],
    ['ELIGIBLE', 'OPEN'],
    ['QUOTED', 'ELIGIBLE'],
    // Its amount alone.
    ['HELD', 'HELD'],
  ])('is not there where it becomes %s, having been %s', (status, previous) => {
    expect(lineOf(status, previous)).toBeNull();
  });
});

describe('the timeline line of a report of a shipment', () => {
  const heard = { type: 'ShipmentMoved', shipmentId: 'shp_1', at, place: null } as const;

  it('says what was reported, and when that was', () => {
    expect(
      timelineEntryOf({ ...heard, by: 'CARRIER', reported: 'PICKED_UP', place: 'Shantou' }),
    ).toMatchObject({ kind: 'SHIPMENT_MOVED', at, by: 'CARRIER', text: 'Goods picked up (Shantou)' });
  });

  it.each(['RETAILER', 'SUPPLIER', 'CARRIER', 'PLATFORM'] as const)('says that the %s gave it up', (by) => {
    expect(timelineEntryOf({ ...heard, by, reported: 'CANCELLED' })).toMatchObject({
      kind: 'SHIPMENT_CANCELLED',
      by,
      text: 'Shipment given up',
    });
  });
});

describe('the timeline line of a payment', () => {
  const lineOfPayment = (status: string, previous: string | null, refundedMinor = 0n) =>
    timelineEntryOf({
      type: 'PaymentMoved',
      paymentId: 'pay_1',
      at,
      status,
      previous,
      amount: money(46_00n, 'EUR'),
      refunded: money(refundedMinor, 'EUR'),
    });

  it.each([
    ['CAPTURED', 'AUTHORIZED', 0n, 'PAYMENT_CAPTURED', 'Payment of 46.00 EUR captured'],
    ['DISPUTED', 'CAPTURED', 0n, 'PAYMENT_DISPUTED', 'Payment of 46.00 EUR disputed'],
    ['CAPTURED', 'DISPUTED', 0n, 'PAYMENT_DISPUTE_WON', 'Payment of 46.00 EUR stays after a dispute'],
    [
      'PARTLY_REFUNDED',
      'DISPUTED',
      6_00n,
      'PAYMENT_DISPUTE_WON',
      'Payment of 46.00 EUR stays after a dispute, 6.00 EUR of it refunded',
    ],
    ['CHARGED_BACK', 'DISPUTED', 0n, 'PAYMENT_CHARGED_BACK', 'Payment of 46.00 EUR charged back'],
    ['REFUNDED', 'DISPUTED', 46_00n, 'PAYMENT_REFUNDED', 'Payment of 46.00 EUR refunded'],
    // The next part of it.
    [
      'PARTLY_REFUNDED',
      'PARTLY_REFUNDED',
      9_00n,
      'PAYMENT_REFUNDED',
      'Payment of 46.00 EUR refunded in part',
    ],
  ])('that is %s, having been %s', (status, previous, refundedMinor, kind, text) => {
    expect(lineOfPayment(status, previous, refundedMinor)).toMatchObject({ kind, text });
  });

  it('is not there where money is only promised, or nothing has changed', () => {
    expect(lineOfPayment('AUTHORIZED', 'PENDING')).toBeNull();
    expect(lineOfPayment('CAPTURED', 'CAPTURED')).toBeNull();
  });
});

describe('the timeline line of an order', () => {
  it.each(['BUYER', 'PLATFORM'] as const)('says that the %s placed it', (by) => {
    expect(
      timelineEntryOf({ type: 'OrderPlaced', orderId: 'order_1', at, by, number: 'NO-1' }),
    ).toMatchObject({ kind: 'ORDER_PLACED', by });
  });

  it('says why it goes on after it was given up', () => {
    const moved = { type: 'OrderMoved', orderId: 'order_1', at, by: 'CARRIER', supplierId: null } as const;
    const reason = 'Goods were loaded';
    expect(timelineEntryOf({ ...moved, status: 'FULFILLING', previous: 'CANCELLED', reason })).toMatchObject({
      kind: 'ORDER_RESUMED',
      text: 'Order goes on: Goods were loaded',
    });
    expect(
      timelineEntryOf({ ...moved, status: 'FULFILLING', previous: 'CONFIRMED', reason: null }),
    ).toBeNull();
  });
});
