import { expect, it } from '@jest/globals';
import { type GoodsOfOrder, withRepaidBefore } from '../../../../subgraphs/finance/domain/repaid-before.ts';
import type { ReturnDues } from '../../../../subgraphs/finance/domain/return-dues.ts';
import { money, zero } from '../../../../values/money.ts';

const yuan = (minor: bigint) => money(minor, 'CNY');
const dues = (
  quantity: number,
  counted: { cleared?: number; repaid?: number } = {},
  status = 'AT_CUSTOMS',
): ReturnDues => ({
  ...{ returnId: 'rtn_1', orderId: 'ord_1', status, supplierIds: ['sup_1'] },
  lines: [{ lineNumber: 1, quantity, cleared: 0, repaid: 0, ...counted }],
  ...{ unitsToRepay: 0, toRepay: zero('CNY'), repaid: zero('CNY') },
  ...{ due: null, most: null, credited: null, refunded: null, version: 1 },
});
/** Ten units left, of which claims stand for some, at 144.44 CNY each. */
const goods = (given: {
  free?: number;
  standing: number;
  repaid: number;
  others?: readonly ReturnDues[];
}): GoodsOfOrder => ({
  declared: [{ orderLineNumber: 1, quantity: 10, free: given.free ?? 0 }],
  claimed: [
    {
      ...{ orderLineNumber: 1, standing: given.standing, repaidQuantity: given.repaid },
      repaid: yuan(BigInt(given.repaid) * 144_44n),
    },
  ],
  others: given.others ?? [],
});

it.each<[string, ReturnDues, GoodsOfOrder, number]>([
  ['nothing was repaid', dues(3), goods({ standing: 10, repaid: 0 }), 0],
  ['one unit was repaid', dues(3), goods({ standing: 9, repaid: 1 }), 1],
  ['more was repaid than comes back', dues(3), goods({ standing: 5, repaid: 5 }), 3],
  ['what was repaid is counted already', dues(3, { repaid: 1 }), goods({ standing: 9, repaid: 1 }), 0],
  ['units are still to be claimed', dues(3), goods({ free: 4, standing: 6, repaid: 0 }), 0],
  [
    'units went to another return',
    dues(3),
    goods({ standing: 8, repaid: 2, others: [dues(2, { repaid: 2 })] }),
    0,
  ],
  ['unclaimed ones did', dues(3), goods({ standing: 8, repaid: 0, others: [dues(2, { cleared: 2 })] }), 0],
  [
    'the other return was withdrawn',
    dues(3),
    goods({ standing: 8, repaid: 2, others: [dues(2, { repaid: 2 }, 'WITHDRAWN')] }),
    2,
  ],
  [
    'the other return never came in',
    dues(3),
    goods({ standing: 8, repaid: 2, others: [dues(2, { repaid: 2 }, 'CLOSED')] }),
    2,
  ],
  [
    'the other return was counted',
    dues(3),
    goods({
      ...{ standing: 8, repaid: 2 },
      others: [{ ...dues(2, { repaid: 2 }, 'CLOSED'), due: money(20_00n, 'EUR') }],
    }),
    0,
  ],
  [
    'other goods were repaid',
    dues(3),
    {
      ...goods({ standing: 10, repaid: 0 }),
      claimed: [
        { orderLineNumber: 2, standing: 0, repaidQuantity: 3, repaid: yuan(9n) },
        { orderLineNumber: 1, standing: 10, repaidQuantity: 0, repaid: yuan(0n) },
      ],
    },
    0,
  ],
])('what was repaid early counts for a return, where %s', (_what, before, of, units) => {
  const after = withRepaidBefore(before, of);
  expect(after.lines[0]?.repaid).toBe((before.lines[0]?.repaid ?? 0) + units);
  expect(after.repaid).toEqual(yuan(BigInt(units) * 144_44n));
});
