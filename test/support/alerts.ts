import { expect } from '@jest/globals';
import type { Databases } from '../../runtime/database.ts';
import type { Viewer } from '../../runtime/viewer.ts';
import {
  type AlertRule,
  type AlertRuleCode,
  type RulesOfDay,
  rulesOn,
} from '../../subgraphs/supervision/domain/alerts/alert-rule.ts';
import { type Measured, raises } from '../../subgraphs/supervision/domain/alerts/measured.ts';
import { observe, stateKeysOf, type States } from '../../subgraphs/supervision/domain/alerts/observe.ts';
import type {
  WatchedLine,
  WatchedOrder,
  WatchedShipment,
} from '../../subgraphs/supervision/domain/alerts/watched.ts';
import type { Watched } from '../../subgraphs/supervision/domain/alerts/watched.ts';
import { readAlertRules } from '../../subgraphs/supervision/services/alert-rules.ts';
import { money } from '../../values/money.ts';
import type { AnswerData } from './answer-data.ts';
import {
  type OrderEvent,
  type OrderOptions,
  orderPlaced,
  shipmentBooked,
  type ShipmentOptions,
} from './order-events.ts';
import { viewerAs } from './subgraph.ts';
import { openSupervision } from './supervision.ts';

export const alertRows = readAlertRules();

const today: RulesOfDay = rulesOn(alertRows, '2026-11-23');

/** One rule of the shipped data alone, with another threshold where one is given. */
export function only(code: AlertRuleCode, threshold?: string): RulesOfDay {
  const rule = today.get(code);
  if (!rule) throw new Error(`No row of ${code}`);
  const row: AlertRule = threshold === undefined ? rule : { ...rule, threshold };
  return new Map([[code, row]]);
}

export interface Seen {
  readonly measured: readonly Measured[];
  readonly states: States;
}

/** Lets rules look at one thing after the other, as events come. */
export function watch(rules: RulesOfDay, things: readonly Watched[]): Seen {
  const states = new Map<string, unknown>();
  const measured: Measured[] = [];
  for (const thing of things) {
    const known = new Map(stateKeysOf(thing, rules).map((key) => [key, states.get(key)]));
    const observed = observe(thing, rules, known);
    for (const [key, state] of observed.states) states.set(key, state);
    measured.push(...observed.measured);
  }
  return { measured, states };
}

/** What was raised by the last of these. */
export const raisedAtLast = (rules: RulesOfDay, things: readonly Watched[]): boolean => {
  const before = watch(rules, things.slice(0, -1)).measured.length;
  return watch(rules, things).measured.slice(before).some(raises);
};

export const aLine = (given: Partial<WatchedLine> & { readonly euros?: bigint } = {}): WatchedLine => {
  const { euros = 10_00n, ...line } = given;
  return {
    number: 1,
    skuId: 'sku_1',
    beltId: 'belt_1',
    heading: '9503',
    unitPrice: money(euros, 'EUR'),
    unitPriceFen: euros * 8n,
    netGrams: 1_000,
    ...line,
  };
};

let count = 0;

export const aWatchedOrder = (given: Partial<WatchedOrder> & { readonly at?: Date } = {}): WatchedOrder => ({
  type: 'ORDER',
  orderId: `order_${(count += 1)}`,
  at: new Date('2026-11-23T04:00:00Z'),
  zoneId: 'zone_shantou',
  channel: 'B2C',
  buyerId: 'buy_1',
  retailerId: 'ret_1',
  goodsFen: 100_00n,
  lines: [aLine()],
  ...given,
});

export const aWatchedShipment = (given: Partial<WatchedShipment> = {}): WatchedShipment => ({
  type: 'SHIPMENT',
  shipmentId: `shp_${(count += 1)}`,
  orderId: `order_${count}`,
  at: new Date('2026-11-23T04:00:00Z'),
  zoneId: 'zone_shantou',
  carrierId: 'car_1',
  waybill: `WB-${count}`,
  grossGrams: 1_000,
  expectedGrams: 1_000,
  ...given,
});

export const minutesLater = (minutes: number): Date =>
  new Date(Date.parse('2026-11-23T04:00:00Z') + minutes * 60_000);

/** Stock of which less is on hand than was promised. */
export const stockShort = (): OrderEvent => ({
  _id: 'sup_1/shortages:000000000001',
  source: 'manufacturers',
  aggregateId: 'sup_1/shortages',
  sequence: 1,
  type: 'StockShort',
  at: new Date('2026-11-23T08:00:00Z'),
  data: { supplierId: 'sup_1', skuId: 'sku_7', warehouseId: 'wh_1', onHand: 3, reserved: 5, shortage: 2 },
});

export const customs = viewerAs('customs');
export const shantou = viewerAs('zone', 'zone_shantou');

const FIELDS = `id status severity measure explanation version raisedAt closedReason zone { id }
  rule { code threshold unit rule { key sample validFrom } }
  evidence { measure observed expected unit subject { __typename ... on Order { id } ... on Shipment { id } ... on Sku { id } } }`;
export const ALERT_LIST = `query ($filter: AlertFilter, $orderBy: AlertSort, $first: Int, $after: String) {
  alerts(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

export const idsOf = (page: AnswerData): readonly string[] =>
  (page.nodes as readonly { id: string }[]).map(({ id }) => id);

export type TestAlerts = Awaited<ReturnType<typeof openAlerts>>;

/** The supervision subgraph alone, with what alerts are raised by and read with. */
export async function openAlerts(databases: Databases) {
  const graph = await openSupervision(databases);
  return {
    ...graph,
    /** An order of its own with a waybill that says another weight than its goods have. */
    misweighed: async (options: OrderOptions & Pick<ShipmentOptions, 'grossGrams' | 'waybill'> = {}) => {
      const ids = { orderId: `order_a${(count += 1)}`, shipmentId: `shp_a${count}` };
      await graph.take(
        orderPlaced({ ...options, ...ids }),
        shipmentBooked({ grossGrams: 2_000, ...options, ...ids }),
      );
      graph.clock.set(new Date(graph.clock.now().getTime() + 1_000).toISOString());
      return ids;
    },
    list: async (variables: object = {}, viewer: Viewer | null = customs): Promise<AnswerData> => {
      const { data, errors } = await graph.ask(ALERT_LIST, { ...variables }, viewer);
      expect(errors).toEqual([]);
      return data.alerts;
    },
  };
}
