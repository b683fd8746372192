import { describe, expect, it } from '@jest/globals';
import { luhnCheckDigit, s10CheckDigit, waybillOf } from '../../../../subgraphs/logistics/domain/waybill.ts';

describe('waybillOf', () => {
  it.each([
    ['mail', { code: 'EMS', codeScheme: 'TRADE_NAME', mode: 'POST' }, 47_312_482n, 'EE473124829CN'],
    ['mail of others', { code: 'YANWEN', codeScheme: 'TRADE_NAME', mode: 'POST' }, 1n, 'LY000000014CN'],
    ['an airline', { code: 'CA', codeScheme: 'IATA', mode: 'AIR' }, 1_234_567n, 'CA-12345675'],
    ['a shipping line', { code: 'COSU', codeScheme: 'SCAC', mode: 'SEA' }, 7_992_739_871n, 'COSU79927398713'],
    ['a courier', { code: 'DHL', codeScheme: 'TRADE_NAME', mode: 'AIR' }, 5n, 'DHL00000000059'],
  ] as const)('is of %s', (_whose, scheme, serial, waybill) => {
    expect(waybillOf(scheme, serial)).toBe(waybill);
  });

  it('takes as many digits of the serial as it has', () => {
    const scheme = { code: 'CA', codeScheme: 'IATA', mode: 'AIR' } as const;
    expect(waybillOf(scheme, 99_991_234_567n)).toBe('CA-12345675');
  });
});

describe('check digits', () => {
  const digits = '47312482';
  const altered = [...digits].flatMap((digit, at) =>
    Array.from({ length: 10 }, (_, next) => String(next))
      .filter((next) => next !== digit)
      .map((next) => `${digits.slice(0, at)}${next}${digits.slice(at + 1)}`),
  );

  it('find every single wrong digit of a number by Luhn', () => {
    expect(altered.filter((each) => luhnCheckDigit(each) === luhnCheckDigit(digits))).toEqual([]);
  });

  it('follow S10 where the remainder is 0 or 1', () => {
    expect([s10CheckDigit('00000000'), s10CheckDigit('00000008')]).toEqual([5, 0]);
  });
});
