import * as z from 'zod';
import { chinaMonth, type Month } from '../../values/month.ts';
import { attempt } from './attempts.ts';
import { claimOf, claimRefund, FILE } from './claiming.ts';
import { settleDelivered } from './completing.ts';
import { deed, Refusal } from './desk.ts';
import { inTurns } from './in-turns.ts';
import { pay } from './paying.ts';
import type { Stocked } from './stock-story.ts';
import { answerQuery, untilClaim } from './tax-office.ts';
import { act, type Teller } from './teller.ts';
import type { World } from './world.ts';

const claim = z.object({ claim: z.object({ id: z.string() }) });
const RECONCILE = deed('reconcilePreRefund', 'claim { id }', claim);

/** A pre-refund that was paid in a month, and is reconciled after it. */
export interface PreRefund extends Stocked {
  readonly claimId: string;
  readonly month: Month;
}

/** The supplier, a trader, gets its tax back before the goods are sold. */
export async function refundInAdvance(stocked: Stocked): Promise<void> {
  const { teller } = stocked;
  const { world, goods, fate } = teller;
  if (!goods.isRefundedByInvoice) return;
  const input = { ...claimOf(stocked), preRefund: true };
  const claimId = await fileAhead(teller, input);
  if (claimId === null) return;
  if (fate.isDear) await answerQuery(teller, claimId);
  await untilClaim(teller, claimId, 'PRE_PAID');
  const month = chinaMonth(await world.calendar.now());
  world.preRefunds.push({ ...stocked, claimId, month });
  await reconcileEarly(stocked, claimId, month);
}

/** Null where no calendar tells until when it would have to be reconciled: those of years to come are not out yet. */
async function fileAhead(teller: Teller, input: object): Promise<string | null> {
  try {
    return (await act(teller, { deed: FILE, input, as: teller.supplier, part: '-advance' })).claim.id;
  } catch (error) {
    if (error instanceof Refusal && error.codes.includes('RULE_UNKNOWN')) return null;
    throw error;
  }
}

const HOUR_MS = 3_600_000;

/** In the month of the payment it is too early; in its last hour nobody tries. */
async function reconcileEarly({ teller }: Stocked, claimId: string, month: Month): Promise<void> {
  const soon = new Date((await teller.world.calendar.now()).getTime() + HOUR_MS);
  if (chinaMonth(soon) !== month) return;
  const early = { deed: RECONCILE, input: { claimId, sold: [] }, as: teller.supplier };
  await attempt(teller, 'I26', { ...early, code: 'ILLEGAL_TRANSITION' });
}

/** From the month after the payment on: what was sold is final, and the rest is repaid. */
export async function reconcileAll(world: World): Promise<void> {
  const month = chinaMonth(await world.calendar.now());
  const paid = world.preRefunds.splice(0);
  world.preRefunds.push(...paid.filter((each) => each.month >= month));
  await inTurns(
    paid.filter((each) => each.month < month),
    reconcile,
  );
}

async function reconcile(preRefund: PreRefund): Promise<void> {
  const { teller, orderId, claimId, declarationId, sold, rest } = preRefund;
  const lines = [{ declarationId, lineNumber: 1, quantity: String(sold) }];
  const input = { claimId, sold: sold > 0 ? lines : [] };
  if (sold < teller.units) await callSold(preRefund);
  await act(teller, { deed: RECONCILE, input, as: teller.supplier });
  if (rest === null) return;
  await pay(teller, { orderId, total: rest, payments: 2 });
  await settleDelivered(teller, orderId);
  await claimRefund(preRefund);
}

/** No refund is final for goods that nobody has paid. */
async function callSold({ teller, claimId, declarationId }: PreRefund): Promise<void> {
  const sold = [{ declarationId, lineNumber: 1, quantity: String(teller.units) }];
  const input = { idempotencyKey: `${teller.key}-unproven`, claimId, sold };
  await attempt(teller, 'I26', { deed: RECONCILE, input, as: teller.supplier, code: 'PROCEEDS_MISSING' });
}
