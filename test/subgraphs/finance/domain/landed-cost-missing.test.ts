import { describe, expect, it } from '@jest/globals';
import type { Consignment } from '../../../../subgraphs/finance/domain/consignment.ts';
import { type ImportRules, landedCost } from '../../../../subgraphs/finance/domain/landed-cost.ts';
import { formatAmount, parseAmount } from '../../../../values/money.ts';
import { fee, levy, marketRule } from '../rows.ts';
import { consignment, eur, goods, relief, rules } from './consignments.ts';

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
