import { it } from '@jest/globals';
import { checkRefundQuantities } from '../../../support/check-refund-quantities.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { openTestRefunds } from '../../../support/refunds.ts';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

/** `npm run soak -- models` tries many more. */
const SEQUENCES = 8;

it('any sequence of claims, withdrawals, decisions and repayments refunds each unit at most once', async () => {
  await checkRefundQuantities(graph, { sequences: SEQUENCES });
}, 300_000);
