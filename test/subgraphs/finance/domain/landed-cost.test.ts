import { describe, expect, it } from '@jest/globals';
import type { Consignment, Goods } from '../../../../subgraphs/finance/domain/consignment.ts';
import type { LowValueRelief } from '../../../../subgraphs/finance/domain/import-rules.ts';
import {
  type ImportRules,
  type LandedCost,
  landedCost,
} from '../../../../subgraphs/finance/domain/landed-cost.ts';
import type { Currency } from '../../../../values/currency.ts';
import { formatAmount, type Money, parseAmount } from '../../../../values/money.ts';
import { fee, fxRate, levy, marketRule, vatRate } from '../rows.ts';

const eur = (amount: string) => parseAmount(amount, 'EUR');

const goods = (price: Money, hsCode = '6109100010', origin = 'CN'): Goods => ({
  price,
  tariff: { hsCode, origin },
});

const consignment = (given: Partial<Consignment> = {}): Consignment => ({
  country: 'DE',
  on: '2026-08-03',
  incoterm: 'DDP',
  scheme: 'CHECKOUT',
  goods: [goods(eur('200.00'))],
  freight: eur('20.00'),
  insurance: eur('2.00'),
  ...given,
});

const relief = (given: Partial<LowValueRelief> = {}): LowValueRelief => ({
  limit: eur('150.00'),
  valuedAt: 'GOODS',
  duty: 'NONE',
  perCode: null,
  schemes: null,
  tax: 'DUE',
  exceptOrigins: [],
  exceptPrefixes: [],
  ...given,
});

const rules = (given: Partial<ImportRules> = {}): ImportRules => ({
  markets: [marketRule({ lowValue: relief() })],
  vatRates: [vatRate('DE', '0.19')],
  levies: [levy({ prefix: '6109', rate: '0.12' })],
  fees: [],
  fxRates: [],
  ...given,
});

const parts = ({ lines, total }: LandedCost) => [
  ...lines.map(({ kind, amount }) => `${kind} ${formatAmount(amount)}`),
  `= ${formatAmount(total)} ${total.currency}`,
];

