import { describe, expect, it } from '@jest/globals';
import type { LowValueRelief } from '../../../../subgraphs/finance/domain/import-rules.ts';
import { landedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import { formatAmount } from '../../../../values/money.ts';
import { levy, marketRule, vatRate } from '../rows.ts';
import { consignment, eur, goods, parts, relief, rules } from './consignments.ts';

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
