import { partyOf, partyRoleOf, requireViewer } from '../../../runtime/viewer.ts';
import { type Answered, type Command, stillRuns } from '../../../runtime/write.ts';
import { isUserErrorCode, Problem, Problems } from '../../../values/problem.ts';
import type { RetailersContext } from '../context.ts';
import type { Channel } from '../../../values/channel.ts';
import { orderPlaced } from '../domain/events.ts';
import type { OrderTerms } from '../domain/order.ts';
import { type PlaceOrderInput, readOrderInput, type WantedOrder } from '../domain/order-input.ts';
import type { OrderIntentRecord } from '../models/order-intent.ts';
import { findOffer, type Offer } from './find-offer.ts';
import { agreedTerms, consigneeOf, newOrder } from './make-order.ts';
import { nextOrderNumber } from './next-order-number.ts';
import { dropIntent, openIntent } from './order-intents.ts';
import { type Hold, holdStock } from './stock-calls.ts';

/** How long stock waits for its suppliers to agree: a consumer's for an hour, a business's for two days. */
const HOLD_SECONDS: Readonly<Record<Channel, number>> = { B2C: 3_600, B2B: 2 * 86_400 };

type PlacedOrder = Answered<{ readonly orderId: string }>;

/**
 * Checks what is wanted, holds the stock, and opens the order: one call for the buyer.
 *
 * It may be cut off anywhere and sent again under the same key: it then goes on with the same order and the same hold,
 * and there is one order in the end. Refused, it leaves nothing behind, its key included.
 */
export async function placeOrder(context: RetailersContext, input: PlaceOrderInput): Promise<PlacedOrder> {
  const party = partyOf(requireViewer(context.viewer));
  const command = { mutation: 'placeOrder', party, input };
  const stored = await context.storedAnswer<{ readonly orderId: string }>(command);
  if (stored) return stored;
  const progress = { mayHoldStock: true };
  try {
    const wanted = readOrderInput(input);
    const offer = await findOffer(context, wanted);
    return await placeOffered(context, { command, wanted, offer, progress });
  } catch (error) {
    if (isRefusal(error)) await dropIntent(context, command, progress);
    throw error;
  }
}

interface Placing {
  readonly command: Command;
  readonly wanted: WantedOrder;
  readonly offer: Offer;
  /** Whether there can be a hold to give back; until it is known, there can. */
  readonly progress: { mayHoldStock: boolean };
}

async function placeOffered(context: RetailersContext, placing: Placing): Promise<PlacedOrder> {
  const { command, wanted, offer } = placing;
  const { intent, hold } = await holdOffered(context, placing);
  const terms = agreedTerms(wanted, offer, hold);
  const number = await nextOrderNumber(context.models, offer.retailer._id);
  return await writeOrder(context, { command, wanted, offer, intent, hold, terms, number });
}

/** Holds the stock of an order; where an earlier try was cut off so long ago that its hold has ended, of a new one. */
async function holdOffered(
  context: RetailersContext,
  placing: Placing,
): Promise<{ readonly intent: OrderIntentRecord; readonly hold: Hold }> {
  const { offer, command, progress } = placing;
  const intent = await openIntent(context, command);
  const demand = {
    orderId: intent.orderId,
    ttlSeconds: HOLD_SECONDS[offer.channel],
    withMinimums: offer.channel === 'B2B',
    lines: offer.lines.map(({ listing, quantity }, index) => ({
      lineNumber: index + 1,
      skuId: listing.skuId,
      quantity,
    })),
  };
  const hold = await holdStock(context.call, demand, context.signal).catch((error: unknown) => {
    if (isRefusal(error)) progress.mayHoldStock = false;
    throw error;
  });
  if (hold.status === 'HELD' && hold.expiresAt > context.clock.now()) return { intent, hold };
  await dropIntent(context, command, { mayHoldStock: true });
  return await holdOffered(context, placing);
}

interface Ready extends Omit<Placing, 'progress'> {
  readonly intent: OrderIntentRecord;
  readonly hold: Hold;
  readonly terms: OrderTerms;
  readonly number: string;
}

async function writeOrder(
  { models, write, viewer }: RetailersContext,
  { command, wanted, offer, intent, hold, terms, number }: Ready,
): Promise<PlacedOrder> {
  const { orderId } = intent;
  return await write(command, async ({ session, now, emit }) => {
    const { deletedCount } = await models.orderIntents.deleteOne({ _id: intent._id, orderId }, { session });
    // A twin of this call was refused in the meantime and has given the hold back.
    if (deletedCount === 0 || hold.expiresAt <= now) throw stillRuns();
    const order = newOrder(offer, { orderId, number, terms, holdExpiresAt: hold.expiresAt, now });
    const consignee = consigneeOf(orderId, wanted, offer);
    await models.orders.insertMany([order], { session, lean: true });
    await models.consignees.insertMany([consignee], { session, lean: true });
    const data = orderPlaced(order, partyRoleOf(requireViewer(viewer)));
    emit({ aggregateId: orderId, sequence: 1, type: 'OrderPlaced', data });
    return { orderId };
  });
}

/** True where it is certain that this order will not be placed by this call; a subgraph that is away decides nothing. */
function isRefusal(error: unknown): boolean {
  if (error instanceof Problems) return true;
  if (!(error instanceof Problem)) return false;
  return isUserErrorCode(error.code) && !['IDEMPOTENCY_MISMATCH', 'IN_PROGRESS'].includes(error.code);
}
