import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { endInstallations, startInstallation } from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';
import { adjustInput, findStockedSku, PUBLISH, readFeed, readStock } from '../support/stock.ts';

jest.setTimeout(240_000);
afterEach(endInstallations);

describe('a publish that is cut off by a crash', () => {
  it('has exactly one effect when it is sent again', async () => {
    const dataDir = await installedDataDir();
    let graph = await startInstallation(dataDir);
    const sku = await findStockedSku(graph);
    const begun = await readFeed(graph, sku);

    const cutAfterMs = [0, 4, 12, 40];
    for (const [index, ms] of cutAfterMs.entries()) {
      const call = adjustInput(sku, `delivery-${index}`, 1);
      const cutOff = graph.ask(PUBLISH, call, sku.token).then(
        () => 'answered',
        () => 'cut off',
      );
      await new Promise((resolve) => setTimeout(resolve, ms));
      await graph.crash();
      expect(['answered', 'cut off']).toContain(await cutOff);

      graph = await startInstallation(dataDir);
      const { data } = await graph.ask(PUBLISH, call, sku.token);
      expect(data.publishInventory).toMatchObject({ applied: 1, userErrors: [] });
      expect((await graph.ask(PUBLISH, call, sku.token)).data.publishInventory).toMatchObject({
        replayed: true,
      });
    }

    const levels = await readStock(graph, sku.skuId, sku.token);
    const level = levels.find(({ warehouseId }) => warehouseId === sku.warehouseId);
    expect(level?.onHand).toBe(sku.onHand + cutAfterMs.length);
    const changes = await readFeed(graph, sku, begun.at(-1)?.cursor);
    expect(changes.map(({ onHandDelta }) => onHandDelta)).toEqual(cutAfterMs.map(() => 1));
  });
});
