import { describe, expect, it } from '@jest/globals';
import { lastKnownDay, requireKnownRates } from '../../../start/simulation/known-rates.ts';

const run = (to: string) => ({ from: new Date('2027-06-02T00:00:00Z'), to: new Date(to) });

describe('the days of a simulation', () => {
  it('end in the last known one at the latest', () => {
    expect(() => requireKnownRates(run('2027-06-30T15:59:59Z'), '2027-06-30')).not.toThrow();
  });

  it('are refused, with the way out, where they end a minute later', () => {
    const late = () => requireKnownRates(run('2027-06-30T16:00:00Z'), '2027-06-30');
    expect(late).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }));
    expect(late).toThrow(/from 2027-06-02 to 2027-07-01[^]*npm run clock -- --reset/);
  });

  it('are known as far as the README says', () => {
    expect(lastKnownDay()).toBe('2027-06-30');
  });
});
