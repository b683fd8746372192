import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { addMonths, chinaMonth, type Month } from '../../values/month.ts';
import { groupBy } from '../../values/group-by.ts';
import { claimByShared, claimWithoutRate, type Declared } from './claiming.ts';
import { claimPeriod } from './claiming-period.ts';
import { deed, type Question } from './desk.ts';
import { inTurns } from './in-turns.ts';
import { sendBack } from './returning.ts';
import { allGoods, type World } from './world.ts';

const summary = z.object({ id: z.string() });
const DECLARE = deed('declareSummary', 'summaries { id }', z.object({ summaries: z.array(summary) }));

const UNDER_WAY = {
  query: `query UnderWay($month: Month!) {
    summaryDeclarations(filter: { month: $month, statuses: [OPEN, FILED] }, first: 100) { nodes { status declarantId } } }`,
  shape: z.object({
    summaryDeclarations: z.object({
      nodes: z.array(z.object({ status: z.string(), declarantId: z.string() })),
    }),
  }),
} satisfies Question<unknown>;

/** An order whose refund is claimed once its list is in an accepted summary. */
export interface Unclaimed extends Declared {
  /** By the end of this month its list was closed. */
  readonly month: Month;
}

/** Sums up every month that is over since this was last asked for. */
export async function bookkeeper(world: World): Promise<() => Promise<void>> {
  let month = chinaMonth(await world.calendar.now());
  return async () => {
    for (; month < chinaMonth(await world.calendar.now()); month = addMonths(month, 1))
      await sumUp(world, month);
  };
}

/** At the end of a month: the shops declare its summaries, customs accepts them, and the makers claim their refunds. */
async function sumUp(world: World, month: Month): Promise<void> {
  const shops = [...new Set(allGoods(world).map(({ retailerId }) => retailerId))];
  for (const shop of shops) await declareAll(world, shop, month);
  await untilAccepted(world, month);
  const waiting = world.unclaimed.splice(0);
  world.unclaimed.push(...waiting.filter((each) => each.month > month));
  const closed = waiting.filter((each) => each.month <= month);
  await inTurns(groupBy(closed, supplierOf), (ofOne) => claimAll(world, month, ofOne));
  const returned = closed.filter(({ teller }) => teller.fate.ending === 'RETURNED');
  await inTurns(returned, ({ teller, orderId }) => sendBack(teller, orderId));
}

const supplierOf = ({ teller }: Unclaimed): string => teller.goods.supplierId;

/** A trader claims for each order, one after the other since their invoices are the same; a maker for all at once. */
async function claimAll(world: World, month: Month, ofOne: readonly Unclaimed[]): Promise<void> {
  for (const each of ofOne) {
    await claimWithoutRate(each);
    if (each.teller.goods.isRefundedByInvoice) await claimByShared(each);
  }
  await claimPeriod(
    world,
    month,
    ofOne.filter(({ teller }) => teller.goods.isRefundedByPeriod),
  );
}

/** Until nothing of the month waits any more; then another call files nothing. */
async function declareAll({ desk, run }: World, declarantId: string, month: Month): Promise<void> {
  for (let call = 0; ; call += 1) {
    const input = { idempotencyKey: `${run}-summary-${declarantId}-${month}-${call}`, month, declarantId };
    const { summaries } = await desk.do(DECLARE, input, { role: 'retailer', partyId: declarantId });
    if (summaries.length === 0) return;
  }
}

const LOOK_MS = 500;
const MOST_LOOKS = 240;

/** What customs refuses is sent again: the simulated one refuses once. */
async function untilAccepted({ desk, run }: World, month: Month): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { summaryDeclarations } = await desk.ask(UNDER_WAY, { month }, { role: 'operator' });
    const { nodes } = summaryDeclarations;
    if (nodes.length === 0) return;
    const refused = new Set(
      nodes.flatMap(({ status, declarantId }) => (status === 'OPEN' ? declarantId : [])),
    );
    for (const declarantId of refused) {
      const input = { idempotencyKey: `${run}-again-${declarantId}-${month}-${look}`, month, declarantId };
      await desk.do(DECLARE, input, { role: 'retailer', partyId: declarantId });
    }
    await pause(LOOK_MS);
  }
  throw new Error(`Customs has not accepted all summaries of ${month}`);
}
