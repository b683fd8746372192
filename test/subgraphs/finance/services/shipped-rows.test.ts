import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { readReferenceFile } from '../../../../runtime/reference-data.ts';
import type { Consignment } from '../../../../subgraphs/finance/domain/consignment.ts';
import type { DatedRow } from '../../../../subgraphs/finance/domain/dated-row.ts';
import { exchangeRateOn } from '../../../../subgraphs/finance/domain/exchange-rate.ts';
import { type ImportRules, landedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import { leviesOn } from '../../../../subgraphs/finance/domain/levies.ts';
import { refundRateOn } from '../../../../subgraphs/finance/domain/refund-rate.ts';
import { findOverlaps } from '../../../../subgraphs/finance/domain/row-overlap.ts';
import { firstWorkingDay } from '../../../../subgraphs/finance/domain/working-days.ts';
import {
  readCalendars,
  readDutySchedules,
  readFxPeriods,
  readMarketRules,
  readRefundRates,
  readVatRates,
} from '../../../../subgraphs/finance/services/reference-files.ts';
import {
  shippedCalendar,
  shippedFee,
  shippedFxRates,
  shippedLevies,
  shippedMarketRules,
  shippedRefundRate,
  shippedVatRate,
} from '../../../../subgraphs/finance/services/shipped-rows.ts';
import { formatAmount, parseMoney } from '../../../../values/money.ts';

const belts = z.object({ belts: z.array(z.object({ hsHeadings: z.array(z.string()) })) });

const { rules, fees } = readMarketRules();
const importRules: ImportRules = {
  markets: rules.flatMap(shippedMarketRules),
  vatRates: readVatRates().map(shippedVatRate),
  levies: readDutySchedules().flatMap(shippedLevies),
  fees: fees.map(shippedFee),
  fxRates: readFxPeriods().flatMap(shippedFxRates),
};
const refundRates = readRefundRates().map(shippedRefundRate);
const calendars = readCalendars().map(shippedCalendar);

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const OTHERS = ['AU', 'CA', 'GB', 'JP', 'KR', 'NZ', 'SG', 'US'];

describe('the shipped reference data', () => {
  it.each<[string, readonly DatedRow[]]>([
    ['refund rates', refundRates],
    ['VAT rates', importRules.vatRates],
    ['market rules', importRules.markets],
    ['duty rates', importRules.levies],
    ['fees', importRules.fees],
    ['FX rates', importRules.fxRates],
    ['calendars', calendars],
  ])('has %s that do not overlap, each with a text and a source', (_name, rows) => {
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ _id }) => _id)).size).toBe(rows.length);
    expect(findOverlaps(rows)).toEqual([]);
    expect(rows.filter(({ text, source }) => !text || !source)).toEqual([]);
  });

  it('says that duties by heading and rates of exchange are samples', () => {
    const byHeading = importRules.levies.filter(({ levy }) => levy === 'duty' || levy === 'section-301');
    expect(byHeading.every(({ source }) => source === 'SAMPLE')).toBe(true);
    expect(importRules.fxRates.every(({ source }) => source === 'SAMPLE')).toBe(true);
  });
});

describe('shipped refund rates', () => {
  it.each([
    ['9503006000', '2026-11-23', '0.13'],
    ['8507600090', '2024-11-30', '0.13'],
    ['8507600090', '2024-12-01', '0.09'],
    ['8507600090', '2026-04-01', '0.06'],
    ['8507600090', '2027-01-01', '0'],
    ['8541430000', '2026-03-31', '0.09'],
    ['8541430000', '2026-04-01', '0'],
    ['7606113000', '2024-12-01', '0'],
    ['0902209000', '2026-11-23', '0.09'],
    ['7113191900', '2026-11-23', '0'],
  ])('refund %s on %s at %s', (hsCode, on, rate) => {
    expect(refundRateOn(refundRates, hsCode, on)?.rate).toBe(rate);
  });

  it.each(['3604', '4412', '4419', '4420', '4421', '6703', '6802', '6907', '7103', '7116'])(
    'know none for %s, whose place on the lists was not verified',
    (heading) => {
      expect(refundRateOn(refundRates, `${heading}000000`, '2026-11-23')).toBeNull();
    },
  );

  it('say what they were not read in the original for', () => {
    expect(refundRateOn(refundRates, '0603110000', '2026-11-23')?.text).toContain('(medium confidence)');
  });
});

