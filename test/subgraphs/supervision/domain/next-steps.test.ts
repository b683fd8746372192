import { describe, expect, it } from '@jest/globals';
import { nextSteps } from '../../../../subgraphs/supervision/domain/next-steps.ts';
import { openStepsOf } from '../../../../subgraphs/supervision/domain/open-step.ts';
import { soonestSteps } from '../../../../subgraphs/supervision/domain/soonest-steps.ts';
import type { DeclarationStatus } from '../../../../subgraphs/supervision/domain/declaration-status.ts';
import { PLACES, type Place, stepsFor } from '../../../../subgraphs/supervision/domain/visibility.ts';
import { viewFrom } from '../../../support/declarations.ts';
import {
  ledgerChanged,
  type OrderEvent,
  orderMoved,
  type OrderOptions,
  orderPlaced,
  settlementMoved,
  shipmentBooked,
  shipmentMoved,
} from '../../../support/order-events.ts';

const declared = (status: DeclarationStatus, sequence = 1): OrderEvent => ({
  _id: `decl_1:00000000000${sequence}`,
  source: 'supervision',
  aggregateId: 'decl_1',
  sequence,
  type: 'DeclarationMoved',
  at: new Date('2026-11-21T02:00:00Z'),
  data: {
    declarationId: 'decl_1',
    orderId: 'order_1',
    shipmentId: 'shp_1',
    declarantId: 'ret_1',
    status,
    previous: null,
    at: new Date('2026-11-21T02:00:00Z'),
    mode: 'M9610',
    form: 'LIST',
    receiptCode: null,
    exportedOn: null,
    summary: status === 'CLOSED' ? { kind: 'SUMMARY', month: '2026-11', dueOn: '2026-12-15' } : null,
    lines: [],
  },
});

const summarized = (sequence: number, status: string) => ({
  _id: `decl_1/summary:${String(sequence).padStart(12, '0')}`,
  source: 'supervision',
  aggregateId: 'decl_1/summary',
  sequence,
  type: 'ListSummarized',
  at: new Date('2026-12-02T02:00:00Z'),
  data: {
    declarationId: 'decl_1',
    orderId: 'order_1',
    summaryId: 'sum_1',
    month: '2026-11',
    status,
    at: new Date('2026-12-02T02:00:00Z'),
  },
});

const steps = (events: readonly OrderEvent[], order: OrderOptions = {}) =>
  nextSteps(viewFrom(orderPlaced(order), ...events)).map(
    ({ action, by, blockedBy }) =>
      `${action} by ${by}${blockedBy.length > 0 ? ` after ${blockedBy.join(', ')}` : ''}`,
  );

const confirmed = orderMoved(2, 'CONFIRMED');
const paid = ledgerChanged(1);
const ready = [confirmed, paid, shipmentBooked()];

