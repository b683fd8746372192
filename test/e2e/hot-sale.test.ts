import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { holdSale } from '../support/hot-sale.ts';
import { endInstallations, startInstallation } from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';

jest.setTimeout(300_000);
afterEach(endInstallations);

describe('two hundred buyers of a hundred units, through several gateway processes over HTTP', () => {
  // A thousand of them: `npm run soak -- trade`.
  it('get exactly a hundred, and every hold is an order’s', async () => {
    const graph = await startInstallation(await installedDataDir(), { WORKERS: '2' });
    const { sold, refusals, ...stock } = await holdSale(graph, { buyers: 200, units: 100 });

    expect(sold).toBe(100);
    expect(refusals).toEqual({ OUT_OF_STOCK: 100 });
    // Nobody agrees: an hour later all that was held is there again.
    expect(stock).toEqual({
      afterSale: { onHand: 100, reserved: 100, available: 0 },
      afterHolds: { onHand: 100, reserved: 0, available: 100 },
    });
  });
});
