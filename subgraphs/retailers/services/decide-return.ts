import { partyOf, partyRoleOf, requireScope } from '../../../runtime/viewer.ts';
import type { Answered } from '../../../runtime/write.ts';
import { readFields } from '../../../values/read-fields.ts';
import { parseText } from '../../../values/text.ts';
import type { RetailersContext } from '../context.ts';
import { returnMachine } from '../domain/return-status.ts';
import { isSellerOf, requireReturn } from './find-return.ts';
import { saveReturnStep } from './save-return.ts';

export interface DecideReturnInput {
  readonly idempotencyKey: string;
  readonly returnId: string;
  readonly expectedVersion?: number | null;
  readonly approve: boolean;
  readonly reason?: string | null;
}

const MAX_REASON = 200;

/** The seller agrees to a return, or refuses it. */
export async function decideReturn(
  { models, write, loaders, viewer: asking }: RetailersContext,
  input: DecideReturnInput,
): Promise<Answered<{ readonly returnId: string }>> {
  const viewer = requireScope(asking, 'orders:write');
  const { returnId, approve } = input;
  const { reason: decisionReason } = readFields([], {
    reason: () => (input.reason == null ? null : parseText(input.reason, MAX_REASON)),
  });
  const command = { mutation: 'decideReturn', party: partyOf(viewer), input };
  const answer = await write(command, async (transaction) => {
    const { session } = transaction;
    const before = await requireReturn(models, input, { session, may: (each) => isSellerOf(viewer, each) });
    const status = approve ? 'APPROVED' : 'REFUSED';
    returnMachine.check(before.status, status);
    const after = { ...before, status, decisionReason } as const;
    await saveReturnStep(models, transaction, { before, after, by: partyRoleOf(viewer) });
    return { returnId };
  });
  loaders.forgetReturn(returnId);
  return answer;
}
