import { describe, expect, it } from '@jest/globals';
import {
  chooseTaxRoute,
  type TaxableExport,
  vatAsDomesticSale,
} from '../../../../subgraphs/finance/domain/tax-route.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, parseAmount } from '../../../../values/money.ts';

const noInvoiceRule = { validFrom: '2018-10-01', validTo: null };

const trader: TaxableExport = {
  exportedOn: '2026-05-04',
  mode: '9710',
  role: 'TRADER',
  taxpayer: 'GENERAL',
  hasVatInvoice: true,
  refundRate: parseDecimal('0.13'),
  isExemptGood: false,
  zone: null,
  isFraud: false,
  hasPapers: true,
  isClaimedInTime: true,
};
const parcel: TaxableExport = {
  ...trader,
  mode: '9610',
  hasVatInvoice: false,
  zone: { isRegistered: true, isRecorded: true, isDeclaredInZone: true },
};
const cancelled = parseDecimal('0');

describe('chooseTaxRoute', () => {
  it.each<[string, TaxableExport, string, string]>([
    ['a trader with invoices', trader, 'EXEMPT_AND_REFUND', 'trader-with-invoice'],
    [
      'a trader with an invoice in a zone',
      { ...parcel, hasVatInvoice: true },
      'EXEMPT_AND_REFUND',
      'trader-with-invoice',
    ],
    [
      'a manufacturer',
      { ...trader, role: 'MANUFACTURER', hasVatInvoice: false },
      'EXEMPT_CREDIT_REFUND',
      'manufacturer',
    ],
    ['a parcel without invoice from a zone', parcel, 'EXEMPT_WITHOUT_INVOICE', 'retail-export-of-pilot-zone'],
    ['such a parcel before the rule', { ...parcel, exportedOn: '2018-09-30' }, 'TAXED', 'invoice-missing'],
    [
      'such a parcel of a seller outside the zone',
      { ...parcel, zone: { isRegistered: false, isRecorded: true, isDeclaredInZone: true } },
      'TAXED',
      'invoice-missing',
    ],
    [
      'such a parcel that is not recorded',
      { ...parcel, zone: { isRegistered: true, isRecorded: false, isDeclaredInZone: true } },
      'TAXED',
      'invoice-missing',
    ],
    [
      'such a parcel declared elsewhere',
      { ...parcel, zone: { isRegistered: true, isRecorded: true, isDeclaredInZone: false } },
      'TAXED',
      'invoice-missing',
    ],
    ['such a parcel outside zones', { ...parcel, zone: null }, 'TAXED', 'invoice-missing'],
    [
      'such a parcel of goods whose refund is cancelled',
      { ...parcel, refundRate: cancelled },
      'TAXED',
      'refund-cancelled',
    ],
    ['B2B goods without invoice from a zone', { ...parcel, mode: '9710' }, 'TAXED', 'invoice-missing'],
    ['a small-scale taxpayer', { ...trader, taxpayer: 'SMALL_SCALE' }, 'EXEMPT_ONLY', 'small-scale-taxpayer'],
    ['market procurement', { ...trader, mode: '1039' }, 'EXEMPT_ONLY', 'market-procurement'],
    ['a cancelled refund', { ...trader, refundRate: cancelled }, 'TAXED', 'refund-cancelled'],
    [
      'a cancelled refund on an exempt good',
      { ...trader, refundRate: cancelled, isExemptGood: true },
      'EXEMPT_ONLY',
      'refund-cancelled-on-exempt-good',
    ],
    ['fraud', { ...trader, taxpayer: 'SMALL_SCALE', isFraud: true }, 'TAXED', 'fraud'],
    ['missing papers', { ...trader, hasPapers: false }, 'TAXED', 'papers-missing'],
    ['no claim in time', { ...trader, isClaimedInTime: false }, 'TAXED', 'not-claimed-in-time'],
  ])('sends %s its way', (_case, of, route, reason) => {
    expect(chooseTaxRoute(of, noInvoiceRule)).toEqual({ route, reason });
  });

  it('refuses to choose where the refund rate is unknown', () => {
    expect(() => chooseTaxRoute({ ...trader, refundRate: null }, noInvoiceRule)).toThrow(
      expect.objectContaining({ code: 'RATE_UNKNOWN' }),
    );
  });

  it('needs no rate where the route does not depend on it', () => {
    const of: TaxableExport = { ...trader, taxpayer: 'SMALL_SCALE', refundRate: null };
    expect(chooseTaxRoute(of, noInvoiceRule).route).toBe('EXEMPT_ONLY');
  });
});

describe('vatAsDomesticSale', () => {
  it.each([
    ['113.00', '0.13', '13.00'],
    ['100.00', '0.13', '11.50'],
    ['109.00', '0.09', '9.00'],
  ])('finds in %s at %s the VAT %s', (price, levy, vat) => {
    expect(formatAmount(vatAsDomesticSale(parseAmount(price, 'CNY'), parseDecimal(levy)))).toBe(vat);
  });
});
