import * as z from 'zod';
import { chinaDate } from '../../values/calendar-date.ts';
import { attempt } from './attempts.ts';
import { claimRefund, claimWithoutProceeds, type Declared } from './claiming.ts';
import { complete, waitForMonth } from './completing.ts';
import { deed, type Question } from './desk.ts';
import { inTurns } from './in-turns.ts';
import { decide } from './insuring.ts';
import { pay, type Price } from './paying.ts';
import { act, type Teller } from './teller.ts';
import type { World } from './world.ts';

const NOTIFY = deed('notifyLoss', 'cover { status }', z.object({}));
const FILE = deed('fileInsuranceClaim', 'claim { id }', z.object({ claim: z.object({ id: z.string() }) }));

/** An insured order whose buyer has not paid. */
export interface Unpaid extends Declared {
  readonly total: Price;
}

const COVER = {
  query: `query Cover($id: ID!) { order(id: $id) { cover { status dueOn claimFrom claim { indemnity { amount currency } } } } }`,
  shape: z.object({
    order: z.object({
      cover: z.object({
        status: z.string(),
        dueOn: z.string(),
        claimFrom: z.string().nullable(),
        claim: z
          .object({ indemnity: z.object({ amount: z.string(), currency: z.string() }).nullable() })
          .nullable(),
      }),
    }),
  }),
} satisfies Question<unknown>;

const coverOf = async ({ world, retailer }: Teller, orderId: string) =>
  (await world.desk.ask(COVER, { id: orderId }, retailer)).order.cover;

/** Takes every loss as far as its time has come; what has to wait is looked at again the next time. */
export async function followLosses(world: World): Promise<void> {
  const unpaid = world.unpaid.splice(0);
  const isOver = await inTurns(unpaid, followLoss);
  world.unpaid.push(...unpaid.filter((_, index) => isOver[index] === false));
}

/** True once there is nothing left to wait for. */
async function followLoss(unpaid: Unpaid): Promise<boolean> {
  const { teller, orderId } = unpaid;
  const { world, fate, retailer } = teller;
  const today = chinaDate(await world.calendar.now());
  const { status, dueOn } = await coverOf(teller, orderId);
  if (dueOn >= today) return false;
  if (status !== 'LOSS_NOTIFIED') {
    // A bankrupt buyer is not waited for.
    const reason = fate.buyer % 2 === 0 ? 'DEFAULT' : 'INSOLVENCY';
    await act(teller, { deed: NOTIFY, input: { orderId, reason }, as: retailer });
    await claimWithoutProceeds(unpaid);
  }
  if (fate.ending === 'PAID_LATE') {
    await payLate(unpaid);
    return true;
  }
  const { claimFrom } = await coverOf(teller, orderId);
  if (claimFrom === null || claimFrom > today) return false;
  await beIndemnified(unpaid);
  return true;
}

/** The insurer owes nothing for an invoice that is paid. */
async function payLate(unpaid: Unpaid): Promise<void> {
  const { teller, orderId, total } = unpaid;
  await pay(teller, { orderId, total });
  await complete(unpaid);
  await attempt(teller, 'I29', {
    ...{ deed: FILE, input: { orderId }, as: teller.retailer, code: 'ILLEGAL_TRANSITION' },
  });
}

/** The insurer looks into the claim, pays, gets a part back from the buyer, and ends it; the tax is refunded then. */
async function beIndemnified(unpaid: Unpaid): Promise<void> {
  const { teller, orderId } = unpaid;
  const { world, key, retailer } = teller;
  const { id: subjectId } = (await act(teller, { deed: FILE, input: { orderId }, as: retailer })).claim;
  const say = (what: string, approve: boolean, amount?: Price) =>
    decide(world, { decisionId: `${key}-${what}`, subjectId, approve, ...(amount && { amount }) });
  await say('adjusting', true);
  await say('indemnified', true);
  const { claim } = await coverOf(teller, orderId);
  if (claim?.indemnity) await say('recovered', true, { ...claim.indemnity, amount: RECOVERED });
  await say('closed', false);
  if (teller.goods.isRefundedByPeriod) await waitForMonth(unpaid);
  else await claimRefund(unpaid);
}

/** Less than any loss. */
const RECOVERED = '1.00';