describe('landedCost', () => {
  it('adds duty on the CIF value, and VAT on both, above the low-value limit', () => {
    const cost = landedCost(consignment(), rules());
    expect(parts(cost)).toEqual([
      'GOODS 200.00',
      'FREIGHT 20.00',
      'INSURANCE 2.00',
      'DUTY 26.64',
      'IMPORT_VAT 47.24',
      '= 295.88 EUR',
    ]);
    expect(cost).toMatchObject({ complete: true, missing: [], on: '2026-08-03' });
  });

  it('shows what each rate was applied to, and the rule', () => {
    const [, , , duty, vat] = landedCost(consignment(), rules()).lines;
    expect(duty).toMatchObject({
      base: eur('222.00'),
      rule: { key: 'duty-rate/EU/duty/any/6109/2024-01-01' },
    });
    expect(duty?.rate?.toFixed()).toBe('0.12');
    expect(vat).toMatchObject({ base: eur('248.64'), rule: { key: 'vat-rate/DE/2024-01-01' } });
  });

  it('takes a fixed duty for each distinct 6-digit code of a low-value consignment', () => {
    const perCode = relief({ duty: 'PER_CODE', perCode: eur('3.00'), schemes: ['CHECKOUT', 'POSTAL'] });
    const parcel = consignment({
      country: 'FR',
      goods: [
        goods(eur('10.00'), '6109100010'),
        goods(eur('10.00'), '6109100021'),
        goods(eur('20.00'), '6404110000'),
      ],
      freight: eur('5.00'),
      insurance: null,
    });
    const cost = landedCost(
      parcel,
      rules({
        markets: [marketRule({ country: 'FR', lowValue: perCode })],
        vatRates: [vatRate('FR', '0.20')],
      }),
    );
    expect(parts(cost)).toEqual([
      'GOODS 10.00',
      'GOODS 10.00',
      'GOODS 20.00',
      'FREIGHT 5.00',
      'DUTY 6.00',
      'IMPORT_VAT 10.20',
      '= 61.20 EUR',
    ]);
  });

  it('takes the tariff of a low-value consignment in a scheme that the fixed duty is not for', () => {
    const perCode = relief({ duty: 'PER_CODE', perCode: eur('3.00'), schemes: ['CHECKOUT', 'POSTAL'] });
    const cost = landedCost(
      consignment({ goods: [goods(eur('100.00'))], freight: null, insurance: null, scheme: 'STANDARD' }),
      rules({ markets: [marketRule({ lowValue: perCode })] }),
    );
    expect(parts(cost)).toEqual(['GOODS 100.00', 'DUTY 12.00', 'IMPORT_VAT 21.28', '= 133.28 EUR']);
  });

  it.each([
    ['at the limit', '150.00', 'DUTY 0.00'],
    ['a cent above it', '150.01', 'DUTY 18.00'],
  ])('spares the duty of a consignment %s', (_case, price, duty) => {
    const cost = landedCost(
      consignment({ goods: [goods(eur(price))], freight: null, insurance: null }),
      rules(),
    );
    expect(parts(cost)).toContain(duty);
  });

  it('holds the value of all goods together against the limit', () => {
    const two = consignment({
      goods: [goods(eur('100.00')), goods(eur('50.01'))],
      freight: null,
      insurance: null,
    });
    expect(parts(landedCost(two, rules()))).toEqual(expect.arrayContaining(['DUTY 12.00', 'DUTY 6.00']));
  });

  it.each<[string, Partial<LowValueRelief>, string[]]>([
    [
      'the value that duty is due on, where the rule says so',
      { valuedAt: 'DUTY_BASIS' },
      ['DUTY 18.00', 'IMPORT_VAT 31.92'],
    ],
    ['the goods alone otherwise', {}, ['DUTY 0.00', 'IMPORT_VAT 28.50']],
    [
      'nothing for goods of an excepted origin',
      { exceptOrigins: ['CN'] },
      ['DUTY 18.00', 'IMPORT_VAT 31.92'],
    ],
    [
      'nothing for goods under an excepted heading',
      { exceptPrefixes: ['6109'] },
      ['DUTY 18.00', 'IMPORT_VAT 31.92'],
    ],
    ['tax too where the rule says so', { tax: 'NONE' }, ['DUTY 0.00', 'IMPORT_VAT 0.00']],
  ])('spares by %s', (_case, given, expected) => {
    const parcel = consignment({ goods: [goods(eur('149.00'))], freight: eur('1.00'), insurance: null });
    const of = rules({ markets: [marketRule({ lowValue: relief({ limit: eur('149.50'), ...given }) })] });
    expect(parts(landedCost(parcel, of)).slice(2, 4)).toEqual(expected);
  });

  it('leaves freight and insurance out of duty and tax in a FOB market', () => {
    const of = rules({ markets: [marketRule({ dutyBasis: 'FOB', taxBasis: 'FOB' })] });
    expect(parts(landedCost(consignment(), of)).slice(3)).toEqual([
      'DUTY 24.00',
      'IMPORT_VAT 42.56',
      '= 288.56 EUR',
    ]);
  });

  it('takes GST on freight and insurance where duty is on the FOB value but tax is not', () => {
    const of = rules({ markets: [marketRule({ dutyBasis: 'FOB', taxBasis: 'CIF' })] });
    expect(parts(landedCost(consignment(), of)).slice(3)).toEqual([
      'DUTY 24.00',
      'IMPORT_VAT 46.74',
      '= 292.74 EUR',
    ]);
  });

  it('shares freight out by price, so that each of the goods bears its own duty', () => {
    const two = consignment({
      goods: [goods(eur('200.00')), goods(eur('100.00'), '6404110000')],
      freight: eur('10.00'),
      insurance: null,
    });
    const levies = [levy({ prefix: '6109', rate: '0.10' }), levy({ prefix: '6404', rate: '0.20' })];
    const duties = landedCost(two, rules({ levies })).lines.filter(({ kind }) => kind === 'DUTY');
    expect(duties.map(({ base, amount }) => [base && formatAmount(base), formatAmount(amount)])).toEqual([
      ['206.67', '20.67'],
      ['103.33', '20.67'],
    ]);
  });

  it('reckons goods for nothing as well as any', () => {
    const free = consignment({
      goods: [goods(eur('0.00')), goods(eur('0.00'))],
      freight: eur('0.03'),
      insurance: null,
    });
    const of = rules({ markets: [marketRule({})] });
    expect(parts(landedCost(free, of)).at(-1)).toBe('= 0.04 EUR');
  });
});

