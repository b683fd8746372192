import { describe, expect, it } from '@jest/globals';
import { firstRowOn, rowOn, ruleOf } from '../../values/dated-row.ts';
import { refundRateOn } from '../../subgraphs/finance/domain/refund-rate.ts';
import { refundRate } from '../subgraphs/finance/rows.ts';

const battery = [
  refundRate('850760', '0.13', { validFrom: '2020-03-20', validTo: '2024-11-30' }),
  refundRate('850760', '0.09', { validFrom: '2024-12-01', validTo: '2026-03-31' }),
  refundRate('850760', '0.06', { validFrom: '2026-04-01', validTo: '2026-12-31' }),
  refundRate('850760', '0', { validFrom: '2027-01-01' }),
];

describe('rowOn', () => {
  it.each([
    ['2020-03-19', undefined],
    ['2020-03-20', '0.13'],
    ['2024-11-30', '0.13'],
    ['2024-12-01', '0.09'],
    ['2026-03-31', '0.09'],
    ['2026-04-01', '0.06'],
    ['2026-12-31', '0.06'],
    ['2027-01-01', '0'],
    ['2099-12-31', '0'],
  ])('takes on %s the row that holds then, and no other', (on, rate) => {
    expect(rowOn(battery, on)?.rate).toBe(rate);
  });

  it("takes the operator's row on the days that it covers", () => {
    const own = refundRate('850760', '0.05', {
      validFrom: '2026-05-01',
      validTo: '2026-05-31',
      byOperator: true,
    });
    expect(rowOn([...battery, own], '2026-05-31')?.rate).toBe('0.05');
    expect(rowOn([...battery, own], '2026-06-01')?.rate).toBe('0.06');
  });
});

describe('refundRateOn', () => {
  const rows = [
    refundRate('85', '0.01'),
    refundRate('8507', '0.02'),
    refundRate('850760', '0.03', { validTo: '2025-12-31' }),
    refundRate('8507600090', '0.04'),
  ];

  it.each([
    ['8507600090', '2025-06-01', '0.04'],
    ['8507600010', '2025-06-01', '0.03'],
    ['8507600010', '2026-06-01', '0.02'],
    ['8507', '2025-06-01', '0.02'],
    ['8508', '2025-06-01', '0.01'],
  ])('finds for %s on %s the rate of the longest prefix', (hsCode, on, rate) => {
    expect(refundRateOn(rows, hsCode, on)?.rate).toBe(rate);
  });

  it.each([
    ['a chapter without rows', '6109100010', '2025-06-01'],
    ['a day before all rows', '8507600090', '2023-12-31'],
  ])('knows no rate for %s', (_case, hsCode, on) => {
    expect(refundRateOn(rows, hsCode, on)).toBeNull();
  });

  it('does not take a longer code for a shorter one', () => {
    expect(refundRateOn([refundRate('850760', '0.03')], '8507', '2025-06-01')).toBeNull();
  });
});

describe('firstRowOn', () => {
  it('skips a subject whose rows do not hold', () => {
    const rows = [refundRate('61', '0.01'), refundRate('6109', '0.02', { validFrom: '2030-01-01' })];
    expect(firstRowOn(rows, ['6109', '61'], '2026-01-01')?.subject).toBe('61');
  });
});

describe('ruleOf', () => {
  it('names the row, and says whether it is a sample', () => {
    expect(ruleOf(refundRate('6109', '0.13'))).toEqual({
      key: 'refund-rate/6109/2024-01-01',
      text: 'Exports under HS 6109 are refunded 13 % of the price without VAT',
      source: 'a law',
      validFrom: '2024-01-01',
      validTo: null,
      sample: false,
    });
    expect(ruleOf(refundRate('6109', '0.13', { source: 'SAMPLE' })).sample).toBe(true);
    expect(ruleOf(refundRate('6109', '0.13', { byOperator: true })).key).toBe(
      'operator/refund-rate/6109/2024-01-01',
    );
  });
});
