import { describe, expect, it } from '@jest/globals';
import {
  type CustomsMode,
  modeRuleOn,
  requireModeAllowed,
} from '../../../../subgraphs/supervision/domain/customs-mode.ts';
import { readCustomsModeRules } from '../../../../subgraphs/supervision/services/customs-mode-rules.ts';

const rules = readCustomsModeRules();
const zone = { approvedOn: '2018-07-24', revokedOn: '2025-04-24' };

describe('modeRuleOn', () => {
  it.each([
    ['M9610', '2014-02-09'],
    ['M1210', '2014-07-31'],
    ['M1239', '2016-11-30'],
    ['M9710', '2021-06-30'],
    ['M9810', '2021-06-30'],
    ['M1039', '2014-06-30'],
    ['M0110', '2013-12-31'],
  ] as const)('knows no rule of %s on %s, and one from the next day on', (mode, on) => {
    const nextDay = new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);
    expect(() => modeRuleOn(rules, mode, on)).toThrow(expect.objectContaining({ code: 'RULE_UNKNOWN' }));
    expect(modeRuleOn(rules, mode, nextDay)).toMatchObject({ mode, validFrom: nextDay });
  });

  it('takes the row of the day', () => {
    expect(modeRuleOn(rules, 'M9610', '2018-12-31').smallHsDigits).toBeNull();
    expect(modeRuleOn(rules, 'M9610', '2019-01-01').smallHsDigits).toBe(4);
  });
});

describe('requireModeAllowed', () => {
  const check = (mode: CustomsMode, channel: 'B2C' | 'B2B', at: { zone?: typeof zone; on?: string } = {}) => {
    const { on = '2026-11-23' } = at;
    requireModeAllowed(modeRuleOn(rules, mode, on), { channel, zone: at.zone ?? null, on });
  };

  it.each([
    ['M9610', 'B2C'],
    ['M1210', 'B2C'],
    ['M9710', 'B2B'],
    ['M9810', 'B2B'],
    ['M0110', 'B2B'],
    ['M1039', 'B2B'],
  ] as const)('lets %s export through %s', (mode, channel) => {
    expect(() => check(mode, channel)).not.toThrow();
  });

  it.each([
    ['M9610', 'B2B', 'mode-not-for-channel'],
    ['M1210', 'B2B', 'mode-not-for-channel'],
    ['M9710', 'B2C', 'mode-not-for-channel'],
    ['M9810', 'B2C', 'mode-not-for-channel'],
    ['M0110', 'B2C', 'mode-not-for-channel'],
    ['M1039', 'B2C', 'mode-not-for-channel'],
    ['M1239', 'B2C', 'import-only'],
    ['M1239', 'B2B', 'import-only'],
  ] as const)('refuses %s for exports through %s: %s', (mode, channel, reason) => {
    expect(() => check(mode, channel)).toThrow(expect.objectContaining({ code: 'MODE_NOT_ALLOWED', reason }));
  });

  it.each([
    ['2018-07-23', false],
    ['2018-07-24', true],
    ['2025-04-23', true],
    ['2025-04-24', false],
  ])('asks whether the zone is one on %s: %s', (on, isAllowed) => {
    const attempt = () => check('M9610', 'B2C', { zone, on });
    if (isAllowed) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ reason: 'zone-not-active' }));
  });
});
