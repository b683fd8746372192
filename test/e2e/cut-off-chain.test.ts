import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { payBy, toTheEnd } from '../support/chain.ts';
import { type CutOffChains, openCutOffChains, WEBHOOK_SECRET } from '../support/cut-off-chain.ts';
import { endInstallations } from '../support/installation.ts';
import type { Cut } from '../support/watch-for-cut.ts';

jest.setTimeout(400_000);

let chains: CutOffChains;
beforeAll(async () => {
  chains = await openCutOffChains();
});
afterAll(async () => {
  await chains?.stop();
  await endInstallations();
});

const eventOf = (source: string, type: string, status: string) => ({ source, type, status });

/** Some of all that can be: `npm run soak -- trade` cuts off every event and every delivery, at every point. */
const CUTS: readonly Cut[] = [
  {
    at: 'after the write, before it is answered or delivered',
    event: eventOf('manufacturers', 'ReservationMoved', 'HELD'),
  },
  {
    at: 'before the write is committed',
    event: eventOf('retailers', 'OrderMoved', 'CONFIRMED'),
  },
  {
    at: 'before its delivery is committed',
    event: eventOf('supervision', 'DeclarationMoved', 'RELEASED'),
    receiver: 'logistics',
  },
  {
    at: 'after its delivery, before that is acknowledged',
    event: eventOf('finance', 'SettlementMoved', 'PAID_OUT'),
    receiver: 'supervision',
  },
];

/** Steps that are skipped where customs' word on a later one is here first; the others are always there. */
const SKIPPABLE = ['MATCHED', 'PASSED'];

/** All but them, sorted by name. */
const TIMELINE = [
  'DECLARATION_CLOSED',
  'DECLARATION_RELEASED',
  'DECLARATION_SUBMITTED',
  'ORDER_COMPLETED',
  'ORDER_CONFIRMED',
  'ORDER_PLACED',
  'PAYMENT_CAPTURED',
  'SETTLEMENT_PAID',
  ...Array.from({ length: 7 }, () => 'SHIPMENT_MOVED'),
  'WAYBILL_ISSUED',
];

describe('an order whose processes, the database’s too, are killed on its way', () => {
  it('comes to the same end as any other when each step is sent again: nothing lost, nothing doubled', async () => {
    const steps = toTheEnd(payBy(({ graph: { url } }) => ({ url, secret: WEBHOOK_SECRET })));
    const { cuts, end, stock, kinds } = await chains.run(steps, CUTS);

    expect(cuts).toEqual(CUTS);
    expect(stock).toEqual({ onHand: -1, reserved: 0 });
    const { order, timeline, ...others } = end;
    expect(others).toEqual({ reservations: ['SHIPPED'], strayHolds: 0, setAside: [] });
    const whole = { amount: order.total.amount };
    const nothing = { amount: '0.00' };
    expect(order).toEqual({
      status: 'COMPLETED',
      version: 4,
      total: whole,
      payments: [{ status: 'CAPTURED', amount: whole, refunded: nothing }],
      ledgers: [
        {
          captured: whole,
          refunded: nothing,
          fees: nothing,
          paidOut: whole,
          held: nothing,
          entries: {
            nodes: [
              { number: 1, debit: 'CAPTURED', credit: 'HELD', amount: whole },
              { number: 2, debit: 'HELD', credit: 'PAID_OUT', amount: whole },
            ],
          },
        },
      ],
      settlements: [{ status: 'PAID_OUT', source: whole, net: whole }],
      shipments: [{ status: 'DELIVERED', lines: [{ quantity: 1 }] }],
      declarations: [
        { status: 'CLOSED', reKeyedFields: 0, lines: [{ quantity: { value: '1' } }], summary: null },
      ],
      refundClaims: null,
      cover: null,
      proceeds: { received: true, fromBuyer: whole, fromInsurer: nothing },
      returns: [],
      nextSteps: [{ action: 'DECLARE_SUMMARY' }, { action: 'FILE_REFUND_CLAIM' }],
    });
    const moves = timeline.filter((kind) => kind !== 'CUSTOMS_RECEIPT');
    expect(moves).toEqual(TIMELINE);
    const heard = kinds.filter(
      ({ type, status }) => type === 'DeclarationMoved' && SKIPPABLE.includes(status ?? ''),
    );
    expect(timeline.length - moves.length).toBe(heard.length);
  });
});
