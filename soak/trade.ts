import assert from 'node:assert/strict';
import { ON_ACCOUNT } from '../test/support/business-chain.ts';
import {
  type ChainStep,
  type MoveTo,
  payBy,
  payByBank,
  TO_CANCELLATION,
  toTheEnd,
} from '../test/support/chain.ts';
import {
  crashMatrix,
  cutsAfter,
  INSURANCE_COMMANDS,
  MAIL_COMMANDS,
  nameOf,
  ORDER_COMMANDS,
} from '../test/support/crash-matrix.ts';
import {
  type CommonGoods,
  type CutOffChains,
  openCutOffChains,
  WEBHOOK_SECRET,
} from '../test/support/cut-off-chain.ts';
import { holdSale } from '../test/support/hot-sale.ts';
import { endInstallations, newDataDir, startInstallation } from '../test/support/installation.ts';
import { toTheRecovery } from '../test/support/insured-chain.ts';
import { TO_THE_RETURN } from '../test/support/return-chain.ts';
import { toTheReconciliation } from '../test/support/stock-chain.ts';
import { toTheSummary } from '../test/support/summary-chain.ts';
import type { CommandKind, Cut, EventKind } from '../test/support/watch-for-cut.ts';
import type { Soak } from './soak.ts';

const TO_THE_END = toTheEnd(payBy(({ graph: { url } }) => ({ url, secret: WEBHOOK_SECRET })));

/** The signature of a webhook is too old once the time was moved. */
const BY_BANK = toTheEnd(payByBank);

const BUYERS = 1_000;
const UNITS = 100;

/** A sale that is sold out at once, and orders whose processes are all killed, wherever that can be. */
export const tradeSoak: Soak = {
  name: 'trade',
  parts: [
    { what: `${BUYERS} buyers of ${UNITS} units over HTTP`, run: sellOut },
    { what: 'kill -9 at every step of an order to its end', run: () => killEverywhere(TO_THE_END) },
    {
      what: 'kill -9 at every step of an order to its cancellation',
      run: () => killEverywhere(TO_CANCELLATION, ORDER_COMMANDS),
    },
    {
      what: 'kill -9 at every step of a tax refund, and of the return that has it repaid',
      run: () =>
        killBeyond(TO_THE_END, () => [...TO_THE_END, ...TO_THE_RETURN], { goods: { warehouseId: BONDED } }),
    },
    {
      what: 'kill -9 at every step of an insured order that is paid too late',
      run: () => killBeyond(ON_ACCOUNT, toTheRecovery, { goods: BUSINESS, commands: INSURANCE_COMMANDS }),
    },
    {
      what: 'kill -9 at every step of a monthly summary, and of the refund that waits for it',
      run: () =>
        killBeyond(BY_BANK, (moveTo) => [...BY_BANK, ...toTheSummary(moveTo)], { mailAbout: SUMMARY_FILED }),
    },
    {
      what: 'kill -9 at every step of a pre-refund, and of its reconciliation',
      run: () => killBeyond(ON_ACCOUNT, toTheReconciliation, { goods: BUSINESS }),
    },
  ],
};

async function sellOut(): Promise<string> {
  try {
    const graph = await startInstallation(await newDataDir(), { WORKERS: '2' });
    const { sold, refusals, afterSale, afterHolds } = await holdSale(graph, { buyers: BUYERS, units: UNITS });
    assert.equal(sold, UNITS);
    assert.deepEqual(refusals, { OUT_OF_STOCK: BUYERS - UNITS });
    assert.deepEqual(afterSale, { onHand: UNITS, reserved: UNITS, available: 0 });
    assert.deepEqual(afterHolds, { onHand: UNITS, reserved: 0, available: UNITS });
    return `${sold} sold, the others told that there are none left, and no hold left over`;
  } finally {
    await endInstallations();
  }
}

const killEverywhere = (
  steps: readonly ChainStep[],
  commands?: Parameters<typeof crashMatrix>[1],
): Promise<string> =>
  killing({}, async (chains) => {
    const undisturbed = await chains.run(steps, []);
    return cutAll(chains, steps, { undisturbed, matrix: crashMatrix(undisturbed.kinds, commands) });
  });

/** Goods out of a bonded warehouse: their tax is refunded without waiting for a month's summary. */
const BONDED = 'wh_bonded_guangzhou';

const BUSINESS: CommonGoods = { channel: 'B2B' };

const SUMMARY_FILED: EventKind = { source: 'supervision', type: 'ListSummarized', status: 'FILED' };

interface Beyond {
  readonly goods?: CommonGoods;
  /** That the known chain does not write either. */
  readonly commands?: readonly CommandKind[];
  /** The event whose mail with customs is cut off. */
  readonly mailAbout?: EventKind;
}

/** Only where a chain does what the known one does not. */
const killBeyond = (
  known: readonly ChainStep[],
  stepsOf: (moveTo: MoveTo) => readonly ChainStep[],
  { goods = {}, commands = [], mailAbout }: Beyond,
): Promise<string> =>
  killing(goods, async (chains) => {
    const steps = stepsOf(chains.moveTo);
    const knownKinds = new Set((await chains.run(known, [])).kinds.map((kind) => JSON.stringify(kind)));
    const undisturbed = await chains.run(steps, []);
    const kinds = undisturbed.kinds.filter((kind) => !knownKinds.has(JSON.stringify(kind)));
    const ofMail = mailAbout ? cutsAfter(mailAbout, MAIL_COMMANDS) : [];
    return cutAll(chains, steps, { undisturbed, matrix: [...crashMatrix(kinds, commands), ...ofMail] });
  });

async function killing(goods: CommonGoods, run: (chains: CutOffChains) => Promise<string>): Promise<string> {
  const chains = await openCutOffChains(goods);
  try {
    return await run(chains);
  } finally {
    await chains.stop();
    await endInstallations();
  }
}

async function cutAll(
  chains: CutOffChains,
  steps: readonly ChainStep[],
  {
    undisturbed,
    matrix,
  }: { readonly undisturbed: Given['undisturbed']; readonly matrix: ReturnType<typeof crashMatrix> },
): Promise<string> {
  let kills = 0;
  let orders = 0;
  for (const row of matrix) {
    for (let left = row; left.length > 0; orders += 1) {
      const reached = await cutOff(chains, { steps, cuts: left, undisturbed });
      assert.ok(reached.length > 0, `never reached: ${left.map(nameOf).join('; ')}`);
      kills += reached.length;
      left = left.filter((cut) => !reached.includes(cut));
    }
  }
  return `${kills} kills in ${orders} orders: each ended as an undisturbed one does, nothing lost, nothing doubled`;
}

interface Given {
  readonly steps: readonly ChainStep[];
  readonly cuts: readonly Cut[];
  readonly undisturbed: Awaited<ReturnType<CutOffChains['run']>>;
}

/** One order; answers where it was cut off. */
async function cutOff(chains: CutOffChains, { steps, cuts, undisturbed }: Given): Promise<readonly Cut[]> {
  const { cuts: reached, ...ended } = await chains.run(steps, cuts, (cut) =>
    console.log(`  killed: ${nameOf(cut)}`),
  );
  const { end, stock } = undisturbed;
  assert.deepEqual({ end: ended.end, stock: ended.stock }, { end, stock });
  return reached;
}
