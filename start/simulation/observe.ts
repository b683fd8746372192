import * as z from 'zod';
import { type Desk, listOf, type Question, type Speaker } from './desk.ts';
import { type ObservedAlert, readAlerts } from './observe-alerts.ts';
import { type ObservedClaim, readClaims, readPeriodClaim } from './observe-claims.ts';
import type { ObservedAudit } from './observe-audit.ts';
import { observeCredit, type ObservedCredit } from './observe-covers.ts';
import { observeReturns, type ObservedReturn } from './observe-returns.ts';
import { readFeed, readLevels, type Level, type StockChange } from './observe-stock.ts';
import { type ObservedSummary, readSummaries } from './observe-summaries.ts';
import { inTurns } from './in-turns.ts';
import type { Told } from './story.ts';
import { allGoods, type World } from './world.ts';

const ref = z.object({ id: z.string() });
const amount = z.object({ amount: z.string() });
const money = amount.extend({ currency: z.string() });
const verdict = z.object({ passed: z.boolean(), mode: z.string() });

const order = z.object({
  id: z.string(),
  number: z.string(),
  channel: z.string(),
  status: z.string(),
  lines: z.array(z.object({ quantity: z.int(), unitPrice: amount, amount })),
  goods: amount,
  freight: amount,
  insurance: amount,
  discount: amount,
  total: money,
  payments: listOf(z.object({ id: z.string(), status: z.string(), amount, refunded: amount })),
  ledgers: listOf(
    z.object({
      captured: money,
      refunded: amount,
      fees: amount,
      paidOut: amount,
      held: amount,
      entries: z.object({
        nodes: z.array(z.object({ number: z.int(), debit: z.string(), credit: z.string(), amount })),
      }),
    }),
  ),
  settlements: listOf(
    z.object({
      id: z.string(),
      status: z.string(),
      source: amount,
      net: amount,
      netted: z.array(z.object({ amount })),
      target: money.nullable(),
    }),
  ),
  shipments: listOf(z.object({ id: z.string(), status: z.string(), toWarehouse: ref.nullable() })),
  declarations: listOf(
    z.object({
      id: z.string(),
      status: z.string(),
      mode: z.string(),
      zone: ref.nullable(),
      declared: amount,
      exportedOn: z.string().nullable(),
      lines: z.array(z.object({ number: z.int(), quantity: z.object({ value: z.string() }), total: amount })),
      receipts: z.array(z.object({ message: z.string(), code: z.string(), at: z.string() })),
      statisticsOnly: z.boolean(),
      summary: ref.nullable(),
    }),
  ),
  timeline: z.object({ nodes: z.array(z.object({ kind: z.string(), at: z.string(), text: z.string() })) }),
  match: verdict,
});

type Verdict = z.output<typeof verdict>;

/** An order as its shop sees it, with the parts of all parties. */
export type ObservedOrder = z.output<typeof order>;

const ORDER = {
  query: `query Order($id: ID!) { order(id: $id) {
    id number channel status lines { quantity unitPrice { amount } amount { amount } }
    goods { amount } freight { amount } insurance { amount } discount { amount } total { amount currency }
    payments { id status amount { amount } refunded { amount } }
    ledgers { captured { amount currency } refunded { amount } fees { amount } paidOut { amount } held { amount }
      entries(first: 100) { nodes { number debit credit amount { amount } } } }
    settlements {
      id status source { amount } net { amount } netted { amount { amount } } target { amount currency } }
    shipments { id status toWarehouse { id } }
    declarations { id status mode zone { id } declared { amount } exportedOn
      lines { number quantity { value } total { amount } } receipts { message code at } statisticsOnly summary { id } }
    timeline(first: 100) { nodes { kind at text } }
    match { passed mode } } }`,
  shape: z.object({ order }),
} satisfies Question<unknown>;

const MATCH = {
  query: 'query Match($id: ID!) { order(id: $id) { match { passed mode } } }',
  shape: z.object({ order: z.object({ match: verdict }) }),
} satisfies Question<unknown>;

const REFERENCE = {
  query: `{
    zonesThen: zones(on: "2022-12-31") { provinceCode }
    zones { id revokedOn score { total } }
    indicatorSets { id indicators { weight } } }`,
  shape: z.object({
    zonesThen: z.array(z.object({ provinceCode: z.string() })),
    zones: z.array(
      z.object({
        id: z.string(),
        revokedOn: z.string().nullable(),
        score: z.object({ total: z.string() }).nullable(),
      }),
    ),
    indicatorSets: z.array(
      z.object({ id: z.string(), indicators: z.array(z.object({ weight: z.string() })) }),
    ),
  }),
} satisfies Question<unknown>;

/** What the simulation has seen, all of it through the graph. */
export interface Observed {
  readonly world: World;
  /** In the installation's time. */
  readonly at: Date;
  readonly told: readonly Told[];
  /** In the order of `told`. */
  readonly orders: readonly ObservedOrder[];
  /** The verdicts on their documents, judged once more when all else was read. */
  readonly judgedAgain: readonly Verdict[];
  readonly levelsBefore: readonly Level[];
  readonly levelsAfter: readonly Level[];
  readonly changes: readonly StockChange[];
  /** Of traders, and of makers by period. */
  readonly claims: readonly ObservedClaim[];
  readonly periodClaims: readonly ObservedClaim[];
  readonly returns: readonly ObservedReturn[];
  readonly credits: readonly ObservedCredit[];
  readonly alerts: readonly ObservedAlert[];
  readonly audits: readonly ObservedAudit[];
  readonly summaries: readonly ObservedSummary[];
  readonly reference: z.output<typeof REFERENCE.shape>;
}

/** What was seen before the first order. */
interface Before {
  readonly levels: readonly Level[];
  readonly verifyAudits: () => Promise<readonly ObservedAudit[]>;
}

/** Reads everything that the invariants are about. */
export async function observe(
  world: World,
  told: readonly Told[],
  { levels, verifyAudits }: Before,
): Promise<Observed> {
  const { desk } = world;
  const goods = allGoods(world);
  const suppliers = [...new Set(goods.map(({ supplierId }) => supplierId))];
  const observed = {
    world,
    at: await world.calendar.now(),
    told,
    levelsBefore: levels,
    orders: await inTurns(told, (each) => readOrder(desk, each)),
    levelsAfter: await readLevels(desk, goods),
    changes: (await inTurns(suppliers, (supplierId) => readFeed(desk, supplierId))).flat(),
    returns: (await inTurns(told, (each) => observeReturns(desk, each))).flat(),
    claims: (await inTurns(told, (each) => readClaims(desk, each))).flat(),
    periodClaims: await inTurns(world.makerClaims, (each) => readPeriodClaim(desk, each)),
    credits: (await inTurns(told, (each) => observeCredit(desk, each))).flat(),
    alerts: await readAlerts(desk),
    audits: await verifyAudits(),
    summaries: await readSummaries(desk),
    reference: await desk.ask(REFERENCE, {}, { role: 'operator' }),
  };
  return { ...observed, judgedAgain: await inTurns(told, (each) => judgeAgain(desk, each)) };
}

const readOrder = async (desk: Desk, told: Told): Promise<ObservedOrder> =>
  (await desk.ask(ORDER, { id: told.orderId }, shopOf(told))).order;

const judgeAgain = async (desk: Desk, told: Told): Promise<Verdict> =>
  (await desk.ask(MATCH, { id: told.orderId }, shopOf(told))).order.match;

const shopOf = ({ goods }: Told): Speaker => ({ role: 'retailer', partyId: goods.retailerId });
