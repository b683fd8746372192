import { beforeEach, describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { newKey } from '../../../support/finance.ts';
import {
  anInvoice,
  type Exported,
  filed,
  openTestRefunds,
  refusals,
  type TestRefunds,
} from '../../../support/refunds.ts';

const NOW = '2026-11-23T08:00:00Z';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);

beforeEach(() => graph.finance.clock.set(NOW));

const aTradersExport = async (
  ...given: Parameters<TestRefunds['exported']> extends [unknown, ...infer Rest] ? Rest : never
) => graph.exported(await graph.supplier(), ...given);

describe('a trader’s refund', () => {
  it('goes from a closed declaration to paid, and says how it came about', async () => {
    const of = await aTradersExport();
    const claim = filed(await graph.file(of, { invoices: [anInvoice(of, { number: 'A-1' })] }));
    expect(claim).toMatchObject({
      status: 'READY',
      method: 'EXEMPT_AND_REFUND',
      reason: 'trader-with-invoice',
      rule: { key: 'refund-rule/EXEMPT_AND_REFUND/2012-07-01' },
      supplier: { id: of.supplierId },
      amount: { amount: '650.00', currency: 'CNY' },
      dueOn: '2029-05-04',
      period: null,
    });
    expect(claim.lines.nodes).toMatchObject([
      {
        lineNumber: 1,
        invoiceNumber: 'A-1',
        quantity: { value: '100', unit: 'C62' },
        base: { amount: '5000.00' },
        rate: '0.13',
        amount: { amount: '650.00' },
        toCost: { amount: '0.00' },
        declaration: { id: of.declarationId },
        rule: { key: expect.stringContaining('refund-rate/9503/') },
        working: [
          { name: 'base', expression: '5000.00 x 100 / 100', exact: '5000', rule: null },
          {
            name: 'refund',
            expression: '5000.00 x 0.13',
            exact: '650',
            rule: { source: expect.any(String) },
          },
          { name: 'toCost', expression: '5000.00 x 0', exact: '0' },
        ],
      },
    ]);
    await graph.settle();
    const paid = await graph.read(claim.id, of.viewer);
    expect(paid).toMatchObject({ status: 'PAID', dueOn: null });
    expect(paid?.moves.map(({ status }) => status)).toEqual([
      'READY',
      'SUBMITTED',
      'UNDER_REVIEW',
      'APPROVED',
      'PAID',
    ]);
    const events = await graph.finance.eventsOf(claim.id);
    expect(events.map(({ type, data }) => [type, (data as { status: string }).status])).toEqual(
      paid?.moves.map(({ status }) => ['RefundClaimMoved', status]),
    );
  });

  it.each([
    ['G1', '100', 100, '100000.00', '0.13', '9503006000', '13000.00', '0.00'],
    ['G1 with 13/9', '100', 100, '100000.00', '0.13', '8507600090', '9000.00', '4000.00'],
    ['G2, a part', '250', 77, '33333.33', '0.13', '9503006000', '1334.67', '0.00'],
    ['G3, a small-scale seller', '100', 100, '10000.00', '0.03', '9503006000', '300.00', '0.00'],
  ])('%s is golden', async (_case, invoiced, quantity, amountExVat, levyRate, hsCode, refund, toCost) => {
    // Batteries were refunded at 9 % then.
    const exportedOn = hsCode.startsWith('8507') ? '2025-06-02' : '2026-05-04';
    const of = await aTradersExport({ lines: [{ quantity, hsCode }], exportedOn });
    const invoice = anInvoice(of, { quantity: invoiced, amountExVat, levyRate });
    const claim = filed(await graph.file(of, { invoices: [invoice] }));
    expect(claim.amount.amount).toBe(refund);
    expect(claim.lines.nodes).toMatchObject([{ amount: { amount: refund }, toCost: { amount: toCost } }]);
  });

  it('uses an invoice up to its quantity, over several claims, and never loses a fen', async () => {
    const viewer = await graph.supplier();
    const of = await Promise.all(
      [77, 73, 100].map((quantity) => graph.exported(viewer, { lines: [{ quantity }] })),
    );
    const invoice = (each: Exported) =>
      anInvoice(each, { number: 'SHARED', quantity: '250', amountExVat: '33333.33' });
    const bases: string[] = [];
    for (const each of of) {
      const claim = filed(await graph.file(each, { invoices: [invoice(each)] }));
      bases.push(claim.lines.nodes[0]?.base.amount ?? '');
    }
    expect(bases.reduce((all, base) => all + Math.round(Number(base) * 100), 0)).toBe(33_333_33);
    const more = await graph.exported(viewer);
    expect(refusals(await graph.file(more, { invoices: [invoice(more)] }))).toEqual([
      'LIMIT_EXCEEDED invoices.0',
    ]);
    const other = { ...invoice(more), amountExVat: '40000.00' };
    expect(refusals(await graph.file(more, { invoices: [other] }))).toEqual(['INVALID invoices.0']);
  });

  it('takes what an invoice says anew once no claim uses it: a wrong amount can be mended', async () => {
    const viewer = await graph.supplier();
    const [first, second] = [await graph.exported(viewer), await graph.exported(viewer)];
    const invoice = (of: Exported, amountExVat: string) => [
      anInvoice(of, { number: 'MISTYPED', quantity: '200', amountExVat }),
    ];
    const { id } = filed(await graph.file(first, { invoices: invoice(first, '900000.00') }));
    await graph.run('withdrawRefundClaim', viewer, { claimId: id, reason: 'A wrong amount' });
    const mended = filed(await graph.file(first, { invoices: invoice(first, '90000.00') }));
    expect(mended.amount.amount).toBe('5850.00');
    expect(refusals(await graph.file(second, { invoices: invoice(second, '900000.00') }))).toEqual([
      'INVALID invoices.0',
    ]);
    const { amount } = filed(await graph.file(second, { invoices: invoice(second, '90000.00') }));
    expect(amount.amount).toBe('5850.00');
  });

  it.each(['Inv 044-1', ' inv044-1', 'ＩＮＶ０４４-1', 'INV\u00a0044-\u200b1'])(
    'knows an invoice however its number is written: %j',
    async (number) => {
      const viewer = await graph.supplier();
      const [first, second] = [await graph.exported(viewer), await graph.exported(viewer)];
      const { id, lines } = filed(
        await graph.file(first, { invoices: [anInvoice(first, { number: 'Inv 044-1' })] }),
      );
      expect(lines.nodes[0]?.invoiceNumber).toBe('Inv 044-1');
      const again = { invoices: [anInvoice(second, { number })] };
      expect(refusals(await graph.file(second, again))).toEqual(['LIMIT_EXCEEDED invoices.0']);
      const twice = [...again.invoices, anInvoice(second, { number: 'INV044-1' })];
      expect(refusals(await graph.file(second, { invoices: twice }))).toEqual(['DUPLICATE invoices.1']);
      await graph.run('withdrawRefundClaim', viewer, { claimId: id, reason: 'Another invoice' });
      expect(filed(await graph.file(second, again)).amount.amount).toBe('650.00');
    },
  );

  it('says where the VAT that an invoice has left keeps the refund down', async () => {
    const viewer = await graph.supplier();
    const one = { lines: [{ quantity: 1 }] };
    const steps = [];
    for (const each of [await graph.exported(viewer, one), await graph.exported(viewer, one)]) {
      const invoices = [anInvoice(each, { number: 'CENTS', quantity: '2', amountExVat: '0.08' })];
      const [line] = filed(await graph.file(each, { invoices })).lines.nodes;
      steps.push(line?.working.find(({ name }) => name === 'refund'));
    }
    // 0.04 x 0.13 is a cent each; the VAT on the whole invoice is one cent.
    expect(steps).toMatchObject([
      { expression: '0.04 x 0.13', exact: '0.0052', amount: { amount: '0.01' } },
      { expression: 'min(0.04 x 0.13, 0.00)', exact: '0', amount: { amount: '0.00' } },
    ]);
  });

  it('refuses invoices that do not cover what was exported, or are for other goods', async () => {
    const of = await aTradersExport();
    const short = anInvoice(of, { quantity: '99' });
    expect(refusals(await graph.file(of, { invoices: [short] }))).toEqual(['INVALID invoices']);
    const stray = anInvoice(of, { lineNumber: 2 });
    expect(refusals(await graph.file(of, { invoices: [anInvoice(of), stray] }))).toEqual([
      'NOT_FOUND invoices.1',
    ]);
    const twice = anInvoice(of, { number: 'TWICE' });
    expect(refusals(await graph.file(of, { invoices: [twice, twice] }))).toEqual(['DUPLICATE invoices.1']);
    const wrong = anInvoice(of, { quantity: '0', levyRate: '1.3', amountExVat: '1.234' });
    expect(refusals(await graph.file(of, { invoices: [wrong] }))).toEqual([
      'INVALID invoices.0.quantity',
      'INVALID invoices.0.amountExVat',
      'INVALID invoices.0.levyRate',
    ]);
    const two = [anInvoice(of, { quantity: '60' }), anInvoice(of, { quantity: '40' })];
    expect(filed(await graph.file(of, { invoices: two })).lines.nodes).toHaveLength(2);
  });

  it('says RATE_UNKNOWN instead of a guess', async () => {
    // No row covers headgear of hair.
    const of = await aTradersExport({ lines: [{ quantity: 100, hsCode: '6703000000' }] });
    expect(refusals(await graph.file(of, { invoices: [anInvoice(of)] }))).toEqual(['RATE_UNKNOWN']);
    const old = await aTradersExport({ exportedOn: '2018-05-04' });
    expect(refusals(await graph.file(old, { invoices: [anInvoice(old)] }))).toEqual([
      'RATE_UNKNOWN declarationIds.0',
    ]);
  });

  it('waits for customs to close the declaration, and for the proceeds', async () => {
    const viewer = await graph.supplier();
    const departed = await graph.exported(viewer, { status: 'DEPARTED' });
    const invoices = [anInvoice(departed)];
    expect(refusals(await graph.file(departed, { invoices }))).toEqual(['NOT_RELEASED declarationIds.0']);
    await graph.declared(departed, { version: 2 });
    expect(filed(await graph.file(departed, { invoices })).status).toBe('READY');
    const unpaid = await graph.exported(viewer, { isPaid: false });
    expect(refusals(await graph.file(unpaid, { invoices: [anInvoice(unpaid)] }))).toEqual([
      'PROCEEDS_MISSING',
    ]);
  });

  it('is claimed within 36 months of the export', async () => {
    const of = await aTradersExport({ exportedOn: '2026-02-28' });
    graph.finance.clock.set('2029-02-28T16:00:00Z');
    expect((await graph.file(of, { invoices: [anInvoice(of)] })).userErrors).toMatchObject([
      { code: 'TOO_LATE', field: ['invoices', '0'], message: expect.stringContaining('2029-02-28') },
    ]);
    graph.finance.clock.set('2029-02-28T15:59:59Z');
    expect(filed(await graph.file(of, { invoices: [anInvoice(of)] })).dueOn).toBe('2029-02-28');
  });

  it('of an export of 2025 is claimed by April, or later with its proceeds', async () => {
    const of = await aTradersExport({ exportedOn: '2025-06-02' });
    expect(filed(await graph.file(of, { invoices: [anInvoice(of)] })).dueOn).toBe('2026-04-20');
  });

  it('has one answer under one key', async () => {
    const of = await aTradersExport();
    const input = { idempotencyKey: newKey(), invoices: [anInvoice(of)] };
    const first = filed(await graph.file(of, input));
    const again = await graph.file(of, input);
    expect(again).toMatchObject({ replayed: true, claim: { id: first.id } });
    expect(refusals(await graph.file(of, { ...input, invoices: [] }))).toEqual([
      'IDEMPOTENCY_MISMATCH idempotencyKey',
    ]);
  });
});