describe('nextSteps', () => {
  it.each<[string, readonly OrderEvent[], readonly string[]]>([
    [
      'placed',
      [],
      ['CONFIRM_ORDER by SUPPLIER', 'PAY by BUYER', 'BOOK_SHIPMENT by RETAILER after CONFIRM_ORDER, PAY'],
    ],
    ['confirmed', [confirmed], ['PAY by BUYER', 'BOOK_SHIPMENT by RETAILER after PAY']],
    ['paid', [confirmed, paid], ['BOOK_SHIPMENT by RETAILER']],
    [
      'booked',
      ready,
      [
        'HAND_OVER_GOODS by SUPPLIER',
        'SUBMIT_DECLARATION by DECLARANT',
        'LOAD by CARRIER after HAND_OVER_GOODS, SUBMIT_DECLARATION',
      ],
    ],
    [
      'declared',
      [...ready, shipmentMoved(2, 'PICKED_UP'), declared('SUBMITTED')],
      ['DECIDE_RELEASE by AUTHORITY', 'LOAD by CARRIER after DECIDE_RELEASE'],
    ],
    [
      'rejected',
      [...ready, shipmentMoved(2, 'PICKED_UP'), declared('REJECTED')],
      ['CORRECT_DECLARATION by DECLARANT', 'LOAD by CARRIER after CORRECT_DECLARATION'],
    ],
    [
      'inspected',
      [...ready, shipmentMoved(2, 'PICKED_UP'), declared('INSPECTION')],
      [
        'PRESENT_FOR_INSPECTION by DECLARANT',
        'DECIDE_RELEASE by AUTHORITY after PRESENT_FOR_INSPECTION',
        'LOAD by CARRIER after PRESENT_FOR_INSPECTION, DECIDE_RELEASE',
      ],
    ],
    [
      'released',
      [...ready, shipmentMoved(2, 'PICKED_UP'), declared('RELEASED')],
      ['LOAD by CARRIER', 'REQUEST_SETTLEMENT by RETAILER'],
    ],
    [
      'departed',
      [...ready, shipmentMoved(2, 'DEPARTED'), declared('DEPARTED'), settlementMoved(1, 'ELIGIBLE')],
      ['DELIVER by CARRIER'],
    ],
    [
      'delivered, with a rate to accept',
      [...ready, shipmentMoved(2, 'DELIVERED'), declared('CLOSED'), settlementMoved(1, 'QUOTED')],
      ['DECLARE_SUMMARY by DECLARANT', 'ACCEPT_SETTLEMENT_QUOTE by RETAILER'],
    ],
    [
      'delivered, with its summary sent',
      [...ready, shipmentMoved(2, 'DELIVERED'), declared('CLOSED'), summarized(1, 'FILED')],
      ['REQUEST_SETTLEMENT by RETAILER'],
    ],
    [
      'delivered, with a summary that customs refused',
      [...ready, shipmentMoved(2, 'DELIVERED'), declared('CLOSED'), summarized(2, 'OPEN')],
      ['DECLARE_SUMMARY by DECLARANT', 'REQUEST_SETTLEMENT by RETAILER'],
    ],
    ['cancelled and paid', [paid, orderMoved(2, 'CANCELLED')], ['REFUND_BUYER by RETAILER']],
    [
      'cancelled and given back',
      [ledgerChanged(1, { refundedMinor: 46_00n }), orderMoved(2, 'CANCELLED')],
      [],
    ],
  ])('of an order that is %s', (_case, events, expected) => {
    expect(steps(events)).toEqual(expected);
  });

  it.each<[string, readonly OrderEvent[], readonly string[]]>([
    ['DEPOSIT_30_70', [confirmed], ['PAY by BUYER', 'BOOK_SHIPMENT by RETAILER after PAY']],
    [
      'DEPOSIT_30_70',
      [confirmed, ledgerChanged(1, { isPaid: false }), shipmentBooked(), shipmentMoved(2, 'DEPARTED')],
      ['PAY_BALANCE by BUYER', 'DELIVER by CARRIER'],
    ],
    ['OPEN_ACCOUNT', [confirmed], ['BOOK_SHIPMENT by RETAILER']],
    ['OPEN_ACCOUNT', [confirmed, shipmentBooked(), shipmentMoved(2, 'DELIVERED')], ['PAY by BUYER']],
  ])('under %s ask for money when it is due', (terms, events, expected) => {
    expect(steps(events, { terms, channel: 'B2B' })).toEqual(expected);
  });

  it('have a date where one is known, and come in the order of the dates', () => {
    const [first] = nextSteps(viewFrom(orderPlaced()));
    expect(first).toMatchObject({
      action: 'CONFIRM_ORDER',
      partyId: 'sup_1',
      dueAt: new Date('2026-11-20T01:30:00Z'),
      openedAt: new Date('2026-11-20T01:00:00Z'),
      blocking: true,
    });
    const quoteExpiresAt = new Date('2026-11-25T00:00:00Z');
    const quoted = settlementMoved(1, 'QUOTED', { quoteExpiresAt });
    const all = nextSteps(viewFrom(orderPlaced(), ...ready, declared('RELEASED'), quoted));
    expect(all[0]).toMatchObject({ action: 'ACCEPT_SETTLEMENT_QUOTE', dueAt: quoteExpiresAt });
  });

  it('are shown at most twenty at once', () => {
    const many = Array.from({ length: 15 }, (_, index) =>
      shipmentBooked({
        shipmentId: `shp_${index}`,
        lines: [{ lineNumber: 1, quantity: 1, warehouseId: 'w' }],
      }),
    );
    const all = nextSteps(viewFrom(orderPlaced({ quantity: 15 }), confirmed, paid, ...many));
    expect(all.length).toBeGreaterThan(20);
    expect(soonestSteps(all)).toHaveLength(20);
  });

  it('lets freight be booked until the offer ends that the order was placed with', () => {
    const quoteExpiresAt = '2026-11-22T01:00:00.000Z';
    const due = (order: OrderOptions) =>
      nextSteps(viewFrom(orderPlaced(order), confirmed, paid)).map(({ action, dueAt }) => [action, dueAt]);
    expect(due({ quoteExpiresAt })).toEqual([['BOOK_SHIPMENT', new Date(quoteExpiresAt)]]);
    expect(due({})).toEqual([['BOOK_SHIPMENT', null]]);
  });

  it('never loses the soonest of an action behind many of another', () => {
    const supplierIds = Array.from({ length: 100 }, (_none, index) => `sup_${index}`);
    const view = viewFrom(orderPlaced({ supplierIds }));
    const all = nextSteps(view);
    expect(new Set(openStepsOf(view, all).map(({ owner }) => owner))).toEqual(
      new Set([...supplierIds, 'buy_1', 'ret_1']),
    );
    const shown = soonestSteps(all).map(({ action }) => action);
    expect(shown).toHaveLength(20);
    expect(shown.slice(-2)).toEqual(['PAY', 'BOOK_SHIPMENT']);
  });

  it('are none as long as the order itself is not known', () => {
    expect(nextSteps(viewFrom(shipmentBooked()))).toEqual([]);
  });
});

