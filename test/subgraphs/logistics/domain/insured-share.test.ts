import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { insuredShare } from '../../../../subgraphs/logistics/domain/insured-share.ts';
import type { OrderFacts } from '../../../../subgraphs/logistics/domain/order-facts.ts';
import { money } from '../../../../values/money.ts';

const orderOf = (insured: bigint, lines: readonly { quantity: number; amount: bigint }[]): OrderFacts => ({
  _id: 'ord_1',
  retailerId: 'ret_1',
  buyerId: 'buy_1',
  destination: 'DE',
  incoterm: 'CIP',
  status: 'CONFIRMED',
  insurance: money(insured, 'EUR'),
  lines: lines.map(({ quantity, amount }, index) => ({
    number: index + 1,
    supplierId: 'sup_1',
    quantity,
    netGrams: 1,
    amount: money(amount, 'EUR'),
  })),
});

const lineOf = (lineNumber: number, quantity: number) => ({ lineNumber, quantity, warehouseId: 'wh_1' });

describe('insuredShare', () => {
  it('is the whole for a whole order, and the part by value for a part', () => {
    const order = orderOf(1_000n, [
      { quantity: 10, amount: 7_500n },
      { quantity: 4, amount: 2_500n },
    ]);
    expect(insuredShare(order, [lineOf(1, 10), lineOf(2, 4)], []).minor).toBe(1_000n);
    expect(insuredShare(order, [lineOf(2, 2)], []).minor).toBe(125n);
  });

  it('insures gifts by their lines', () => {
    const order = orderOf(9n, [
      { quantity: 1, amount: 0n },
      { quantity: 1, amount: 0n },
    ]);
    expect(insuredShare(order, [lineOf(1, 1)], []).minor).toBe(5n);
  });

  it('adds up to the whole however an order is shipped in parts', () => {
    const line = fc.record({ quantity: fc.integer({ min: 1, max: 50 }), amount: fc.bigInt(0n, 100_000n) });
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 });
    fc.assert(
      fc.property(
        fc.bigInt(0n, 10_000n),
        fc.array(line, { minLength: 1, maxLength: 5 }),
        cuts,
        (insured, lines, parts) => {
          const order = orderOf(insured, lines);
          const shipments: { status: 'BOOKED'; lines: ReturnType<typeof lineOf>[] }[] = [];
          let total = 0n;
          const left = lines.map(({ quantity }) => quantity);
          const ship = (part: number) => {
            const shipped = left.flatMap((quantity, index) => {
              const units = Math.min(part, quantity);
              left[index] = quantity - units;
              return units > 0 ? [lineOf(index + 1, units)] : [];
            });
            total += insuredShare(order, shipped, shipments).minor;
            shipments.push({ status: 'BOOKED', lines: shipped });
          };
          parts.forEach(ship);
          ship(Infinity);
          expect(total).toBe(insured);
        },
      ),
    );
  });
});
