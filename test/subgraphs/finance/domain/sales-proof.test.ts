import { expect, it } from '@jest/globals';
import { isSaleProven } from '../../../../subgraphs/finance/domain/sales-proof.ts';
import { euros } from '../../../support/finance.ts';

const lines = [
  { number: 1, quantity: 100, amount: euros(1_000_00n) },
  { number: 2, quantity: 3, amount: euros(100_00n) },
];
const sold = (first: number, second = 0) => [
  { orderId: 'ord_1', orderLineNumber: 1, quantity: first },
  { orderId: 'ord_1', orderLineNumber: 2, quantity: second },
];
const paid = (minor: bigint, areReceived = false) => ({
  ...{ fromBuyer: euros(minor), fromInsurer: euros(0n), areReceived },
});

it.each([
  ['nobody has paid', paid(0n), sold(1), false],
  ['the price of 60 was paid, for 60', paid(600_00n), sold(60), true],
  ['the price of 60 was paid, for 61', paid(600_00n), sold(61), false],
  ['a cent of it is missing', paid(599_99n), sold(60), false],
  ['both lines are sold', paid(633_33n), sold(60, 1), true],
  ['the price of one of them was paid', paid(600_00n), sold(60, 1), false],
  ['other claims have taken what was paid', paid(600_00n), [...sold(60), ...sold(1)], false],
  ['all proceeds are in, whatever they come to', paid(1n, true), sold(100, 3), true],
])('a sale is proven by what was paid: %s', (_what, proceeds, units, expected) => {
  expect(isSaleProven(proceeds, { total: euros(1_100_00n), lines }, units)).toBe(expected);
});

it.each([
  ['half of all was paid, for half of the goods', paid(110_00n), sold(50), true],
  ['it is more than the price of all goods without freight', paid(110_00n), sold(51), false],
])('freight is paid with the goods that it carries: %s', (_what, proceeds, units, expected) => {
  const dear = { total: euros(220_00n), lines: [{ number: 1, quantity: 100, amount: euros(20_00n) }] };
  expect(isSaleProven(proceeds, dear, units)).toBe(expected);
});

it('nothing is proven of goods without a price', () => {
  const free = { total: euros(10_00n), lines: [{ number: 1, quantity: 100, amount: euros(0n) }] };
  expect(isSaleProven(paid(9_99n), free, sold(1))).toBe(false);
});
