import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { deed, type Question } from './desk.ts';
import { act, type Teller } from './teller.ts';

const ANSWER = deed('answerRefundQuery', 'claim { id }', z.object({ claim: z.object({ id: z.string() }) }));

const CLAIM = {
  query: 'query Claim($id: ID!) { refundClaim(id: $id) { status } }',
  shape: z.object({ refundClaim: z.object({ status: z.string() }) }),
} satisfies Question<unknown>;

const LOOK_MS = 500;
const MOST_LOOKS = 240;

/** Until the tax office has brought a claim so far. */
export async function untilClaim(
  { world, key, supplier }: Teller,
  id: string,
  status: string,
): Promise<void> {
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const { refundClaim } = await world.desk.ask(CLAIM, { id }, supplier);
    if (refundClaim.status === status) return;
    await pause(LOOK_MS);
  }
  throw new Error(`${key} waited in vain for ${id} to be ${status}`);
}

/** The tax office asks why goods were bought for more than they were sold, and reads on once it has an answer. */
export async function answerQuery(teller: Teller, claimId: string): Promise<void> {
  await untilClaim(teller, claimId, 'QUERIED');
  const input = { claimId, answer: 'They were sold off at the end of the season' };
  await act(teller, { deed: ANSWER, input, as: teller.supplier, part: `-${claimId}` });
}
