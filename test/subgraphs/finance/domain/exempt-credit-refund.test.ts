import { describe, expect, it } from '@jest/globals';
import { exemptCreditRefund } from '../../../../subgraphs/finance/domain/exempt-credit-refund.ts';
import { parseDecimal } from '../../../../values/decimal.ts';
import { formatAmount, parseAmount } from '../../../../values/money.ts';

const cny = (amount: string) => parseAmount(amount, 'CNY');

const exported = (fob: string, levy: string, refund: string, freeMaterials = '0') => ({
  fob: cny(fob),
  levyRate: parseDecimal(levy),
  refundRate: parseDecimal(refund),
  freeMaterials: cny(freeMaterials),
});

const period = (
  exports: ReturnType<typeof exported>[],
  inputVat: string,
  outputVat: string,
  carriedIn = '0',
) => ({ exports, inputVat: cny(inputVat), outputVat: cny(outputVat), carriedIn: cny(carriedIn) });

describe('exemptCreditRefund', () => {
  it.each([
    [
      'the whole credit left when it is under the cap',
      period([exported('1200000', '0.13', '0.10')], '91000', '0'),
      {
        nonCreditable: '36000.00',
        payable: '-55000.00',
        cap: '120000.00',
        refund: '55000.00',
        credit: '65000.00',
        carriedOut: '0.00',
      },
    ],
    [
      'the cap when more credit is left, and carries the rest',
      period([exported('500000', '0.13', '0.13')], '200000', '52000', '10000'),
      {
        nonCreditable: '0.00',
        payable: '-158000.00',
        cap: '65000.00',
        refund: '65000.00',
        credit: '0.00',
        carriedOut: '93000.00',
      },
    ],
    [
      'nothing when tax is due',
      period([exported('500000', '0.13', '0.13')], '40000', '90000'),
      {
        nonCreditable: '0.00',
        payable: '50000.00',
        cap: '65000.00',
        refund: '0.00',
        credit: '65000.00',
        carriedOut: '0.00',
      },
    ],
    [
      'nothing when exactly nothing is due',
      period([exported('500000', '0.13', '0.13')], '50000', '50000'),
      {
        nonCreditable: '0.00',
        payable: '0.00',
        cap: '65000.00',
        refund: '0.00',
        credit: '65000.00',
        carriedOut: '0.00',
      },
    ],
    [
      'less for materials bought free of tax',
      period([exported('1000000', '0.13', '0.09', '200000')], '100000', '0'),
      {
        nonCreditable: '32000.00',
        payable: '-68000.00',
        cap: '72000.00',
        refund: '68000.00',
        credit: '4000.00',
        carriedOut: '0.00',
      },
    ],
    [
      'the sum over goods of several rates, rounded once',
      period([exported('0.05', '0.13', '0.09'), exported('0.08', '0.13', '0.13')], '1', '0'),
      {
        nonCreditable: '0.00',
        payable: '-1.00',
        cap: '0.01',
        refund: '0.01',
        credit: '0.00',
        carriedOut: '0.99',
      },
    ],
    [
      'nothing without exports',
      period([], '100', '0'),
      {
        nonCreditable: '0.00',
        payable: '-100.00',
        cap: '0.00',
        refund: '0.00',
        credit: '0.00',
        carriedOut: '100.00',
      },
    ],
  ])('refunds %s', (_case, of, expected) => {
    const result = exemptCreditRefund(of);
    const { nonCreditable, payable, cap, refund, credit, carriedOut } = result;
    expect([nonCreditable, payable, cap, refund, credit, carriedOut].map(formatAmount)).toEqual(
      Object.values(expected),
    );
    expect(result.refund.minor + result.credit.minor).toBe(result.cap.minor);
  });

  it.each([
    ['a refund rate above the levy', exported('100', '0.09', '0.13'), 'refund-above-levy'],
    ['free materials above the exports', exported('100', '0.13', '0.13', '101'), 'free-materials-above-fob'],
    ['a negative FOB value', exported('-1', '0.13', '0.13'), 'negative-amount'],
  ])('refuses %s', (_case, of, reason) => {
    expect(() => exemptCreditRefund(period([of], '0', '0'))).toThrow(expect.objectContaining({ reason }));
  });
});
