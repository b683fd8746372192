import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endInstallations, type Installation, startInstallation } from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';

const root = path.join(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/toy-set.md'), 'utf8');
const blocks = [...page.matchAll(/```sh\n(.*?)```/gs)].map((match) => match[1] ?? '');

const ORDER = `query ($id: ID!) {
  order(id: $id) {
    status
    declarations { status reKeyedFields }
    shipments { status }
    ledgers { captured { amount } refunded { amount } fees { amount } paidOut { amount } held { amount } }
    nextSteps { action }
    returns { status lines { quantity received } }
    timeline(first: 100) { nodes { kind } }
  }
}`;

interface Amount {
  readonly amount: string;
}

type Ledger = Readonly<Record<'captured' | 'refunded' | 'fees' | 'paidOut' | 'held', Amount>>;

const cents = ({ amount }: Amount): number => Math.round(Number(amount) * 100);

let graph: Installation;
let dataDir: string;
beforeAll(async () => {
  dataDir = await installedDataDir();
  graph = await startInstallation(dataDir);
}, 180_000);
afterAll(endInstallations);

describe('docs/toy-set.md', () => {
  it('takes one order from the belt to the door and one of its toys back, pasted into a shell as it stands', async () => {
    const { stdout } = await promisify(execFile)(
      'bash',
      ['-c', ['set -euo pipefail', ...blocks, 'echo "ORDER=$ORDER RETAILER=$RETAILER"'].join('\n')],
      {
        cwd: root,
        env: { ...process.env, BELTGRAPH_URL: graph.url, DATA_DIR: dataDir },
        maxBuffer: 10_000_000,
      },
    );
    const [, orderId = '', retailerId = ''] = /ORDER=(\S+) RETAILER=(\S+)/.exec(stdout) ?? [];
    const { data, errors } = await graph.ask(
      ORDER,
      { id: orderId },
      await graph.token('retailer', retailerId),
    );
    expect(errors).toBeUndefined();
    const { ledgers, timeline, nextSteps, ...order } = data.order;
    expect(order).toEqual({
      status: 'COMPLETED',
      declarations: [{ status: expect.stringMatching(/^(DEPARTED|CLOSED)$/), reKeyedFields: 0 }],
      shipments: [{ status: 'DELIVERED' }],
      returns: [{ status: 'CLOSED', lines: [{ quantity: 1, received: 1 }] }],
    });
    // Once customs has closed the list, it waits for the end of the month and its summary.
    const left = nextSteps as readonly { readonly action: string }[];
    expect(left.filter(({ action }) => action !== 'DECLARE_SUMMARY')).toEqual([]);
    for (const { captured, refunded, fees, paidOut, held } of ledgers as readonly Ledger[]) {
      expect(cents(captured)).toBe(cents(refunded) + cents(fees) + cents(paidOut) + cents(held));
      expect(cents(captured)).toBe(cents(paidOut) + cents(refunded));
      expect(cents(refunded)).toBeGreaterThan(0);
    }
    const { nodes } = timeline as { readonly nodes: readonly { readonly kind: string }[] };
    expect(nodes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'ORDER_PLACED',
        'ORDER_CONFIRMED',
        'PAYMENT_CAPTURED',
        'WAYBILL_ISSUED',
        'DECLARATION_RELEASED',
        'SHIPMENT_MOVED',
        'SETTLEMENT_PAID',
        'ORDER_COMPLETED',
        'RETURN_CLOSED',
      ]),
    );
  }, 240_000);
});
