import { describe, expect, it } from '@jest/globals';
import { isZoneOn } from '../../../../subgraphs/supervision/domain/zone-period.ts';

describe('isZoneOn', () => {
  it.each([
    ['2018-07-23', null, false],
    ['2018-07-24', null, true],
    ['2099-01-01', null, true],
    ['2025-04-23', '2025-04-24', true],
    ['2025-04-24', '2025-04-24', false],
  ])('is a zone on %s, withdrawn on %s: %s', (on, revokedOn, is) => {
    expect(isZoneOn({ approvedOn: '2018-07-24', revokedOn }, on)).toBe(is);
  });
});
