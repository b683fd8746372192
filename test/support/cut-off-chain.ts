import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { type Databases, openDatabases } from '../../runtime/database.ts';
import { installationDatabase } from '../../start/open-graph.ts';
import { type Calendar, openCalendar } from '../../start/simulation/calendar.ts';
import { type Chain, type ChainStep, type MoveTo, newChain, runChain } from './chain.ts';
import { type EndState, readEnd, readKinds, readStock, type StockSum, untilQuiet } from './chain-end.ts';
import { type Channel, findGoods, goesThrough, type Goods, layIn } from './goods.ts';
import { type HeldDatabase, openHeldDatabase } from './held-database.ts';
import { type Installation, startCommand, startInstallation } from './installation.ts';
import { installedDataDir } from './installed-data.ts';
import { assertNothingHalf } from './nothing-half.ts';
import { openTrader, type Trader } from './trader.ts';
import type { Cut, EventKind } from './watch-for-cut.ts';

/** Signs the webhooks of a cut off chain. */
export const WEBHOOK_SECRET = 'a-secret-that-signs-all-webhooks-of-a-chain';

/** An installation whose processes, the database's too, are all killed at chosen moments and started again. */
export interface CutOffChains {
  /**
   * Runs a new order through all cuts, in the order of the chain, and then once more when all is done. It begins in the
   * machine's time.
   *
   * @param onKill told of each cut, once all runs again
   * @throws when a cut has left half a write
   */
  readonly run: (
    steps: readonly ChainStep[],
    cuts: readonly Cut[],
    onKill?: (cut: Cut) => void,
  ) => Promise<EndedChain>;
  readonly moveTo: MoveTo;
  readonly stop: () => Promise<void>;
}

/** Which goods the orders of all chains are for. */
export interface CommonGoods {
  readonly channel?: Channel;
  /** That they leave from; not given = where they lie. */
  readonly warehouseId?: string;
}

export interface EndedChain {
  readonly end: EndState;
  /** How much more there is of its goods. */
  readonly stock: StockSum;
  /** Where it was cut off: not where it had been already when the cut before it came. */
  readonly cuts: readonly Cut[];
  /** Every kind of event that the chain has written, in order. */
  readonly kinds: readonly EventKind[];
}

/** Enough for every chain. */
const UNITS = 10_000;

interface Running {
  readonly graph: Installation;
  /** Past what holds everything up. */
  readonly databases: Databases;
  readonly kill: () => Promise<void>;
}

export async function openCutOffChains(wanted: CommonGoods = {}): Promise<CutOffChains> {
  const dataDir = await installedDataDir();
  const socket = `${dataDir}.sock`;
  const held = await openHeldDatabase(socket);
  let running = await start(dataDir, { held, socket });
  let trader = await openTrader(running.graph);
  const goods = await findCommonGoods(trader, wanted);
  let count = 0;

  async function cutOff(chain: Chain, steps: readonly ChainStep[], cut: Cut): Promise<boolean> {
    const isReached = held.holdAt(cut);
    const isDone = (async () => {
      await runChain(trader, chain, steps);
      await untilQuiet(running.databases);
      return 'done' as const;
    })();
    if ((await Promise.race([isReached, isDone])) === 'done') return false;
    await running.kill();
    await assert.rejects(isDone);
    running = await start(dataDir, { held, socket });
    trader = { ...trader, graph: running.graph };
    return true;
  }

  const calendar = (): Promise<Calendar> => openCalendar(installationDatabase(running.databases));

  return {
    run: async (steps, cuts, onKill) => {
      await leaveFuture(await calendar());
      const before = await readStock(trader, goods.skuId);
      const chain = newChain(goods, `${trader.run}-${(count += 1)}`);
      held.forget();
      const reached: Cut[] = [];
      for (const cut of cuts) {
        if (!(await cutOff(chain, steps, cut))) continue;
        reached.push(cut);
        onKill?.(cut);
      }
      await runChain(trader, chain, steps);
      await runChain(trader, chain, steps);
      await untilQuiet(running.databases);
      const after = await readStock(trader, goods.skuId);
      return {
        end: await readEnd(trader, running.databases, chain),
        stock: { onHand: after.onHand - before.onHand, reserved: after.reserved - before.reserved },
        cuts: reached,
        kinds: await readKinds(running.databases, chain),
      };
    },
    moveTo: async (at) => {
      const { now, advance } = await calendar();
      const ms = at.getTime() - (await now()).getTime();
      if (ms > 0) await advance(ms);
    },
    stop: async () => {
      await running.kill();
      await held.close();
    },
  };
}

async function start(
  dataDir: string,
  { held, socket }: { readonly held: HeldDatabase; readonly socket: string },
): Promise<Running> {
  // The last one was killed and could not take it away.
  await rm(socket, { force: true });
  const args = ['--data', `${dataDir}-database`, '--socket', socket];
  const database = await startCommand('database/main.js', { args, env: {}, saying: /^mongodb:/m });
  const databases = await openDatabases(`mongodb://${encodeURIComponent(socket)}/?directConnection=true`);
  await assertNothingHalf(databases);
  held.release();
  const graph = await startInstallation(dataDir, {
    MONGODB_URI: held.uri,
    WORKERS: '1',
    PAYMENT_WEBHOOK_SECRETS: WEBHOOK_SECRET,
  });
  return {
    graph,
    databases,
    kill: async () => {
      // Before the others: a driver that takes its leave of a database that dies then may wait for ever.
      await databases.close();
      await Promise.all([graph.crash(), database.crash()]);
    },
  };
}

/** What the chain before has moved the time ahead. */
async function leaveFuture({ now, advance }: Calendar): Promise<void> {
  const ms = Date.now() - (await now()).getTime();
  if (ms < 0) await advance(ms);
}

/** Goods of which more are sold together would be bought out. */
const MOST_TOGETHER = 20;

async function findCommonGoods(trader: Trader, { channel, warehouseId }: CommonGoods): Promise<Goods> {
  const found = (await findGoods(trader, 300, channel)).filter(
    (goods) => goesThrough(goods) && goods.fewest <= MOST_TOGETHER,
  );
  // What a trader sells can be claimed for without the figures of a whole month.
  const common = found.find(({ isRefundedByInvoice }) => isRefundedByInvoice) ?? found[0];
  assert.ok(common, 'Nothing goes through');
  const goods = { ...common, warehouseId: warehouseId ?? common.warehouseId };
  await layIn(trader, goods, UNITS);
  return goods;
}