describe('landedCost: levies', () => {
  const levies = [
    levy({ prefix: '61', rate: '0.01' }),
    levy({ prefix: '6109', rate: '0.02' }),
    levy({ prefix: '6109', rate: '0.03', origin: 'CN' }),
    levy({ prefix: '', levy: 'section-122', rate: '0.10' }),
    levy({ prefix: '610910', levy: 'section-301', origin: 'CN', rate: '0.25' }),
  ];
  const dutiesOf = (hsCode: string, origin: string) =>
    landedCost(
      consignment({ goods: [goods(eur('200.00'), hsCode, origin)], freight: null, insurance: null }),
      rules({ levies }),
    )
      .lines.filter(({ kind }) => kind === 'DUTY' || kind === 'EXTRA_DUTY')
      .map(({ kind, amount }) => `${kind} ${formatAmount(amount)}`);

  it.each([
    ['6109100010', 'CN', ['DUTY 6.00', 'EXTRA_DUTY 20.00', 'EXTRA_DUTY 50.00']],
    ['6109900010', 'CN', ['DUTY 6.00', 'EXTRA_DUTY 20.00']],
    ['6109100010', 'VN', ['DUTY 4.00', 'EXTRA_DUTY 20.00']],
    ['6110000000', 'CN', ['DUTY 2.00', 'EXTRA_DUTY 20.00']],
  ])(
    'takes for %s of %s each levy at its longest prefix, and its origin first',
    (hsCode, origin, expected) => {
      expect(dutiesOf(hsCode, origin)).toEqual(expected);
    },
  );

  it('uses a sample only where no other row covers the goods', () => {
    const sample = levy({ prefix: '610910', origin: 'CN', rate: '0.50' }, { source: 'SAMPLE' });
    const of = consignment({ freight: null, insurance: null });
    const costBy = (levies: ImportRules['levies']) => parts(landedCost(of, rules({ levies })));
    expect(costBy([sample, levy({ prefix: '61', rate: '0.01' })])).toContain('DUTY 2.00');
    expect(costBy([sample])).toContain('DUTY 100.00');
  });

  it("does not read an exporter's digits beyond the sixth", () => {
    const of = rules({ levies: [...levies, levy({ prefix: '61091000', rate: '0.50', origin: 'CN' })] });
    expect(parts(landedCost(consignment({ freight: null, insurance: null }), of))).toContain('DUTY 6.00');
  });
});

describe('landedCost: fees', () => {
  const fees = [
    fee({
      market: 'EU',
      aboveValue: eur('100.00'),
      rate: '0.01',
      minimum: eur('5.00'),
      maximum: eur('9.00'),
    }),
    fee({ market: 'EU', aboveValue: eur('100.00'), rate: '0.02', seaOnly: true }),
    fee({ market: 'GB', aboveValue: eur('0.00'), rate: '0.50' }),
  ];
  const feesOf = (price: string, given: Partial<Consignment> = {}, lowValue: LowValueRelief | null = null) =>
    landedCost(
      consignment({ goods: [goods(eur(price))], freight: null, insurance: null, ...given }),
      rules({ markets: [marketRule({ lowValue })], fees }),
    )
      .lines.filter(({ kind }) => kind === 'FEE')
      .map(({ amount }) => formatAmount(amount));

  it.each<[string, string, Partial<Consignment>, LowValueRelief | null, string[]]>([
    ['none up to the value that they begin with', '100.00', {}, null, []],
    ['at least the minimum', '100.01', {}, null, ['5.00']],
    ['the share', '700.00', {}, null, ['7.00']],
    ['at most the maximum', '5000.00', {}, null, ['9.00']],
    ['those of the sea under terms for the sea', '700.00', { incoterm: 'CIF' }, null, ['7.00', '14.00']],
    ['none under the low-value relief', '140.00', {}, relief(), []],
  ])('takes %s', (_case, price, given, lowValue, expected) => {
    expect(feesOf(price, given, lowValue)).toEqual(expected);
  });
});

