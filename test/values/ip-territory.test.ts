import { describe, expect, it } from '@jest/globals';
import { territoriesOf } from '../../values/ip-territory.ts';

describe('territoriesOf', () => {
  it.each([
    ['DE', '2026-11-23', ['DE', 'EU']],
    ['US', '2026-11-23', ['US']],
    ['EU', '2026-11-23', ['EU']],
    ['GB', '2020-12-31', ['GB', 'EU']],
    ['GB', '2021-01-01', ['GB']],
    ['HR', '2013-06-30', ['HR']],
    ['HR', '2013-07-01', ['HR', 'EU']],
    ['CH', '2026-11-23', ['CH']],
  ])('finds the rights of %s on %s in %j', (market, on, territories) => {
    expect(territoriesOf(market, on)).toEqual(territories);
  });

  it('counts 27 members today', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const countries = letters.flatMap((first) => letters.map((second) => `${first}${second}`));
    expect(countries.filter((country) => territoriesOf(country, '2026-11-23').length === 2)).toHaveLength(27);
  });
});