describe('stepsFor', () => {
  const all = nextSteps(viewFrom(orderPlaced(), ledgerChanged(1, { isPaid: false }), shipmentBooked()));
  const seen = (place: Place, shipments: readonly string[] = []) =>
    stepsFor(all, place, new Set(shipments)).map(({ action }) => action);

  it('shows a carrier neither payments nor other carriers’ shipments', () => {
    expect(seen('CARRIER', ['shp_1'])).toEqual(['HAND_OVER_GOODS', 'SUBMIT_DECLARATION', 'LOAD']);
    expect(seen('CARRIER', ['shp_2'])).toEqual([]);
  });

  it('shows a supplier no payments', () => {
    expect(seen('SUPPLIER')).not.toContain('PAY');
    expect(seen('BUYER')).toContain('PAY');
  });

  it('does not name what a party may not see among what blocks it', () => {
    const placed = nextSteps(viewFrom(orderPlaced()));
    const blockers = (place: Place) =>
      stepsFor(placed, place, new Set()).find(({ action }) => action === 'BOOK_SHIPMENT')?.blockedBy;
    expect(blockers('RETAILER')).toEqual(['CONFIRM_ORDER', 'PAY']);
    expect(blockers('SUPPLIER')).toEqual(['CONFIRM_ORDER']);
  });

  it('shows the retailer and those who watch everything, settlements too', () => {
    const held = nextSteps(viewFrom(orderPlaced(), ...ready, declared('RELEASED')));
    const places = PLACES.filter((place) => stepsFor(held, place, new Set(['shp_1'])).length === held.length);
    expect(places).toEqual(['RETAILER', 'AUTHORITY', 'PLATFORM']);
  });
});
