import { describe, expect, it } from '@jest/globals';
import { type CustomsMode, modeRuleOn } from '../../../../subgraphs/supervision/domain/customs-mode.ts';
import { chooseForm, demandedHsDigits } from '../../../../subgraphs/supervision/domain/declaration-form.ts';
import { readCustomsModeRules } from '../../../../subgraphs/supervision/services/customs-mode-rules.ts';
import { money } from '../../../../values/money.ts';

const rules = readCustomsModeRules();
const ruleOf = (mode: CustomsMode) => modeRuleOn(rules, mode, '2026-11-23');
const yuan = (value: bigint) => money(value * 100n, 'CNY');

describe('chooseForm', () => {
  it.each([
    ['M9610', 100n, false, 'LIST'],
    ['M9610', 90_000n, true, 'LIST'],
    ['M1210', 90_000n, true, 'LIST'],
    ['M9710', 5_000n, false, 'LIST'],
    ['M9710', 5_000n, true, 'FORM'],
    ['M9710', 5_001n, false, 'FORM'],
    ['M9810', 5_000n, false, 'LIST'],
    ['M9810', 5_001n, false, 'FORM'],
    ['M0110', 1n, false, 'FORM'],
    ['M1039', 1n, false, 'FORM'],
  ] as const)('%s of CNY %s, licence, inspection or duty %s: %s', (mode, value, involved, form) => {
    const consignment = { value: yuan(value), involvesLicenceInspectionDuty: involved };
    expect(chooseForm(ruleOf(mode), consignment)).toBe(form);
  });

  it('measures to the fen', () => {
    const consignment = { value: money(500_001n, 'CNY'), involvesLicenceInspectionDuty: false };
    expect(chooseForm(ruleOf('M9710'), consignment)).toBe('FORM');
  });

  it('refuses a value in another currency', () => {
    const consignment = { value: money(1n, 'USD'), involvesLicenceInspectionDuty: false };
    expect(() => chooseForm(ruleOf('M9710'), consignment)).toThrow(
      expect.objectContaining({ code: 'CURRENCY_MISMATCH' }),
    );
  });
});

describe('demandedHsDigits', () => {
  const small = {
    value: yuan(5_000n),
    involvesLicenceInspectionDuty: false,
    isInZone: true,
    wantsRefund: false,
  };

  it.each([
    ['M9610', {}, 4],
    ['M9610', { isInZone: false }, 10],
    ['M9610', { wantsRefund: true }, 10],
    ['M9610', { involvesLicenceInspectionDuty: true }, 10],
    ['M9610', { value: yuan(5_001n) }, 10],
    ['M9710', {}, 6],
    ['M9710', { wantsRefund: true }, 10],
    ['M9710', { isInZone: false }, 10],
    ['M9710', { value: yuan(5_001n) }, 10],
    ['M9810', {}, 6],
    ['M1210', {}, 10],
    ['M0110', {}, 10],
    ['M1039', {}, 10],
  ] as const)('%s with %j demands %i digits', (mode, changes, digits) => {
    expect(demandedHsDigits(ruleOf(mode), { ...small, ...changes })).toBe(digits);
  });

  it('demanded all digits of parcels before 2019', () => {
    expect(demandedHsDigits(modeRuleOn(rules, 'M9610', '2018-06-01'), small)).toBe(10);
  });
});
