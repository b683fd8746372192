import { partyOf, partyRoleOf, requireViewer } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import type { RetailersContext } from '../context.ts';
import { mayWithdraw, withdrawReturn as withdrawn } from '../domain/withdraw-return.ts';
import { requireReturn } from './find-return.ts';
import { saveReturnStep } from './save-return.ts';

export interface WithdrawReturnInput {
  readonly idempotencyKey: string;
  readonly returnId: string;
  readonly expectedVersion?: number | null;
}

/** Whoever asked for a return takes it back, as long as its goods are not on their way. */
export async function withdrawReturn(
  { models, write, loaders, viewer: asking }: RetailersContext,
  input: WithdrawReturnInput,
): Promise<Answered<{ readonly returnId: string }>> {
  const viewer = requireViewer(asking);
  const by = partyRoleOf(viewer);
  const { partyId } = viewer;
  const { returnId } = input;
  const command = { mutation: 'withdrawReturn', party: partyOf(viewer), input };
  const answer = await write(command, async (transaction) => {
    const { session } = transaction;
    const may = (found: Parameters<typeof mayWithdraw>[0]) => mayWithdraw(found, { role: by, partyId });
    const before = await requireReturn(models, input, { session, may });
    await saveReturnStep(models, transaction, { before, after: withdrawn(before), by });
    return { returnId };
  });
  loaders.forgetReturn(returnId);
  return answer;
}
