import { beforeEach, describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import { bank, buyer, newKey, seller } from '../../../support/finance.ts';
import {
  anInvoice,
  type Exported,
  filed,
  officer,
  openTestRefunds,
  refusals,
  type TestRefunds,
} from '../../../support/refunds.ts';
import { viewerAs } from '../../../support/subgraph.ts';

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
    expect(refusals(await graph.file(of, { invoices: [anInvoice(of)] }))).toEqual(['TOO_LATE']);
    graph.finance.clock.set('2029-02-28T15:59:59Z');
    expect(filed(await graph.file(of, { invoices: [anInvoice(of)] })).dueOn).toBe('2029-02-28');
  });

  it('of an export of 2025 is claimed by April, or later with its proceeds', async () => {
    const of = await aTradersExport({ exportedOn: '2025-06-02' });
    expect(filed(await graph.file(of, { invoices: [anInvoice(of)] })).dueOn).toBe('2026-04-15');
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

describe('a query of the tax office', () => {
  it('is answered, and the claim is read again', async () => {
    const of = await aTradersExport();
    const dear = anInvoice(of, { amountExVat: '900000.00' });
    const { id } = filed(await graph.file(of, { invoices: [dear] }));
    await graph.settle();
    const queried = await graph.read(id, of.viewer);
    expect(queried).toMatchObject({
      status: 'QUERIED',
      query: expect.stringContaining('bought for 900000.00'),
    });
    const answer = (text: string) => graph.run('answerRefundQuery', of.viewer, { claimId: id, answer: text });
    expect(await answer('Prices fell.')).toMatchObject({ claim: { status: 'UNDER_REVIEW', query: null } });
    expect(refusals(await answer('Again'))).toEqual(['ILLEGAL_TRANSITION']);
    await graph.settle();
    expect(await graph.read(id, of.viewer)).toMatchObject({
      status: 'PAID',
      amount: { amount: '117000.00' },
    });
  });
});

describe('recordRefundDecision', () => {
  const decide = (claimId: string, rest: object, viewer = officer) =>
    graph.run('recordRefundDecision', viewer, {
      claimId,
      decisionId: newKey(),
      status: 'SUBMITTED',
      at: NOW,
      ...rest,
    });

  it('applies a decision once, for ever', async () => {
    const of = await aTradersExport();
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    const decisionId = newKey();
    expect(await decide(id, { decisionId })).toMatchObject({ claim: { status: 'SUBMITTED' } });
    expect(await decide(id, { decisionId })).toMatchObject({ claim: { status: 'SUBMITTED' } });
    expect(refusals(await decide(id, { decisionId, status: 'UNDER_REVIEW' }))).toEqual([
      'DUPLICATE decisionId',
    ]);
    expect(await graph.finance.eventsOf(id)).toHaveLength(2);
  });

  it('refuses what the table does not list, what is not the office’s, and what lacks a reason', async () => {
    const of = await aTradersExport();
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    expect(refusals(await decide(id, { status: 'PAID' }))).toEqual(['ILLEGAL_TRANSITION']);
    expect(refusals(await decide(id, { status: 'WITHDRAWN' }))).toEqual(['INVALID status']);
    await decide(id, {});
    expect(refusals(await decide(id, { status: 'REJECTED' }))).toEqual(['INVALID text']);
    expect(refusals(await decide(id, { status: 'UNDER_REVIEW', at: '2026-11-24T00:00:00Z' }))).toEqual([
      'INVALID at',
    ]);
    expect(refusals(await decide('rfc_1', {}))).toEqual(['NOT_FOUND claimId']);
  });

  it('is for the tax office', async () => {
    await expect(decide('rfc_1', {}, bank)).rejects.toThrow('FORBIDDEN');
  });
});

describe('refund claims', () => {
  const list = async (viewer: Parameters<TestRefunds['read']>[1], args: string) => {
    const query = `{ refundClaims(${args}) { nodes { id dueOn } edges { cursor } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await graph.finance.ask(query, {}, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.refundClaims as {
      nodes: { id: string; dueOn: string | null }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  };

  it('are seen by their claimant and the tax office, and by nobody else', async () => {
    const of = await aTradersExport();
    const { id } = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    const { finance } = graph;
    for (const viewer of [of.viewer, officer, viewerAs('operator')]) {
      expect(await graph.read(id, viewer)).toMatchObject({ id });
    }
    const query = `query ($orders: [_Any!]!) { _entities(representations: $orders) {
      ... on Order { refundClaims { id } } } }`;
    const claimsOf = async (viewer: typeof of.viewer | null): Promise<unknown> => {
      const { data } = await finance.ask(
        query,
        { orders: [{ __typename: 'Order', id: of.orderId }] },
        viewer,
      );
      return data._entities[0].refundClaims;
    };
    expect(await claimsOf(of.viewer)).toEqual([{ id }]);
    for (const viewer of [await graph.supplier(), seller, buyer, bank, viewerAs('customs'), null]) {
      expect(await graph.read(id, viewer)).toBeNull();
      expect(await claimsOf(viewer)).toBeNull();
    }
    expect((await list(await graph.supplier(), 'first: 5')).nodes).toEqual([]);
  });

  it('are paged to their end, each once, newest first or by due date', async () => {
    const viewer = await graph.supplier();
    const ids: string[] = [];
    for (const exportedOn of ['2026-05-04', '2026-03-04', '2026-05-04', '2026-04-04']) {
      const of = await graph.exported(viewer, { exportedOn });
      graph.finance.clock.set(new Date(graph.finance.clock.now().getTime() + 5).toISOString());
      ids.push(filed(await graph.file(of, { invoices: [anInvoice(of)] })).id);
    }
    const all = async (orderBy: string) => {
      const found: string[] = [];
      for (let after = ''; ;) {
        const page = await list(viewer, `orderBy: ${orderBy}, first: 3${after}`);
        found.push(...page.nodes.map(({ id }) => id));
        if (!page.pageInfo.hasNextPage) return found;
        after = `, after: "${page.pageInfo.endCursor}"`;
      }
    };
    expect(await all('NEWEST')).toEqual([...ids].reverse());
    expect(await all('DUE')).toEqual([ids[1], ids[3], ids[0], ids[2]]);
    expect((await list(viewer, 'filter: { statuses: [PAID] }')).nodes).toEqual([]);
    expect(
      (await list(officer, `filter: { supplierId: "${viewer.partyId}", method: EXEMPT_AND_REFUND }`)).nodes,
    ).toHaveLength(4);
    await expect(list(viewer, 'first: 101')).rejects.toThrow('BAD_INPUT');
    const { pageInfo } = await list(viewer, 'first: 1');
    await expect(list(viewer, `orderBy: DUE, after: "${pageInfo.endCursor}"`)).rejects.toThrow('BAD_INPUT');
  });
});
