import { beforeEach, describe, expect, it } from '@jest/globals';
import { money } from '../../../../values/money.ts';
import { databasesOfThisFile } from '../../../support/databases-of-this-file.ts';
import {
  anInvoice,
  type ClaimAnswer,
  type ExportGiven,
  filed,
  openTestRefunds,
  refusals,
} from '../../../support/refunds.ts';

const databases = await databasesOfThisFile();
const graph = await openTestRefunds(databases);
await graph.finance.instance.imports.fx.run([
  { base: 'USD', quote: 'CNY', rate: '7.1', validFrom: '2026-05-04', validTo: '2026-05-04' },
]);

beforeEach(() => graph.finance.clock.set('2026-11-23T08:00:00Z'));

const yuan = (amount: number) => money(BigInt(amount) * 100n, 'CNY');

/** Goods levied at 13 % whose refund was lowered. */
const LOWERED = '8507600090';

const aMakersExport = async (given: ExportGiven) =>
  graph.exported(await graph.supplier({ role: 'MANUFACTURER' }), given);

const period = (given: object = {}) => ({
  month: '2026-05',
  outputVat: '0.00',
  inputVat: '0.00',
  carriedIn: '0.00',
  ...given,
});

const step = ({ working }: ClaimAnswer, name: string) => working.find((each) => each.name === name);
const amounts = (claim: ClaimAnswer) =>
  Object.fromEntries(claim.working.map(({ name, amount }) => [name, amount.amount]));

describe('a manufacturer’s exempt-credit-refund', () => {
  it('G4 is golden, at the rates of the period’s exports', async () => {
    await graph.finance.instance.imports.rates.run([
      { prefix: '950300', rate: '0.10', validFrom: '2026-06-01', validTo: '2026-06-30' },
    ]);
    const of = await aMakersExport({
      lines: [{ quantity: 100, total: yuan(1_200_000) }],
      exportedOn: '2026-06-04',
    });
    const figures = period({ month: '2026-06', inputVat: '91000.00' });
    const claim = filed(await graph.file(of, { period: figures }));
    expect(claim).toMatchObject({ method: 'EXEMPT_CREDIT_REFUND', amount: { amount: '55000.00' } });
    expect(claim.period).toMatchObject({
      credit: { amount: '65000.00' },
      carriedOut: { amount: '0.00' },
    });
    expect(amounts(claim)).toMatchObject({
      fobCny: '1200000.00',
      nonCreditable: '36000.00',
      payable: '-55000.00',
      cap: '120000.00',
      refund: '55000.00',
    });
    const rule = { key: 'refund-rule/EXEMPT_CREDIT_REFUND/2012-07-01' };
    expect(claim.working).toMatchObject([
      { name: 'fobCny', expression: 'sum of the lines', exact: '1200000', rule: null },
      { name: 'nonCreditable', expression: '1200000.00 x (0.13 - 0.1)', exact: '36000', rule },
      { name: 'payable', expression: '0.00 - (91000.00 - 36000.00) - 0.00', exact: '-55000', rule },
      { name: 'cap', expression: '1200000.00 x 0.1', exact: '120000', rule },
      { name: 'refund', expression: 'min(55000.00, 120000.00)', exact: '55000', rule },
      { name: 'credit', expression: '120000.00 - 55000.00', exact: '65000', rule },
      { name: 'carriedOut', expression: '55000.00 - 55000.00', exact: '0', rule },
      { name: 'amount', exact: '55000', rule: null },
    ]);
    expect(claim.lines.nodes).toMatchObject([
      {
        ...{ amount: { amount: '55000.00' }, toCost: { amount: '36000.00' }, rate: '0.1' },
        working: [
          { name: 'fobCny', expression: '1200000.00 CNY x 1', exact: '1200000' },
          {
            ...{ name: 'cap', expression: '1200000.00 x 0.1', exact: '120000' },
            rule: { key: 'operator/refund-rate/950300/2026-06-01' },
          },
          {
            ...{ name: 'nonCreditable', expression: '1200000.00 x (0.13 - 0.1)', exact: '36000' },
            rule: { key: expect.stringContaining('levy-rate/') },
          },
          { name: 'amount', expression: '55000.00 x 120000 / 120000', exact: '55000', rule: null },
          { name: 'toCost', expression: '36000.00 x 36000 / 36000', exact: '36000', rule: null },
        ],
      },
    ]);
  });

  it.each([
    [
      'G5',
      { inputVat: '200000.00', outputVat: '52000.00', carriedIn: '10000.00' },
      '65000.00',
      '0.00',
      '93000.00',
    ],
    ['G6', { inputVat: '40000.00', outputVat: '90000.00' }, '0.00', '65000.00', '0.00'],
  ])('%s is golden', async (_case, figures, refund, credit, carriedOut) => {
    const of = await aMakersExport({ lines: [{ quantity: 100, total: yuan(500_000) }] });
    const claim = filed(await graph.file(of, { period: period(figures) }));
    expect(claim.amount.amount).toBe(refund);
    expect(claim.period).toMatchObject({
      credit: { amount: credit },
      carriedOut: { amount: carriedOut },
    });
  });

  it('G7 is golden: the FOB value of a CIF price, converted on the day of export', async () => {
    // CIF 10,000 less freight 800 and insurance 60, as the declaration tells it.
    const fob = money(9_140_00n, 'USD');
    const of = await aMakersExport({ lines: [{ quantity: 10, total: money(10_000_00n, 'USD') }], fob });
    const claim = filed(await graph.file(of, { period: period() }));
    expect(claim.lines.nodes).toMatchObject([
      {
        fob: { amount: '64894.00' },
        working: expect.arrayContaining([
          {
            name: 'fobCny',
            expression: '9140.00 USD x 7.1',
            exact: '64894',
            amount: { amount: '64894.00' },
            rule: expect.objectContaining({ key: 'operator/fx-rate/USD/CNY/2026-05-04' }),
          },
        ]),
      },
    ]);
  });

  it('shares the refund out among the lines without losing a fen', async () => {
    const lines = [1, 2, 3].map((each) => ({ quantity: each, total: yuan(100) }));
    const of = await aMakersExport({ lines });
    const claim = filed(await graph.file(of, { period: period({ inputVat: '20.00' }) }));
    expect(claim.amount.amount).toBe('20.00');
    expect(claim.lines.nodes.map(({ amount }) => amount.amount)).toEqual(['6.67', '6.67', '6.66']);
    const [, , third] = claim.lines.nodes;
    expect(third?.working.find(({ name }) => name === 'amount')).toMatchObject({
      expression: '20.00 x 13 / 39',
      exact: '6.6666666667',
      amount: { amount: '6.66' },
    });
  });

  it('is not of goods that were declared by a short code, whose refund was given up', async () => {
    const of = await aMakersExport({ lines: [{ quantity: 100, hsCode: '950300' }] });
    expect(refusals(await graph.file(of, { period: period() }))).toEqual(['MODE_NOT_ALLOWED']);
  });

  it('wants to know of which exports free materials are', async () => {
    await graph.finance.instance.imports.rates.run([
      { prefix: LOWERED.slice(0, 6), rate: '0.06', validFrom: '2026-05-04', validTo: '2026-05-04' },
    ]);
    const of = await aMakersExport({
      lines: [
        { quantity: 1, total: yuan(100) },
        { quantity: 1, total: yuan(100), hsCode: LOWERED },
      ],
    });
    const figures = period({ freeMaterials: '10.00' });
    expect(refusals(await graph.file(of, { period: figures }))).toEqual(['INVALID period.freeMaterials']);
    const only = [{ declarationId: of.declarationId, lineNumber: 1 }];
    const claim = filed(await graph.file(of, { period: figures, only }));
    expect(step(claim, 'cap')).toMatchObject({
      expression: '(100.00 - 10.00) x 0.13',
      amount: { amount: '11.70' },
    });
  });
});

