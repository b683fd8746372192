import { openTestDatabases } from '../test/support/databases.ts';
import { checkIndicators } from '../test/support/check-indicators.ts';
import { openSupervision } from '../test/support/supervision.ts';
import type { Soak } from './soak.ts';

const ORDERS = 10_000;
/** Those of the test suite come before. */
const SEED = 1_000;

/** What zones are scored by, against the trade that it was counted from. */
export const indicatorsSoak: Soak = {
  name: 'indicators',
  parts: [{ what: `values after ${ORDERS} random orders`, run: compare }],
};

async function compare(): Promise<string> {
  const databases = await openTestDatabases();
  try {
    const graph = await openSupervision(databases);
    const compared = await checkIndicators(graph, databases, { seed: SEED, orders: ORDERS });
    return `${compared} values equal to those counted anew`;
  } finally {
    await databases.close();
  }
}
