import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { readReferenceFile } from '../../../../runtime/reference-data.ts';
import type { DatedRow } from '../../../../values/dated-row.ts';
import { exchangeRateOn } from '../../../../subgraphs/finance/domain/exchange-rate.ts';
import { leviesOn } from '../../../../subgraphs/finance/domain/levies.ts';
import { refundRateOn } from '../../../../subgraphs/finance/domain/refund-rate.ts';
import { findOverlaps } from '../../../../values/row-overlap.ts';
import { vatDeclaredUntil } from '../../../../subgraphs/finance/domain/vat-period.ts';
import { addMonths } from '../../../../values/month.ts';
import { firstWorkingDay } from '../../../../subgraphs/finance/domain/working-days.ts';
import { calendars, EU, importRules, OTHERS, refundRates } from '../shipped.ts';

const belts = z.object({ belts: z.array(z.object({ hsHeadings: z.array(z.string()) })) });

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

  it('let VAT be declared until the days that the State Taxation Administration named for 2026', () => {
    const months = Array.from({ length: 12 }, (_, index) => addMonths('2026-01', index));
    expect(months.map((month) => vatDeclaredUntil(month, calendars)?.slice(5))).toEqual([
      ...['01-20', '02-24', '03-16', '04-20', '05-22', '06-15'],
      ...['07-15', '08-17', '09-15', '10-26', '11-16', '12-15'],
    ]);
  });

  it('say that 2027 is a sample, and know nothing of 2028', () => {
    expect(firstWorkingDay(calendars, '2027-03-15')?.calendar.source).toBe('SAMPLE');
    expect(firstWorkingDay(calendars, '2028-03-15')).toBeNull();
  });
});