describe('shipped VAT rates', () => {
  const rateOn = (country: string, on: string) =>
    importRules.vatRates.find(
      (row) => row.country === country && row.validFrom <= on && (row.validTo ?? on) >= on,
    )?.rate;

  it.each([
    ['EE', '2023-12-31', '0.2'],
    ['EE', '2024-01-01', '0.22'],
    ['EE', '2025-06-30', '0.22'],
    ['EE', '2025-07-01', '0.24'],
    ['SK', '2024-12-31', '0.2'],
    ['SK', '2025-01-01', '0.23'],
    ['RO', '2025-07-31', '0.19'],
    ['RO', '2025-08-01', '0.21'],
    ['FI', '2024-08-31', '0.24'],
    ['FI', '2024-09-01', '0.255'],
    ['SG', '2023-12-31', '0.08'],
    ['SG', '2024-01-01', '0.09'],
  ])('are in %s on %s %s', (country, on, rate) => {
    expect(rateOn(country, on)).toBe(rate);
  });

  it('cover all markets today', () => {
    expect([...EU, ...OTHERS].filter((country) => rateOn(country, '2026-11-23') === undefined)).toEqual([]);
  });
});

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

describe('shipped duty rates', () => {
  it('cover every heading of the belts in every market', () => {
    const { content } = readReferenceFile('belts.json', belts);
    const headings = [...new Set(content.belts.flatMap(({ hsHeadings }) => hsHeadings))];
    const markets = [...new Set(importRules.markets.map(({ market }) => market))];
    const uncovered = markets.flatMap((market) =>
      headings.filter((hsCode) => {
        const goods = { market, hsCode, origin: 'CN', on: '2026-11-23' };
        return leviesOn(importRules.levies, goods)[0]?.levy !== 'duty';
      }),
    );
    expect(uncovered).toEqual([]);
  });
});

describe('shipped FX rates', () => {
  it.each(['USD', 'EUR', 'GBP', 'JPY', 'KRW', 'AUD', 'NZD', 'SGD', 'CAD'] as const)(
    'know CNY for one %s on every day of 2025, 2026 and half of 2027',
    (base) => {
      for (const on of ['2025-01-01', '2025-12-31', '2026-01-01', '2026-02-28', '2026-12-31', '2027-06-30']) {
        expect(exchangeRateOn(importRules.fxRates, { base, quote: 'CNY', on })?.rule.sample).toBe(true);
      }
      expect(exchangeRateOn(importRules.fxRates, { base, quote: 'CNY', on: '2027-07-01' })).toBeNull();
    },
  );
});

describe('shipped calendars', () => {
  it.each([
    ['2026-02-15', '2026-02-24', 'after the Spring Festival'],
    ['2026-02-14', '2026-02-14', 'on a Saturday that is made up for'],
    ['2026-03-15', '2026-03-16', 'on a Monday'],
    ['2025-10-01', '2025-10-09', 'after National Day and Mid-Autumn'],
    ['2025-12-31', '2025-12-31', 'on the last day of a year'],
    ['2026-01-01', '2026-01-04', 'on a Sunday that is made up for'],
  ])('find from %s on %s, %s', (from, on, _case) => {
    expect(firstWorkingDay(calendars, from)?.on).toBe(on);
  });

  it('say that 2027 is a sample, and know nothing of 2028', () => {
    expect(firstWorkingDay(calendars, '2027-03-15')?.calendar.source).toBe('SAMPLE');
    expect(firstWorkingDay(calendars, '2028-03-15')).toBeNull();
  });
});
