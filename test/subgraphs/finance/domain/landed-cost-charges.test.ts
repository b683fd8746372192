import { describe, expect, it } from '@jest/globals';
import type { Consignment } from '../../../../subgraphs/finance/domain/consignment.ts';
import type { LowValueRelief } from '../../../../subgraphs/finance/domain/import-rules.ts';
import { type ImportRules, landedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import { formatAmount } from '../../../../values/money.ts';
import { fee, levy, marketRule } from '../rows.ts';
import { consignment, eur, goods, parts, relief, rules } from './consignments.ts';

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