describe('exports that are not refunded', () => {
  it('G11 is golden: a parcel of a pilot zone without invoice is exempt, and owes tax on a deemed profit', async () => {
    const viewer = await graph.supplier({ zoneId: 'zone_shantou' });
    const parcel = {
      mode: 'M9610',
      zoneId: 'zone_shantou',
      lines: [{ quantity: 1, total: yuan(10_000_000) }],
    };
    const of = await graph.exported(viewer, parcel);
    const claim = filed(await graph.file(of));
    expect(claim).toMatchObject({
      method: 'EXEMPT_WITHOUT_INVOICE',
      amount: { amount: '0.00' },
      dueOn: null,
    });
    expect(amounts(claim)).toMatchObject({
      deemedProfit: '400000.00',
      incomeTax: '100000.00',
      incomeTaxOfSmallFirm: '20000.00',
    });
    expect(step(claim, 'deemedProfit')?.rule?.source).toBe('STA Announcement 36 of 2019');
    await graph.settle();
    expect((await graph.read(claim.id, of.viewer))?.status).toBe('APPROVED');
    const elsewhere = await graph.exported(viewer, { ...parcel, zoneId: 'zone_hangzhou' });
    expect(filed(await graph.file(elsewhere)).method).toBe('TAXED');
  });

  it('of a small-scale taxpayer, and of market procurement, are exempt', async () => {
    const small = await graph.exported(await graph.supplier({ taxpayer: 'SMALL_SCALE' }));
    expect(filed(await graph.file(small))).toMatchObject({
      method: 'EXEMPT_ONLY',
      reason: 'small-scale-taxpayer',
    });
    const market = await graph.exported(await graph.supplier(), { mode: 'M1039' });
    expect(refusals(await graph.file(market, { invoices: [anInvoice(market)] }))).toEqual([
      'INVALID invoices.0',
    ]);
    expect(filed(await graph.file(market))).toMatchObject({
      method: 'EXEMPT_ONLY',
      reason: 'market-procurement',
    });
  });

  it('of a cancelled refund, or without invoice, are taxed as a domestic sale', async () => {
    const viewer = await graph.supplier();
    // The refund of aluminium semis was cancelled on 1 December 2024.
    const metal = await graph.exported(viewer, {
      lines: [{ quantity: 1, hsCode: '7606111000', total: yuan(1_130) }],
    });
    const taxed = filed(await graph.file(metal));
    expect(taxed).toMatchObject({ method: 'TAXED', reason: 'refund-cancelled', amount: { amount: '0.00' } });
    expect(taxed.lines.nodes).toMatchObject([
      {
        toCost: { amount: '130.00' },
        working: [{ name: 'vatDue', expression: '1130.00 / (1 + 0.13) x 0.13' }],
      },
    ]);
    const bare = await graph.exported(viewer);
    expect(refusals(await graph.file(bare, { expectedMethod: 'EXEMPT_AND_REFUND' }))).toEqual([
      'INVALID expectedMethod',
    ]);
    expect(filed(await graph.file(bare))).toMatchObject({ method: 'TAXED', reason: 'invoice-missing' });
  });

  it.each([
    ['a trader’s goods', {}, { isPaid: false }],
    ['a maker’s', { role: 'MANUFACTURER' as const }, {}],
    ['parcels without a summary', {}, { mode: 'M9610', summary: { kind: 'SUMMARY' as const } }],
  ])('because nobody claimed them in time are taxed, paid or not: %s', async (_what, facts, given) => {
    const lines = [1_130, 2_260].map((price) => ({ quantity: 1, total: yuan(price) }));
    const of = await graph.exported(await graph.supplier(facts), { ...given, lines });
    graph.finance.clock.set('2029-05-04T16:00:00Z');
    const claim = filed(await graph.file(of));
    expect(claim).toMatchObject({
      ...{ method: 'TAXED', reason: 'not-claimed-in-time', amount: { amount: '0.00' }, dueOn: null },
      rule: { key: 'refund-rule/CLAIM_DEADLINE/2026-01-01' },
      lines: { nodes: [{ toCost: { amount: '130.00' } }, { toCost: { amount: '260.00' } }] },
    });
    expect(step(claim, 'vatDue')).toMatchObject({
      expression: 'sum of 2 lines',
      amount: { amount: '390.00' },
    });
    await graph.settle();
    expect((await graph.read(claim.id, of.viewer))?.status).toBe('APPROVED');
  });

  it('are not taxed for being late where they are exempt anyway, or their refund is cancelled', async () => {
    const parcel = await graph.exported(await graph.supplier({ zoneId: 'zone_shantou' }), {
      ...{ mode: 'M9610', zoneId: 'zone_shantou' },
    });
    const metal = await graph.exported(await graph.supplier(), {
      lines: [{ quantity: 1, hsCode: '7606111000', total: yuan(1_130) }],
    });
    graph.finance.clock.set('2029-05-04T16:00:00Z');
    expect(filed(await graph.file(parcel)).method).toBe('EXEMPT_WITHOUT_INVOICE');
    expect(filed(await graph.file(metal)).reason).toBe('refund-cancelled');
  });

  it('refunded what is in time of a claim, and are taxed for the rest', async () => {
    const viewer = await graph.supplier({ role: 'MANUFACTURER' });
    const lines = [{ quantity: 1, total: yuan(1_130) }];
    const [late, early] = [
      await graph.exported(viewer, { lines }),
      await graph.exported(viewer, { lines, exportedOn: '2026-05-05' }),
    ];
    graph.finance.clock.set('2029-05-04T16:00:00Z');
    const claim = filed(
      await graph.file(late, {
        declarationIds: [late.declarationId, early.declarationId],
        period: period({ inputVat: '500.00' }),
      }),
    );
    expect(claim).toMatchObject({ method: 'EXEMPT_CREDIT_REFUND', amount: { amount: '146.90' } });
    expect(claim.lines.nodes.map(({ reason }) => reason)).toEqual(['manufacturer', 'not-claimed-in-time']);
  });

  it('share a claim with those that are', async () => {
    const of = await graph.exported(await graph.supplier(), {
      lines: [{ quantity: 100 }, { quantity: 1, hsCode: '7606111000' }],
    });
    const claim = filed(await graph.file(of, { invoices: [anInvoice(of)] }));
    expect(claim).toMatchObject({ method: 'EXEMPT_AND_REFUND', amount: { amount: '650.00' } });
    expect(claim.lines.nodes.map(({ lineNumber, method }) => [lineNumber, method])).toEqual([
      [1, 'EXEMPT_AND_REFUND'],
      [2, 'TAXED'],
    ]);
  });
});
