import { noAttempts } from '../../start/simulation/attempts.ts';
import type { Observed } from '../../start/simulation/observe.ts';
import { honestCredit } from './honest-credit.ts';
import { honestRefunds } from './honest-refunds.ts';

const money = (amount: string) => ({ amount, currency: 'EUR' });
const GOODS = { skuId: 'sku_1', supplierId: 'sup_1', warehouseId: 'wh_1' };

/** What a simulation would see of one honest order, in parts that a test can spoil. */
export function honestTrade() {
  const level = {
    ...{ skuId: 'sku_1', warehouseId: 'wh_1', onHand: 10, reserved: 1, safety: 1, available: 8 },
    ...{ shortage: 0, version: 2 },
  };
  const changes = [
    { sku: { id: 'sku_1' }, level: atVersion(1), onHandDelta: 10, reservedDelta: 0 },
    { sku: { id: 'sku_1' }, level: atVersion(2), onHandDelta: 0, reservedDelta: 1 },
  ];
  const ledger = {
    ...{ captured: money('10.00'), refunded: money('0.00'), fees: money('1.00') },
    ...{ paidOut: money('0.00'), held: money('9.00') },
    entries: {
      nodes: [
        { number: 1, debit: 'CAPTURED', credit: 'HELD', amount: money('10.00') },
        { number: 2, debit: 'HELD', credit: 'FEES', amount: money('1.00') },
      ],
    },
  };
  const settlement = {
    ...{ id: 'stl_1', status: 'PAID_OUT', source: money('9.00'), net: money('8.00') },
    ...{ netted: [{ amount: money('1.00') }], target: { amount: '64.00', currency: 'CNY' } },
  };
  const declaration = {
    ...{ id: 'decl_1', status: 'CLOSED', mode: 'M9610', zone: { id: 'zone_1' }, declared: money('9.00') },
    ...{ exportedOn: '2026-11-04' as string | null },
    lines: [{ number: 1, quantity: { value: '1' }, total: money('9.00') }],
    receipts: [{ message: 'CEB604', code: '899', at: '2026-11-05T00:00:00Z' }],
    ...{ statisticsOnly: false, summary: { id: 'sum_1' } },
  };
  const order = {
    ...{
      id: 'order_1',
      number: 'NO-1',
      channel: 'B2C',
      status: 'COMPLETED',
      lines: [{ quantity: 1, unitPrice: money('9.00'), amount: money('9.00') }],
    },
    ...{ goods: money('9.00'), freight: money('1.00'), insurance: money('0.00'), discount: money('0.00') },
    ...{ total: money('10.00'), ledgers: [ledger], settlements: [settlement], declarations: [declaration] },
    payments: [{ id: 'pay_1', status: 'CAPTURED', amount: money('10.00'), refunded: money('0.00') }],
    shipments: [{ id: 'shp_1', status: 'DELIVERED', toWarehouse: null as object | null }],
    timeline: {
      nodes: [
        { kind: 'DECLARATION_RELEASED', at: '2026-11-02T00:00:00Z', text: 'Declaration 9610 released' },
        { kind: 'SHIPMENT_MOVED', at: '2026-11-03T00:00:00Z', text: 'Goods loaded' },
        { kind: 'SETTLEMENT_PAID', at: '2026-11-04T00:00:00Z', text: 'Settlement paid out' },
      ],
    },
    match: { passed: true, mode: 'M9610' },
  };
  const holding = { ...order, id: 'order_2', number: 'NO-2', status: 'CONFIRMED', ...nothingYet() };
  const refunds = honestRefunds();
  const { claim, periodClaim, preRefund } = refunds;
  const returned = {
    ...{ id: 'rtn_1', status: 'CLOSED', refundToRepay: null, clearance: { status: 'RELEASED' } },
    ...{ lines: [{ received: 1, damaged: 0 }], ordered: 1, orderId: 'order_1' },
  };
  const summary = {
    ...{ id: 'sum_1', month: '2026-11', status: 'ACCEPTED', listCount: 1, total: money('9.00') },
    lines: [{ hsCode: '9503006000', destination: 'DE', quantity: { unit: 'C62' }, total: money('9.00') }],
    lists: [{ id: 'decl_1', declared: money('9.00') }],
  };
  const summaries = [summary];
  const credit = honestCredit();
  const alert = { id: 'alert_1', evidence: [{ subject: { __typename: 'Order' } as object | null }] };
  const audit = { name: 'finance', entries: 9, problem: null as string | null };
  const set = { id: 'indicators_1', indicators: [{ weight: '0.4' }, { weight: '0.6' }] };
  const zones = Array.from({ length: 178 }, (_, index) => ({
    ...{ id: `zone_${index}`, revokedOn: null as string | null },
    score: { total: '50.0' },
  }));
  const zonesThen = Array.from({ length: 165 }, (_, index) => ({ provinceCode: `CN-${index % 31}` }));
  const world = {
    attempts: noAttempts(),
    replays: { resent: 1, contradicted: 1, failures: [] as string[] },
    claims: { refusedTwice: 1, takenTwice: [] as string[] },
    returns: { refusedUnpaid: 1, passedUnpaid: [] as string[] },
    listings: { seen: 9, blocked: [] as string[] },
    rates: new Map([['stl_1', '8']]),
    invoices: { issued: refunds.invoices },
  };
  const observed = {
    ...{ world, at: new Date('2026-12-02T00:00:00Z'), orders: [order, holding] },
    told: ['order_1', 'order_2'].map((orderId) => ({ orderId, goods: GOODS, units: 1 })),
    judgedAgain: [order, holding].map(({ match }) => ({ ...match })),
    ...{ levelsBefore: [{ ...level, reserved: 0, version: 1 }], levelsAfter: [level], changes },
    ...{
      claims: [claim, preRefund],
      periodClaims: [periodClaim],
      returns: [returned],
      alerts: [alert],
      audits: [audit],
      summaries,
      credits: [credit],
    },
    reference: { zonesThen, zones, indicatorSets: [set] },
  };
  return {
    ...{ level, changes, ledger, settlement, declaration, order, summary, summaries },
    ...refunds,
    ...{ credit, cover: credit.cover, alert, audit, set, zone: zones[1] ?? fail(), ...world },
    reference: observed.reference,
    /** Moves what the timeline tells of a kind to another time. */
    timeline: (kind: string, at: string) => {
      for (const node of order.timeline.nodes) if (node.kind === kind) node.at = at;
    },
    // As much of it as invariants look at.
    observed: observed as unknown as Observed,
  };
}

const atVersion = (version: number) => ({ version, warehouse: { id: 'wh_1' } });

const nothingYet = () => ({
  ...{ declarations: [], settlements: [], ledgers: [], payments: [], timeline: { nodes: [] } },
  shipments: [{ id: 'shp_2', status: 'BOOKED', toWarehouse: null }],
});

function fail(): never {
  throw new Error('there are zones');
}
