import { newId } from '../../../runtime/id.ts';
import { keyOf, stillRuns, usedOtherwise } from '../../../runtime/write.ts';
import type { Command } from '../../../runtime/write.ts';
import type { RetailersContext } from '../context.ts';
import type { OrderIntentRecord } from '../models/order-intent.ts';
import { releaseStock } from './stock-calls.ts';

const DUPLICATE_KEY = 11000;

/**
 * The intent of a call: made now, or left by an earlier try of the same call that was cut off.
 *
 * @throws IDEMPOTENCY_MISMATCH where the key stands for another order that is being placed.
 */
export async function openIntent(
  { models: { orderIntents }, clock }: RetailersContext,
  command: Command,
): Promise<OrderIntentRecord> {
  const now = clock.now();
  const intent: OrderIntentRecord = { ...keyOf(command), orderId: newId('ord', now), at: now };
  try {
    await orderIntents.insertMany([intent], { lean: true });
    return intent;
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  const earlier = await orderIntents.findById(intent._id).lean<OrderIntentRecord>();
  // It has ended between the two commands: what its call has come to, the next try finds.
  if (!earlier) throw stillRuns();
  if (earlier.inputHash !== intent.inputHash) throw usedOtherwise();
  return earlier;
}

const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === DUPLICATE_KEY;

/**
 * Ends the intent of a call that is refused, and gives back what was held for it.
 *
 * Only whoever has ended the intent may do that: a twin of the call could have placed the order in the meantime.
 */
export async function dropIntent(
  { models: { orderIntents }, call, signal }: RetailersContext,
  command: Command,
  { mayHoldStock }: { readonly mayHoldStock: boolean },
): Promise<void> {
  const intent = await orderIntents.findOneAndDelete(keyOf(command)).lean<OrderIntentRecord>();
  if (intent && mayHoldStock) await releaseStock(call, intent.orderId, signal);
}
