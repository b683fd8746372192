import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findGoods, goesThrough } from '../../test/support/goods.ts';
import { newChain, orderOf, runChain, TO_RELEASE } from '../../test/support/chain.ts';
import { endInstallations, startInstallation } from '../../test/support/installation.ts';
import { openTrader, type Trader } from '../../test/support/trader.ts';

/** An installation with goods on sale and orders on their way, and what its pages are asked about. */
export interface OwnInstallation {
  readonly dataDir: string;
  readonly orderIds: readonly string[];
  readonly skuIds: readonly string[];
}

const root = path.join(import.meta.dirname, '../..');
const ORDERS = 8;
const SKUS = 64;

/** Makes it where it is missing, which takes a minute or two; later runs find it again. */
export async function prepareOwnInstallation(): Promise<OwnInstallation> {
  const schema = readFileSync(path.join(root, 'schema/supergraph.graphql'));
  const version = createHash('sha256').update(schema).digest('hex').slice(0, 12);
  const dataDir = path.join(root, 'node_modules/.cache/bench', `gateways-${version}`);
  const known = path.join(dataDir, 'pages.json');
  if (!existsSync(known)) {
    console.log('Making an installation with orders, for this schema ...');
    writeFileSync(known, JSON.stringify(await trade(dataDir)));
  }
  // Written above, by this version or an earlier run of it.
  const pages = JSON.parse(readFileSync(known, 'utf8')) as Omit<OwnInstallation, 'dataDir'>;
  return { dataDir, ...pages };
}

async function trade(dataDir: string): Promise<Omit<OwnInstallation, 'dataDir'>> {
  try {
    const installation = await startInstallation(dataDir, { WORKERS: '1' });
    const trader = await openTrader(installation);
    const goods = await findGoods(trader, 1_000);
    const orderIds = await Promise.all(
      goods
        .filter(goesThrough)
        .slice(0, ORDERS)
        .map((each, index) => released(trader, { goods: each, index })),
    );
    assert.equal(orderIds.length, ORDERS, 'There are too few goods that customs lets through');
    await installation.interrupt();
    return { orderIds, skuIds: goods.slice(0, SKUS).map(({ skuId }) => skuId) };
  } finally {
    await endInstallations();
  }
}

async function released(
  trader: Trader,
  { goods, index }: { readonly goods: Parameters<typeof newChain>[0]; readonly index: number },
): Promise<string> {
  const chain = newChain(goods, `${trader.run}-${index}`);
  await runChain(trader, chain, TO_RELEASE);
  return orderOf(chain).id;
}
