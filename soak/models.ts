import { checkRefundQuantities } from '../test/support/check-refund-quantities.ts';
import { openTestDatabases } from '../test/support/databases.ts';
import { openTestRefunds } from '../test/support/refunds.ts';
import type { Soak } from './soak.ts';

const SEQUENCES = 200;

/** Random sequences of commands, against the simplest model of what they come to. */
export const modelsSoak: Soak = {
  name: 'models',
  parts: [{ what: `${SEQUENCES} sequences of claims for refunds`, run: claimAndRepay }],
};

async function claimAndRepay(): Promise<string> {
  const databases = await openTestDatabases();
  try {
    await checkRefundQuantities(await openTestRefunds(databases), { sequences: SEQUENCES });
    return 'each unit refunded at most once';
  } finally {
    await databases.close();
  }
}