describe('a declared line', () => {
  it('is in one live claim, whoever asks at the same time', async () => {
    const of = await aTradersExport();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => graph.file(of, { invoices: [anInvoice(of)] })),
    );
    expect(answers.filter(({ claim }) => claim !== null)).toHaveLength(1);
    expect(answers.flatMap(refusals)).toEqual(Array(4).fill('ALREADY_CLAIMED declarationIds.0'));
  });

  it('is free again once its claim is withdrawn or rejected, and so is the invoice', async () => {
    const of = await aTradersExport();
    const invoices = [anInvoice(of, { number: 'FREE' })];
    const first = filed(await graph.file(of, { invoices }));
    const withdraw = (claimId: string) =>
      graph.run('withdrawRefundClaim', of.viewer, { claimId, reason: 'A mistake' });
    expect(await withdraw(first.id)).toMatchObject({ claim: { status: 'WITHDRAWN', dueOn: null } });
    expect(refusals(await withdraw(first.id))).toEqual(['ILLEGAL_TRANSITION']);
    const unknown = filed(await graph.file(of, { invoices: [anInvoice(of, { number: 'UNKNOWN-1' })] }));
    await graph.settle();
    expect(await graph.read(unknown.id, of.viewer)).toMatchObject({
      status: 'REJECTED',
      moves: expect.arrayContaining([
        { status: 'REJECTED', text: "Invoice UNKNOWN-1 is not in the office's records" },
      ]),
    });
    const last = filed(await graph.file(of, { invoices }));
    await graph.settle();
    expect((await graph.read(last.id, of.viewer))?.status).toBe('PAID');
    expect(refusals(await withdraw(last.id))).toEqual(['ILLEGAL_TRANSITION']);
  });

  it('belongs to its supplier alone', async () => {
    const viewer = await graph.supplier();
    const other = await graph.supplier();
    const lines = [{ quantity: 100 }, { quantity: 50, supplierId: other.partyId }];
    const of = await graph.exported(viewer, { lines, fob: money(900_00n, 'USD') });
    const claim = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    expect(claim.lines.nodes).toHaveLength(1);
    const theirs = { ...of, viewer: other, supplierId: other.partyId };
    const invoices = [anInvoice(of, { lineNumber: 2, quantity: '50' })];
    expect(filed(await graph.file(theirs, { invoices })).lines.nodes).toMatchObject([{ lineNumber: 2 }]);
    const third = await graph.supplier();
    const stranger = { ...of, viewer: third, supplierId: third.partyId };
    expect(refusals(await graph.file(stranger))).toEqual(['NOT_FOUND declarationIds.0']);
    expect(refusals(await graph.file({ ...of, viewer: third }))).toEqual(['NOT_FOUND']);
  });
});
