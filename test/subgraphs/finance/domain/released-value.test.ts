import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isReleasedStatus, releasedValue } from '../../../../subgraphs/finance/domain/released-value.ts';
import { money } from '../../../../values/money.ts';
import { orderTerms } from '../order-money.ts';

const declared = (isReleased: boolean, ...lines: readonly (readonly [number, number])[]) => ({
  isReleased,
  lines: lines.map(([orderLineNumber, quantity]) => ({ orderLineNumber, quantity })),
});

// 3 x 10.00 and 1 x 20.00, with 9.99 of freight.
const order = orderTerms({
  total: money(59_99n, 'EUR'),
  lines: [
    { number: 1, quantity: 3, amount: money(30_00n, 'EUR') },
    { number: 2, quantity: 1, amount: money(20_00n, 'EUR') },
  ],
});

describe('releasedValue', () => {
  it.each([
    ['nothing', [], 0n],
    ['what is not released', [declared(false, [1, 3], [2, 1])], 0n],
    ['one line, with its share of the freight', [declared(true, [2, 1])], 24_00n],
    ['a third of a line', [declared(true, [1, 1])], 12_00n],
    ['all, in parts, to the last cent', [declared(true, [1, 2]), declared(true, [1, 1], [2, 1])], 59_99n],
    ['no more than was ordered', [declared(true, [1, 9]), declared(true, [2, 1])], 59_99n],
    ['nothing for lines that nobody ordered', [declared(true, [7, 1])], 0n],
  ])('is of %s', (_what, declarations, minor) => {
    expect(releasedValue(order, declarations).minor).toBe(minor);
  });

  it('never falls when more is released, and ends at the total', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 1_000_000n }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 999 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (total, given) => {
          const lines = given.map(([quantity, price], index) => ({
            number: index + 1,
            quantity,
            amount: money(BigInt(quantity * price), 'EUR'),
          }));
          const terms = orderTerms({ total: money(total, 'EUR'), lines });
          const steps = lines.flatMap(({ number, quantity }) =>
            Array.from({ length: quantity }, () => declared(true, [number, 1])),
          );
          const values = steps.map((_step, index) => releasedValue(terms, steps.slice(0, index + 1)).minor);
          expect(values).toEqual([...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
          expect(values.at(-1)).toBe(total);
        },
      ),
    );
  });
});

it('counts a declaration as released from RELEASED on', () => {
  const statuses = ['SUBMITTED', 'PASSED', 'INSPECTION', 'DETAINED', 'RETURNED', 'WITHDRAWN', 'REJECTED'];
  expect(statuses.filter(isReleasedStatus)).toEqual([]);
  expect(['RELEASED', 'DEPARTED', 'CLOSED'].every(isReleasedStatus)).toBe(true);
});