describe('landedCost: what is missing', () => {
  const missingOf = (given: Partial<ImportRules>, of: Partial<Consignment> = {}) => {
    const { complete, missing, total } = landedCost(consignment(of), rules(given));
    expect(complete).toBe(missing.length === 0);
    return { missing, total: formatAmount(total) };
  };

  it.each<[string, Partial<ImportRules>, Partial<Consignment>, string[], string]>([
    ['a market without rules', { markets: [] }, {}, ['DE import rules on 2026-08-03'], '222.00'],
    [
      'a day without rules',
      { markets: [marketRule({}, { validTo: '2026-08-02' })] },
      {},
      ['DE import rules on 2026-08-03'],
      '222.00',
    ],
    ['a heading without duty rate', { levies: [] }, {}, ['EU duty rate of 610910 on 2026-08-03'], '264.18'],
    [
      'a duty rate of other days',
      { levies: [levy({}, { validFrom: '2026-08-04' })] },
      {},
      ['EU duty rate of 610910 on 2026-08-03'],
      '264.18',
    ],
    ['a country without VAT rate', { vatRates: [] }, {}, ['DE VAT rate on 2026-08-03'], '248.64'],
    [
      'a levy that is known to be due, but not how much',
      { levies: [levy({}), levy({ levy: 'anti-dumping', rate: null }, { text: 'EU anti-dumping duty' })] },
      {},
      ['EU anti-dumping duty'],
      '295.88',
    ],
    [
      'a gap of the rules',
      { markets: [marketRule({ gaps: [{ scheme: null, text: 'a tax of the province' }] })] },
      {},
      ['a tax of the province'],
      '295.88',
    ],
    [
      'a gap for another scheme',
      { markets: [marketRule({ gaps: [{ scheme: 'POSTAL', text: 'postal duty' }] })] },
      {},
      [],
      '295.88',
    ],
    [
      'a fee that is not known',
      { fees: [{ ...fee({ market: 'EU', aboveValue: eur('1.00'), rate: null }), text: 'a fee' }] },
      {},
      ['a fee'],
      '295.88',
    ],
    [
      'goods whose owner did not answer',
      {},
      { goods: [{ price: eur('200.00'), tariff: null }] },
      ['HS code and origin of the goods'],
      '222.00',
    ],
    [
      'a price without rate',
      {},
      { freight: parseAmount('20', 'INR') },
      ['FX rate INR/EUR on 2026-08-03'],
      '202.00',
    ],
    [
      'a limit without rate',
      { markets: [marketRule({ lowValue: relief({ limit: parseAmount('150', 'INR') }) })] },
      {},
      ['FX rate INR/EUR on 2026-08-03'],
      '222.00',
    ],
  ])('names %s', (_case, given, of, missing, total) => {
    expect(missingOf(given, of)).toEqual({ missing, total });
  });

  it('asks for no duty rate where the relief spares the duty', () => {
    const parcel = { goods: [goods(eur('20.00'))] } satisfies Partial<Consignment>;
    expect(missingOf({ levies: [] }, parcel).missing).toEqual([]);
  });

  it('answers in the currency of the goods where the market has no rules', () => {
    const cost = landedCost(
      consignment({ country: 'BR', goods: [goods(parseAmount('5.00', 'USD'))] }),
      rules(),
    );
    expect(cost.total.currency).toBe('USD');
    expect(cost.missing).toEqual(['FX rate EUR/USD on 2026-08-03', 'BR import rules on 2026-08-03']);
  });
});

describe('landedCost: other currencies', () => {
  const fxRates = (['USD', 'EUR'] satisfies Currency[]).map((base) =>
    fxRate({ base, quote: 'CNY', rate: base === 'USD' ? '7' : '8' }, { source: 'SAMPLE' }),
  );

  it("converts prices at the day's rate, and names it", () => {
    const cost = landedCost(
      consignment({ freight: parseAmount('16.00', 'USD'), insurance: null }),
      rules({ fxRates }),
    );
    expect(cost.lines[1]).toMatchObject({
      kind: 'FREIGHT',
      amount: eur('14.00'),
      base: parseAmount('16.00', 'USD'),
      rule: { sample: true, key: 'fx-rate/USD/CNY/2024-01-01 : fx-rate/EUR/CNY/2024-01-01' },
    });
    expect(cost.lines[1]?.rate?.toFixed()).toBe('0.875');
    expect(cost.lines[2]).toMatchObject({ kind: 'DUTY', base: eur('214.00') });
  });

  it('holds the converted value against the limit', () => {
    const dollars = consignment({
      goods: [goods(parseAmount('171.42', 'USD'))],
      freight: null,
      insurance: null,
    });
    expect(parts(landedCost(dollars, rules({ fxRates })))).toContain('GOODS 149.99');
    expect(parts(landedCost(dollars, rules({ fxRates })))).toContain('DUTY 0.00');
  });
});

describe('landedCost: who pays', () => {
  const payers = (incoterm: Consignment['incoterm']) => {
    const cost = landedCost(
      consignment({ incoterm }),
      rules({ fees: [fee({ market: 'EU', aboveValue: eur('1.00') })] }),
    );
    return cost.lines.map(({ paidBy }) => paidBy[0]).join('');
  };

  it.each<[Consignment['incoterm'], string]>([
    ['EXW', 'BBBBBB'],
    ['FCA', 'BBBBBB'],
    ['FAS', 'BBBBBB'],
    ['FOB', 'BBBBBB'],
    ['CFR', 'BSBBBB'],
    ['CPT', 'BSBBBB'],
    ['CIF', 'BSSBBB'],
    ['CIP', 'BSSBBB'],
    ['DAP', 'BSSBBB'],
    ['DPU', 'BSSBBB'],
    ['DDP', 'BSSSSS'],
  ])('splits goods, freight, insurance, duty, VAT and fee under %s as %s', (incoterm, expected) => {
    expect(payers(incoterm)).toBe(expected);
  });
});
