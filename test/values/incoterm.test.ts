import { describe, expect, it } from '@jest/globals';
import { INCOTERMS, type Incoterm, requireFittingTransport, termsOf } from '../../values/incoterm.ts';

const all = Object.keys(INCOTERMS) as Incoterm[];
const those = (holds: (incoterm: Incoterm) => boolean) => all.filter(holds).sort();

describe('termsOf', () => {
  it('knows the eleven Incoterms 2020', () => {
    expect(all).toHaveLength(11);
  });

  it.each<[string, (incoterm: Incoterm) => boolean, Incoterm[]]>([
    ['for the sea only', (term) => termsOf(term).seaOnly, ['CFR', 'CIF', 'FAS', 'FOB']],
    ['under which the seller has to insure', (term) => termsOf(term).mustInsure !== null, ['CIF', 'CIP']],
    ['that ask for all-risks cover', (term) => termsOf(term).mustInsure === 'ALL_RISKS', ['CIP']],
    ['under which the buyer clears the export', (term) => termsOf(term).exportClearance === 'BUYER', ['EXW']],
    [
      'under which the seller clears the import',
      (term) => termsOf(term).importClearance === 'SELLER',
      ['DDP'],
    ],
    [
      'under which the seller bears the freight',
      (term) => termsOf(term).freight === 'SELLER',
      ['CFR', 'CIF', 'CIP', 'CPT', 'DAP', 'DDP', 'DPU'],
    ],
    [
      'under which an insurance is the seller’s cost',
      (term) => termsOf(term).insurance === 'SELLER',
      ['CIF', 'CIP', 'DAP', 'DDP', 'DPU'],
    ],
  ])('tells the terms %s', (_case, holds, expected) => {
    expect(those(holds)).toEqual(expected);
  });
});

describe('requireFittingTransport', () => {
  it.each(['FAS', 'FOB', 'CFR', 'CIF'] as const)('refuses %s by air, rail, road and post', (incoterm) => {
    for (const mode of ['AIR', 'RAIL', 'ROAD', 'POST'] as const) {
      expect(() => requireFittingTransport(incoterm, mode)).toThrow(
        expect.objectContaining({ reason: 'incoterm-for-sea-only' }),
      );
    }
    expect(() => requireFittingTransport(incoterm, 'SEA')).not.toThrow();
  });

  it.each(['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'] as const)('takes %s by any mode', (incoterm) => {
    expect(() => requireFittingTransport(incoterm, 'AIR')).not.toThrow();
  });
});
