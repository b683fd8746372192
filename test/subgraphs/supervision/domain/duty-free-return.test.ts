import { describe, expect, it } from '@jest/globals';
import type { CustomsMode } from '../../../../subgraphs/supervision/domain/customs-mode.ts';
import { judgeReturn } from '../../../../subgraphs/supervision/domain/duty-free-return.ts';
import { clear, type ReturnClearance } from '../../../../subgraphs/supervision/domain/return-clearance.ts';
import { readReturnRules } from '../../../../subgraphs/supervision/services/return-rules.ts';

const rules = readReturnRules();

const line = (hsCode = '9503008900', lineNumber = 1) => ({ lineNumber, hsCode });
const exported = (exportedOn: string | null, mode: CustomsMode = 'M9610', orderLineNumber = 1) => ({
  declarationId: `decl_${exportedOn}_${orderLineNumber}`,
  mode,
  exportedOn,
  lines: [
    {
      ...{ number: 1, orderLineNumber, skuId: 'sku_1', supplierId: 'sup_1' },
      ...{ hsCode: '9503008900', quantity: 1, unit: 'C62', total: { minor: 1n, currency: 'EUR' as const } },
    },
  ],
});
const day = (
  declarations: readonly ReturnType<typeof exported>[],
  { reason = 'UNWANTED', lines = [line()] } = {},
) => judgeReturn({ reason, lines }, declarations, rules).dutyFreeTo;
const reasonOf = (
  declarations: readonly ReturnType<typeof exported>[],
  { reason = 'UNWANTED', lines = [line()] } = {},
) => judgeReturn({ reason, lines }, declarations, rules).dutyReason;

describe('the last day for coming back free of duty', () => {
  it.each([
    ['2025-12-31', null],
    ['2026-01-01', '2026-07-01'],
    ['2026-08-31', '2027-02-28'],
    ['2027-12-31', '2028-06-30'],
    ['2028-01-01', null],
  ])('of an export on %s is %s', (exportedOn, last) => {
    expect(day([exported(exportedOn)])).toBe(last);
  });

  it.each<[CustomsMode, boolean]>([
    ['M9610', true],
    ['M9710', true],
    ['M9810', true],
    ['M1210', true],
    ['M1239', false],
    ['M0110', false],
    ['M1039', false],
  ])('is there for %s: %s', (mode, isFree) => {
    expect(day([exported('2026-11-24', mode)])).toBe(isFree ? '2027-05-24' : null);
  });

  it.each(['0402211000', '0902301000', '1905310000', '2206001000'])('is not there for food, %s', (hsCode) => {
    expect(day([exported('2026-11-24')], { lines: [line(hsCode)] })).toBeNull();
  });

  it('is not there for what is broken, or has not left', () => {
    expect(day([exported('2026-11-24')], { reason: 'DAMAGED' })).toBeNull();
    expect(day([exported(null)])).toBeNull();
    expect(day([])).toBeNull();
  });

  it('is the first of all lines, each by its oldest export', () => {
    const both = [line(), line('9503008900', 2)];
    const one = [exported('2026-11-24'), exported('2026-10-01')];
    expect(day(one)).toBe('2027-04-01');
    expect(day([...one, exported('2026-09-15', 'M9710', 2)], { lines: both })).toBe('2027-03-15');
    expect(day(one, { lines: both })).toBeNull();
  });
});

