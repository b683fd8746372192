import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../runtime/id.ts';
import type { Report } from '../../runtime/subgraph.ts';
import { addMonths, chinaMonth } from '../../values/month.ts';
import { finance } from '../../subgraphs/index.ts';
import { installationDatabase, type OpenGraph } from '../open-graph.ts';
import { type Calendar, openCalendar } from './calendar.ts';
import { openDesk } from './desk.ts';
import { fateOf } from './fate.ts';
import { inTurns } from './in-turns.ts';
import { lastKnownDay, requireKnownRates } from './known-rates.ts';
import { followLosses } from './losing.ts';
import { observe } from './observe.ts';
import { offerBlocked } from './offering-blocked.ts';
import { keepAuditHeads } from './observe-audit.ts';
import { readLevels } from './observe-stock.ts';
import { reconcileAll } from './pre-refunding.ts';
import { judge, type Outcome } from './report.ts';
import { requireOwn } from './require-own.ts';
import { tellStory, type Told } from './story.ts';
import { bookkeeper } from './summing-up.ts';
import { whileTimeRuns } from './while-time-runs.ts';
import { allGoods, openWorld } from './world.ts';

export interface Simulation {
  readonly orders: number;
  readonly seed: string;
  /** Of the running installation. */
  readonly url: string;
  readonly dataDir: string;
}

/** Orders that begin in one stretch of time. */
const BATCH = 500;
/** Orders under way at once. */
const AT_ONCE = 32;
/** How far the time is moved after each batch: longer than any hold. */
const STRIDE_MS = 5 * 86_400_000;
/**
 * Lets all parties trade through a running installation, and checks the invariants from outside.
 *
 * The same seed gives the same stories; where they meet, at the stock of popular goods, their order may differ.
 */
export async function simulate(
  { orders, seed, url, dataDir }: Simulation,
  { graph, report }: { readonly graph: OpenGraph; readonly report: Report },
): Promise<Outcome> {
  const { simulator } = graph.instanceOf(finance);
  if (!simulator) throw new Error('PAYMENT_WEBHOOK_SECRETS is not set: there is no simulated provider');
  const desk = openDesk({ url, dataDir });
  await requireOwn(desk, dataDir);
  const calendar = await openCalendar(installationDatabase(graph.databases));
  requireKnownRates(await daysOf(calendar, orders), lastKnownDay());
  const run = newId('run', new Date());
  const world = await openWorld({ run, desk, calendar, simulator }, orders);
  const before = {
    levels: await readLevels(world.desk, allGoods(world)),
    verifyAudits: await keepAuditHeads(graph),
  };
  await offerBlocked(world);
  const sumUpMonths = await bookkeeper(world);
  const doBooks = async () => {
    await followLosses(world);
    await reconcileAll(world);
    await sumUpMonths();
  };
  const told: Told[] = [];
  const tell = async (index: number) => {
    const story = await tellStory(world, index, fateOf(seed, index));
    told.push(story);
    report({ what: 'orders', done: told.length, total: orders });
  };
  for (let from = 0; from < orders; from += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, orders - from) }, (_none, index) => from + index);
    await whileTimeRuns(calendar, () => inTurns(batch, tell, AT_ONCE));
    await calendar.advance(STRIDE_MS);
    await whileTimeRuns(calendar, doBooks);
  }
  await calendar.advance(untilNextMonth(await calendar.now()));
  await whileTimeRuns(calendar, doBooks);
  // What was noticed in the last days of a month still waits.
  for (; world.unpaid.length > 0; await whileTimeRuns(calendar, doBooks)) await calendar.advance(STRIDE_MS);
  await settleDown();
  return judge(await observe(world, told, before));
}

/** From when to when the time goes at least: a stride after each batch, and to the next month. */
async function daysOf(
  calendar: Calendar,
  orders: number,
): Promise<{ readonly from: Date; readonly to: Date }> {
  const from = await calendar.now();
  const strided = new Date(from.getTime() + Math.ceil(orders / BATCH) * STRIDE_MS);
  return { from, to: new Date(strided.getTime() + untilNextMonth(strided)) };
}

/** Milliseconds until some minutes into the next month in China. */
const untilNextMonth = (now: Date): number =>
  +new Date(`${addMonths(chinaMonth(now), 1)}-01T00:10:00+08:00`) - +now;

/** Until the last events have arrived everywhere. */
const SETTLE_MS = 8_000;
const settleDown = () => pause(SETTLE_MS);
