import { partyOf, partyRoleOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import type { RetailersContext } from '../context.ts';
import { receiveReturn as received } from '../domain/receive-return.ts';
import { findOrder } from './find-order.ts';
import { mayReceive, requireReturn } from './find-return.ts';
import { saveReturnStep } from './save-return.ts';

export interface ReceiveReturnInput {
  readonly idempotencyKey: string;
  readonly returnId: string;
  readonly expectedVersion?: number | null;
  readonly lines: readonly {
    readonly lineNumber: number;
    readonly quantity: number;
    readonly damaged?: number | null;
  }[];
}

/** Counts what came back: by the seller, or by the maker whose goods alone they are. */
export async function receiveReturn(
  { models, write, loaders, viewer: asking }: RetailersContext,
  input: ReceiveReturnInput,
): Promise<Answered<{ readonly returnId: string }>> {
  const viewer = requireScope(asking, 'orders:write');
  const { returnId } = input;
  const counted = input.lines.map((line) => ({ ...line, damaged: line.damaged ?? 0 }));
  const command = { mutation: 'receiveReturn', party: partyOf(viewer), input };
  const answer = await write(command, async (transaction) => {
    const { session, documents } = transaction;
    const before = await requireReturn(models, input, { session, may: (each) => mayReceive(viewer, each) });
    const order = await findOrder(models, before.orderId, documents);
    if (!order) throw new Error(`${before.orderId} is referred to and not there`);
    const after = received(before, counted, order);
    const by = partyRoleOf(viewer);
    await saveReturnStep(models, transaction, { before, after, by });
    return { returnId };
  });
  loaders.forgetReturn(returnId);
  return answer;
}
