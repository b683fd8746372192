import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endInstallations, type Installation, startInstallation } from '../support/installation.ts';
import { installedDataDir } from '../support/installed-data.ts';
import { type Pasted, pastePage } from '../support/paste-page.ts';

const ORDER_READ = `query ($id: ID!) {
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

const TOKENS = ['AS_BUYER', 'AS_SUPPLIER', 'AS_RETAILER'] as const;

let graph: Installation;
let dataDir: string;
let toySet: Pasted;
beforeAll(async () => {
  dataDir = await installedDataDir();
  graph = await startInstallation(dataDir);
}, 180_000);
afterAll(endInstallations);

describe('docs/toy-set.md', () => {
  it('takes one order from the belt to the door and one of its toys back, pasted into a shell as it stands', async () => {
    toySet = await pastePage(
      {
        page: 'docs/toy-set.md',
        keep: ['RUN', 'LISTING', 'SKU', 'SUPPLIER', 'RETAILER', 'BUYER', 'ORDER', 'WAREHOUSE', ...TOKENS],
      },
      { url: graph.url, dataDir },
    );
    const { ORDER: orderId = '', RETAILER: retailerId = '' } = toySet.values;
    const { data, errors } = await graph.ask(
      ORDER_READ,
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
      expect(cents(held)).toBe(0);
      // What the payment provider has kept.
      expect(cents(fees)).toBeGreaterThan(0);
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

const MONTH = `query ($summary: ID!, $claim: ID!, $zone: ID!) {
  summaryDeclaration(id: $summary) { status late listCount declarations(first: 1) { nodes { order { id } } } }
  refundClaim(id: $claim) { status amount { amount currency } }
  zone(id: $zone) { score { month total values { indicator { code } value } } }
  alerts(filter: { rule: STOCK_SHORTAGE }) { nodes { status } }
}`;

describe('docs/belt-month.md', () => {
  it('takes the month of its belt to the end, in the same shell', async () => {
    const { values } = await pastePage(
      { page: 'docs/belt-month.md', shell: toySet.shell, keep: ['SUMMARY', 'CLAIM', 'ZONE', 'MONTH'] },
      { url: graph.url, dataDir },
    );
    const ids = { summary: values['SUMMARY'], claim: values['CLAIM'], zone: values['ZONE'] };
    const { data, errors } = await graph.ask(MONTH, ids, await graph.token('operator'));
    expect(errors).toBeUndefined();
    const { summaryDeclaration, refundClaim, zone, alerts } = data;
    expect(summaryDeclaration).toMatchObject({
      status: 'ACCEPTED',
      listCount: 2,
      declarations: { nodes: [{ order: { id: toySet.values['ORDER'] } }] },
    });
    expect(refundClaim.status).toBe('PAID');
    expect(alerts.nodes).toEqual([{ status: 'CLOSED' }]);
    expect(zone.score.month).toBe(values['MONTH']);
    const { values: measured } = zone.score as {
      values: { indicator: { code: string }; value: string | null }[];
    };
    const exported = measured.find(({ indicator }) => indicator.code === 'EXPORT_VALUE');
    expect(Number(exported?.value)).toBeGreaterThan(0);
  }, 240_000);
});
