import { describe, expect, it } from '@jest/globals';
import { businessKeyOf } from '../../../../subgraphs/supervision/domain/business-key.ts';

const head = {
  ebpCode: 'BELTGRAPH',
  ebcCode: 'ret_1',
  orderNo: 'NO-1',
  logisticsCode: 'DHL',
  logisticsNo: 'WB-1',
  copNo: 'COP-1',
};

describe('businessKeyOf', () => {
  it.each([
    ['CEB303', 'CEB303/BELTGRAPH/NO-1'],
    ['CEB505', 'CEB505/DHL/WB-1'],
    ['CEB603', 'CEB603/COP-1'],
    ['CEB509', null],
    ['CEB605', null],
    ['CEB701', null],
  ] as const)('of %s is %s', (kind, key) => {
    expect(businessKeyOf({ kind, head })).toBe(key);
  });

  it.each(['ebpCode', 'orderNo'])('of an order without its %s is none', (field) => {
    expect(businessKeyOf({ kind: 'CEB303', head: { ...head, [field]: null } })).toBeNull();
  });
});
