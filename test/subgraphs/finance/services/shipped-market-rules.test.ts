import { describe, expect, it } from '@jest/globals';
import type { Consignment } from '../../../../subgraphs/finance/domain/consignment.ts';
import { landedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import { formatAmount, parseMoney } from '../../../../values/money.ts';
import { EU, importRules, OTHERS } from '../shipped.ts';

const consignment = (
  country: string,
  price: string,
  given: Partial<Consignment> & { hsCode?: string; origin?: string } = {},
): Consignment => {
  const [amount = '', currency = ''] = price.split(' ');
  const { hsCode = '9503006000', origin = 'CN', ...rest } = given;
  return {
    country,
    on: '2026-11-23',
    incoterm: 'DDP',
    scheme: 'CHECKOUT',
    goods: [{ price: parseMoney({ amount, currency }), tariff: { hsCode, origin } }],
    freight: null,
    insurance: null,
    ...rest,
  };
};

const answer = (of: Consignment) => {
  const { lines, total, missing } = landedCost(of, importRules);
  return {
    charges: lines
      .filter(({ kind }) => kind !== 'GOODS')
      .map(({ kind, amount }) => `${kind} ${formatAmount(amount)}`),
    total: `${formatAmount(total)} ${total.currency}`,
    missing,
  };
};

describe('shipped market rules', () => {
  it('cover the EU of 27 and eight more markets', () => {
    expect([...new Set(importRules.markets.map(({ country }) => country))].sort()).toEqual(
      [...EU, ...OTHERS].sort(),
    );
  });

  it.each<[string, Consignment, string[], string]>([
    [
      'spare EU duty up to 150 until June 2026',
      consignment('DE', '150 EUR', { on: '2026-06-30' }),
      ['DUTY 0.00', 'IMPORT_VAT 28.50'],
      '178.50 EUR',
    ],
    [
      'take EUR 3 a code from July 2026',
      consignment('DE', '150 EUR', { on: '2026-07-01' }),
      ['DUTY 3.00', 'IMPORT_VAT 29.07'],
      '182.07 EUR',
    ],
    [
      'take EUR 3 a code of postal consignments too',
      consignment('DE', '150 EUR', { on: '2026-07-01', scheme: 'POSTAL' }),
      ['DUTY 3.00', 'IMPORT_VAT 29.07'],
      '182.07 EUR',
    ],
    [
      'take the EU tariff otherwise',
      consignment('DE', '100 EUR', { on: '2026-07-01', scheme: 'STANDARD', hsCode: '6109100010' }),
      ['DUTY 12.00', 'IMPORT_VAT 21.28'],
      '133.28 EUR',
    ],
    [
      'take the EU tariff above 150',
      consignment('FR', '150.01 EUR', { hsCode: '6109100010' }),
      ['DUTY 18.00', 'IMPORT_VAT 33.60'],
      '201.61 EUR',
    ],
    [
      'spare GB duty up to 135',
      consignment('GB', '135 GBP', { hsCode: '6109100010' }),
      ['DUTY 0.00', 'IMPORT_VAT 27.00'],
      '162.00 GBP',
    ],
    [
      'take GB duty above 135',
      consignment('GB', '135.01 GBP', { hsCode: '6109100010' }),
      ['DUTY 16.20', 'IMPORT_VAT 30.24'],
      '181.45 GBP',
    ],
    [
      'spare AU duty up to 1,000',
      consignment('AU', '1000 AUD', { hsCode: '6109100010', origin: 'VN' }),
      ['DUTY 0.00', 'IMPORT_VAT 100.00'],
      '1100.00 AUD',
    ],
    [
      'take AU duty above 1,000',
      consignment('AU', '1200 AUD', {
        hsCode: '6109100010',
        origin: 'VN',
        freight: parseMoney({ amount: '150', currency: 'AUD' }),
      }),
      ['FREIGHT 150.00', 'DUTY 60.00', 'IMPORT_VAT 141.00'],
      '1551.00 AUD',
    ],
    [
      'spare AU duty of China’s goods',
      consignment('AU', '1200 AUD', { hsCode: '6109100010' }),
      ['DUTY 0.00', 'IMPORT_VAT 120.00'],
      '1320.00 AUD',
    ],
    [
      'spare NZ duty up to 1,000',
      consignment('NZ', '1000 NZD', { origin: 'VN' }),
      ['DUTY 0.00', 'IMPORT_VAT 150.00'],
      '1150.00 NZD',
    ],
    [
      'take NZ duty above 1,000',
      consignment('NZ', '1100 NZD', {
        origin: 'VN',
        freight: parseMoney({ amount: '100', currency: 'NZD' }),
      }),
      ['FREIGHT 100.00', 'DUTY 55.00', 'IMPORT_VAT 188.25'],
      '1443.25 NZD',
    ],
    ['take SG GST up to 400', consignment('SG', '400 SGD'), ['DUTY 0.00', 'IMPORT_VAT 36.00'], '436.00 SGD'],
    ['take SG GST above 400', consignment('SG', '500 SGD'), ['DUTY 0.00', 'IMPORT_VAT 45.00'], '545.00 SGD'],
    [
      'spare JP duty and tax up to 10,000',
      consignment('JP', '10000 JPY'),
      ['DUTY 0', 'IMPORT_VAT 0'],
      '10000 JPY',
    ],
    [
      'hold the CIF value against JP’s limit',
      consignment('JP', '10000 JPY', { freight: parseMoney({ amount: '1', currency: 'JPY' }) }),
      ['FREIGHT 1', 'DUTY 0', 'IMPORT_VAT 1000'],
      '11001 JPY',
    ],
    [
      'spare no JP duty of knitwear',
      consignment('JP', '5000 JPY', { hsCode: '6109100010' }),
      ['DUTY 545', 'IMPORT_VAT 555'],
      '6100 JPY',
    ],
    [
      'spare KR duty and tax up to USD 150',
      consignment('KR', '200000 KRW'),
      ['DUTY 0', 'IMPORT_VAT 0'],
      '200000 KRW',
    ],
    [
      'take KR duty and tax above USD 150',
      consignment('KR', '400000 KRW'),
      ['DUTY 32000', 'IMPORT_VAT 43200'],
      '475200 KRW',
    ],
    [
      'spare CA duty and tax up to 20',
      consignment('CA', '20 CAD'),
      ['DUTY 0.00', 'IMPORT_VAT 0.00'],
      '20.00 CAD',
    ],
    [
      'spare US duty up to 800 until 1 May 2025',
      consignment('US', '800 USD', { on: '2025-05-01' }),
      ['DUTY 0.00', 'IMPORT_VAT 0.00'],
      '800.00 USD',
    ],
    [
      'spare US duty of other origins until 28 August 2025',
      consignment('US', '800 USD', { on: '2025-08-28', origin: 'VN' }),
      ['DUTY 0.00', 'IMPORT_VAT 0.00'],
      '800.00 USD',
    ],
    [
      'take US duty and IEEPA duties of China’s goods from 2 May 2025',
      consignment('US', '100 USD', { on: '2025-05-02' }),
      ['DUTY 0.00', 'EXTRA_DUTY 0.00', 'EXTRA_DUTY 20.00', 'EXTRA_DUTY 125.00', 'IMPORT_VAT 0.00'],
      '245.00 USD',
    ],
    [
      'take the lowered IEEPA duties from 10 November 2025',
      consignment('US', '100 USD', { on: '2025-11-10' }),
      ['DUTY 0.00', 'EXTRA_DUTY 0.00', 'EXTRA_DUTY 10.00', 'EXTRA_DUTY 10.00', 'IMPORT_VAT 0.00'],
      '120.00 USD',
    ],
    [
      'take section 301 and section 122 from 24 February 2026',
      consignment('US', '100 USD', { on: '2026-02-24', hsCode: '9405110000' }),
      ['DUTY 3.90', 'EXTRA_DUTY 10.00', 'EXTRA_DUTY 25.00', 'IMPORT_VAT 0.00'],
      '138.90 USD',
    ],
    [
      'take US fees of formal entries',
      consignment('US', '3000 USD', { on: '2026-07-23', incoterm: 'FOB' }),
      ['DUTY 0.00', 'EXTRA_DUTY 300.00', 'EXTRA_DUTY 0.00', 'IMPORT_VAT 0.00', 'FEE 33.58', 'FEE 3.75'],
      '3337.33 USD',
    ],
  ])('%s', (_case, of, charges, total) => {
    expect(answer(of)).toEqual({ charges, total, missing: [] });
  });

  it.each<[string, Consignment, string[]]>([
    [
      'the US extra duty after 23 July 2026',
      consignment('US', '100 USD', { on: '2026-07-24' }),
      ['US extra duty after 2026-07-23'],
    ],
    [
      'the US fee of a year that is not published',
      consignment('US', '3000 USD', { on: '2026-10-01' }),
      ['US extra duty after 2026-07-23', 'US merchandise processing fee after 2026-09-30'],
    ],
    [
      'the US duty of the post',
      consignment('US', '100 USD', { on: '2025-12-01', scheme: 'POSTAL' }),
      ['US duty on postal consignments from 2025-05-02 to 2026-02-23'],
    ],
    [
      'the US reciprocal duty of other origins',
      consignment('US', '100 USD', { on: '2025-12-01', origin: 'VN' }),
      ['US reciprocal duty from 2025-08-07 to 2026-02-23, which depends on the origin'],
    ],
    [
      'the tax of a Canadian province',
      consignment('CA', '20.01 CAD'),
      ['CA provincial sales tax, which depends on the province'],
    ],
    [
      'an anti-dumping duty that depends on the producer',
      consignment('DE', '200 EUR', { hsCode: '8712003000' }),
      ['EU anti-dumping duty on bicycles of China, which depends on the producer'],
    ],
    [
      'the EU after June 2028',
      consignment('DE', '20 EUR', { on: '2028-07-01' }),
      ['DE import rules on 2028-07-01'],
    ],
    ['a market that is not covered', consignment('BR', '20 USD'), ['BR import rules on 2026-11-23']],
  ])('say that they miss %s', (_case, of, missing) => {
    expect(answer(of).missing).toEqual(missing);
  });
});
