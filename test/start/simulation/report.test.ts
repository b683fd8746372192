import { expect, it } from '@jest/globals';
import { INVARIANTS } from '../../../start/simulation/invariants/index.ts';
import { judge } from '../../../start/simulation/report.ts';
import { honestTrade } from '../../support/honest-trade.ts';

const checked = INVARIANTS.filter((invariant) => 'check' in invariant);

/** With something of all that is checked. */
function wholeTrade() {
  const trade = honestTrade();
  trade.attempts.I27.refused = 1;
  return trade;
}

it('counts what was checked, and ends with the sum', () => {
  const { lines, passed, failed } = judge(wholeTrade().observed);
  expect({ passed, failed }).toEqual({ passed: checked.length, failed: 0 });
  expect(lines.at(-1)).toBe(`${checked.length} passed, 0 failed`);
});

it('does not count as passed what saw nothing', () => {
  const { observed } = wholeTrade();
  const { lines, passed, failed } = judge({
    ...observed,
    returns: [],
    world: withoutReturns(observed.world),
  });
  expect({ passed, failed }).toEqual({ passed: checked.length - 1, failed: 0 });
  expect(lines.filter((line) => line.includes('not checked'))).toEqual([
    expect.stringMatching(/^I25 +not checked, as nothing was there: 0 returns/),
  ]);
});

it('shows what fails, and counts it', () => {
  const { observed, level } = wholeTrade();
  level.shortage = 1;
  const { lines, failed } = judge(observed);
  expect(failed).toBeGreaterThan(0);
  expect(lines.join('\n')).toContain('FAILS in 1');
});

const withoutReturns = <World extends object>(world: World): World => ({
  ...world,
  returns: { refusedUnpaid: 0, passedUnpaid: [] },
});