describe('goods that come back', () => {
  it.each([
    ['NOT_EXPORTED', null],
    ['NO_RULE', '2025-12-31'],
  ])('owe duty because of %s', (reason, exportedOn) => {
    expect(reasonOf([exported(exportedOn)])).toBe(reason);
  });

  it('owe duty for their mode, their kind or their state; else they name the rule', () => {
    const left = [exported('2026-11-24')];
    expect(reasonOf([exported('2026-11-24', 'M0110')])).toBe('OTHER_MODE');
    expect(reasonOf(left, { lines: [line('0902301000')] })).toBe('EXCLUDED_GOODS');
    expect(reasonOf(left, { reason: 'DAMAGED' })).toBe('NOT_ORIGINAL_STATE');
    const mixed = { reason: 'UNWANTED', lines: [line(), line('0902301000')] };
    expect(judgeReturn(mixed, left, rules)).toMatchObject({ dutyReason: 'EXCLUDED_GOODS', ruleSource: null });
    expect(judgeReturn({ reason: 'UNWANTED', lines: [line()] }, left, rules)).toMatchObject({
      dutyReason: null,
      ruleSource: expect.stringContaining('2026 and 2027'),
    });
  });

  it('name the declarations that they can have left under, oldest first', () => {
    const of = [
      exported('2026-11-24'),
      exported(null),
      exported('2026-10-01'),
      exported('2026-10-02', 'M9610', 2),
    ];
    expect(judgeReturn({ reason: 'UNWANTED', lines: [line()] }, of, rules).exportIds).toEqual([
      'decl_2026-10-01_1',
      'decl_2026-11-24_1',
    ]);
  });
});

describe('customs', () => {
  const before: ReturnClearance = {
    ...{ _id: 'rtn_1', orderId: 'order_1', dutyFreeTo: '2027-05-24', version: 0 },
    ...{ presentedAt: null, releasedAt: null, isDutyFree: null },
    ...{ dutyReason: null, ruleSource: 'rule', exportIds: ['decl_1'], certificate: null },
  };
  const now = new Date('2027-06-30T00:00:00Z');
  const there = (at: string) => ({ status: 'AT_CUSTOMS', at: new Date(at), reportedAt: null });
  const certificate = { number: 'VC-1', kind: 'REPAID' } as const;
  const repaid = { isVatRepaid: true, certificate };

  it.each([
    ['before they are there', { status: 'IN_TRANSIT', at: now, reportedAt: null }, repaid],
    [
      'while tax on them stays refunded',
      there('2027-05-01T00:00:00Z'),
      { isVatRepaid: false, certificate: null },
    ],
    ['without its proof', there('2027-05-01T00:00:00Z'), { isVatRepaid: true, certificate: null }],
    ['before finance has said so', there('2027-05-01T00:00:00Z'), null],
  ])('lets no goods in %s', (_when, returned, dues) => {
    expect(clear(before, { returned, dues, now })).toMatchObject({
      releasedAt: null,
      isDutyFree: null,
      certificate: null,
    });
  });

  it.each([
    ['2027-05-24T15:59:59Z', true],
    ['2027-05-24T16:00:00Z', false],
  ])('lets goods in that came at %s, free of duty: %s, however long the repayment took', (at, isDutyFree) => {
    const held = clear(before, { returned: there(at), dues: null, now });
    const letIn = clear(held, { returned: there(at), dues: repaid, now });
    expect(letIn).toMatchObject({ presentedAt: new Date(at), releasedAt: now, isDutyFree, certificate });
    expect(letIn.dutyReason).toBe(isDutyFree ? null : 'LATE');
  });

  it.each([
    ['2027-05-24T15:59:59Z', true],
    ['2027-05-24T16:00:00Z', false],
  ])('goes by the carrier’s own %s, whenever others heard of it', (reportedAt, isDutyFree) => {
    const returned = { ...there('2027-05-30T00:00:00Z'), reportedAt: new Date(reportedAt) };
    const letIn = clear(before, { returned, dues: repaid, now });
    expect(letIn).toMatchObject({ presentedAt: new Date(reportedAt), isDutyFree });
  });

  it('lets goods in once', () => {
    const done = clear(before, { returned: there('2027-05-01T00:00:00Z'), dues: repaid, now });
    const later = { returned: there('2027-05-01T00:00:00Z'), dues: repaid, now: new Date('2028-01-01') };
    expect(clear(done, later)).toEqual(done);
  });
});
